/** A point of an emblem: 0, 0 is its middle, and everything lies between -32 and 32. */
export type Point = readonly [x: number, y: number];
/** The corners of an area, in order; the last one joins the first. */
export type Polygon = readonly Point[];

/** Returns the corners of a regular polygon, the first of them at `fromDegrees` clockwise from the top. */
export function ring(corners: number, radius: number, fromDegrees = 0): Polygon {
  return Array.from({ length: corners }, (_, index) => {
    const angle = ((fromDegrees + (index * 360) / corners) * Math.PI) / 180;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const;
  });
}

/** Returns a rectangle from its left upper to its right lower corner. */
export function box([left, top]: Point, [right, bottom]: Point): Polygon {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Returns a polygon moved, after it was made larger or smaller around 0, 0. */
export function moved(polygon: Polygon, { x = 0, y = 0, scale = 1 }: { x?: number; y?: number; scale?: number }) {
  return polygon.map(([atX, atY]) => [atX * scale + x, atY * scale + y] as const);
}

/** Returns a polygon in a mirror that stands upright in the middle. */
export function mirrored(polygon: Polygon): Polygon {
  return polygon.map(([x, y]) => [-x, y] as const).toReversed();
}

/** Returns on which side of the line from `a` to `b` a point lies: positive inside of a polygon that runs clockwise. */
const sideOf = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/**
 * Cuts an area to a convex outline (Sutherland and Hodgman, "Reentrant Polygon Clipping", 1974).
 * @param outline its corners clockwise on the screen
 * @returns an empty polygon when nothing of the area lies inside
 */
export function clipped(area: Polygon, outline: Polygon): Polygon {
  return outline.reduce<Polygon>((left, from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from;
    return left.flatMap((point, at) => {
      const before = left[(at + left.length - 1) % left.length] ?? point;
      const [here, there] = [sideOf(from, to, point), sideOf(from, to, before)];
      const crossing = here * there < 0 ? [between(before, point, there / (there - here))] : [];
      return here >= 0 ? [...crossing, point] : crossing;
    });
  }, area);
}

const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

/** Returns the path of an area in SVG, with two digits behind the point. */
export function pathOf(polygon: Polygon): string {
  const rounded = (value: number) => String(Math.round(value * 100) / 100 + 0);
  return `M${polygon.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`;
}
