import { materials, vertexBytes } from '../../city/mesh-writer';

/** Where each surface of a mesh lies in its texture. */
export interface SurfaceLayout {
  readonly width: number;
  readonly height: number;
  /** Texture coordinates 0..1 for each vertex, two floats each. */
  readonly uvs: Float32Array;
  /**
   * Indices of the same triangles: first those that never open over people, then awnings, pipes and the like; in both
   * parts the highest surfaces first, because from above they hide what is below them.
   */
  readonly indices: Uint32Array;
  /** How many of the indices belong to the first part. */
  readonly solidCount: number;
  /** The box of each surface of the second part; see OpeningSurfaces. */
  readonly openBoxes: Float32Array;
}

/** Pixels of texture per tile: along a wall, up a wall (which is seen from above, so at an angle), and on a roof. */
export interface Density {
  readonly along: number;
  readonly up: number;
  readonly flat: number;
}

interface Surface {
  readonly first: number;
  readonly wide: number;
  readonly tall: number;
  readonly top: number;
  readonly opens: boolean;
  /** Left, top, right, bottom, low, high. */
  readonly box: readonly number[];
}

const corners = 4;
const floats = vertexBytes / 4;
const materialAt = 5;
/** Lower surfaces hide nothing; see `hides` in glsl/common.ts. */
const lowestHidingTiles = 1.3;
/** Keeps neighbours in the texture from showing at the edge of a surface. */
const gap = 1;

/**
 * Gives every quad of a mesh written by MeshWriter a rectangle of its own in one texture, coarser where it would not
 * fit into `mostPixels` along a side.
 */
export function layOutSurfaces(vertices: Uint8Array, density: Density, mostPixels: number): SurfaceLayout {
  const points = new Float32Array(vertices.buffer, vertices.byteOffset, vertices.byteLength / 4);
  const count = points.length / floats / corners;
  for (let share = 1; ; share *= 0.8) {
    const surfaces = Array.from({ length: count }, (_, index) => surfaceOf(points, index, scaled(density, share)));
    const layout = pack(surfaces, mostPixels);
    if (layout) return { ...layout, ...inOrder(surfaces) };
  }
}

function scaled({ along, up, flat }: Density, share: number): Density {
  return { along: along * share, up: up * share, flat: flat * share };
}

function surfaceOf(points: Float32Array, index: number, density: Density): Surface {
  const first = index * corners;
  const at = (corner: number): readonly [number, number, number] => {
    const from = (first + corner) * floats;
    return [points[from] ?? 0, points[from + 1] ?? 0, points[from + 2] ?? 0];
  };
  const corners4 = [at(0), at(1), at(2), at(3)] as const;
  const [a, b, c, d] = corners4;
  const along = (axis: 0 | 1 | 2): number[] => corners4.map((point) => point[axis]);
  const top = Math.max(...along(2));
  const isFlat = Math.abs(a[2] - c[2]) < 0.01 && Math.abs(a[2] - d[2]) < 0.01;
  const long = Math.max(apart(a, b), apart(d, c));
  const deep = Math.max(apart(a, d), apart(b, c));
  return {
    first,
    wide: pixels(long * (isFlat ? density.flat : density.along)),
    tall: pixels(deep * (isFlat ? density.flat : density.up)),
    top,
    opens: opensOverPeople(points[first * floats + materialAt] ?? 0, top),
    box: [
      Math.min(...along(0)),
      Math.min(...along(1)),
      Math.max(...along(0)),
      Math.max(...along(1)),
      Math.min(...along(2)),
      top,
    ],
  };
}

/** Facades and roofs stay closed, except those of the building that the player is in. */
function opensOverPeople(material: number, top: number): boolean {
  const isFacadeOrRoof = material > materials.plain + 0.5 && material < materials.roof + 0.5;
  return !isFacadeOrRoof && top > lowestHidingTiles;
}

const pixels = (wanted: number): number => Math.max(2, Math.ceil(wanted)) + gap * 2;

const apart = (a: readonly [number, number, number], b: readonly [number, number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Places the surfaces on shelves, the tallest first; returns null when they do not fit. */
function pack(
  surfaces: readonly Surface[],
  mostPixels: number,
): Pick<SurfaceLayout, 'width' | 'height' | 'uvs'> | null {
  const area = surfaces.reduce((sum, { wide, tall }) => sum + wide * tall, 0);
  const widest = surfaces.reduce((most, { wide }) => Math.max(most, wide), 0);
  const width = Math.max(widest, Math.min(mostPixels, 64 * Math.ceil(Math.sqrt(area) / 64)), 4);
  if (width > mostPixels) return null;
  const corner = new Map<Surface, readonly [number, number]>();
  let x = 0;
  let y = 0;
  let shelf = 0;
  for (const surface of surfaces.toSorted((a, b) => b.tall - a.tall)) {
    if (x + surface.wide > width) {
      x = 0;
      y += shelf;
      shelf = 0;
    }
    corner.set(surface, [x, y]);
    x += surface.wide;
    shelf = Math.max(shelf, surface.tall);
  }
  const height = Math.max(4, y + shelf);
  if (height > mostPixels) return null;
  const uvs = new Float32Array(surfaces.length * corners * 2);
  for (const surface of surfaces) {
    const [left = 0, top = 0] = corner.get(surface) ?? [];
    const [u0, v0] = [(left + gap) / width, (top + gap) / height];
    const [u1, v1] = [(left + surface.wide - gap) / width, (top + surface.tall - gap) / height];
    uvs.set([u0, v0, u1, v0, u1, v1, u0, v1], surface.first * 2);
  }
  return { width, height, uvs };
}

function inOrder(surfaces: readonly Surface[]): Pick<SurfaceLayout, 'indices' | 'solidCount' | 'openBoxes'> {
  const ordered = surfaces.toSorted((a, b) => Number(a.opens) - Number(b.opens) || b.top - a.top);
  const indices = ordered.flatMap(({ first }) => [first, first + 1, first + 2, first, first + 2, first + 3]);
  return {
    indices: Uint32Array.from(indices),
    solidCount: surfaces.filter(({ opens }) => !opens).length * 6,
    openBoxes: Float32Array.from(ordered.filter(({ opens }) => opens).flatMap(({ box }) => box)),
  };
}
