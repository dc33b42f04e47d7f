import type { Building, Hue } from '@necp/shared/zone/map';
import type { Drawing, Rect } from './drawing';

export interface Road {
  readonly at: number;
  readonly asphalt: number;
  readonly sidewalk: number;
}

/** A district of streets on a square grid; `ring` tiles at the edge are for the eye only. */
export interface StreetPlan {
  readonly size: number;
  readonly ring: number;
  readonly verticals: readonly Road[];
  readonly horizontals: readonly Road[];
  readonly facades: readonly Building['facade'][];
  /** Lamps on the far kerb take one of these. */
  readonly lampHues: readonly Hue[];
  readonly nearLamp: Hue;
}

/** The strip of a road on one axis: kerb to kerb, and with pavements. */
export const bands = (road: Road) => {
  const from = road.at - Math.floor(road.asphalt / 2);
  return {
    from,
    to: from + road.asphalt,
    outerFrom: from - road.sidewalk,
    outerTo: from + road.asphalt + road.sidewalk,
  };
};

/** The spans between roads on one axis. */
function spans(roads: readonly Road[], size: number): [number, number][] {
  const cuts = roads.map(bands);
  const starts = [0, ...cuts.map((cut) => cut.outerTo)];
  const ends = [...cuts.map((cut) => cut.outerFrom), size];
  return starts.map((start, index) => [start, ends[index] ?? size]);
}

/** The block between two streets each way, from 0 at the north-west. */
export function blockAt(plan: StreetPlan, column: number, row: number): Rect {
  const [x0, x1] = spans(plan.verticals, plan.size)[column] ?? [0, 0];
  const [y0, y1] = spans(plan.horizontals, plan.size)[row] ?? [0, 0];
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

export function layRoads(zone: Drawing, { size, verticals, horizontals }: StreetPlan): void {
  for (const road of verticals)
    zone.fill(
      { x: bands(road).outerFrom, y: 0, width: bands(road).outerTo - bands(road).outerFrom, height: size },
      'sidewalk',
    );
  for (const road of horizontals)
    zone.fill(
      { x: 0, y: bands(road).outerFrom, width: size, height: bands(road).outerTo - bands(road).outerFrom },
      'sidewalk',
    );
  for (const road of verticals) zone.fill({ x: bands(road).from, y: 0, width: road.asphalt, height: size }, 'asphalt');
  for (const road of horizontals)
    zone.fill({ x: 0, y: bands(road).from, width: size, height: road.asphalt }, 'asphalt');
  for (const v of verticals)
    for (const h of horizontals) {
      const a = bands(v);
      const b = bands(h);
      zone.fill({ x: a.from, y: b.outerFrom + 1, width: v.asphalt, height: 3 }, 'crossing');
      zone.fill({ x: a.from, y: b.outerTo - 4, width: v.asphalt, height: 3 }, 'crossing');
      zone.fill({ x: a.outerFrom + 1, y: b.from, width: 3, height: h.asphalt }, 'crossing');
      zone.fill({ x: a.outerTo - 4, y: b.from, width: 3, height: h.asphalt }, 'crossing');
    }
}

/** Beyond the checkpoints the streets go on for the eye only. */
export function closeTheEdges(zone: Drawing, { size, ring, verticals, horizontals }: StreetPlan): void {
  zone.block({ x: 0, y: 0, width: size, height: ring });
  zone.block({ x: 0, y: size - ring, width: size, height: ring });
  zone.block({ x: 0, y: 0, width: ring, height: size });
  zone.block({ x: size - ring, y: 0, width: ring, height: size });
  for (const road of verticals)
    for (const y of [ring - 0.6, size - ring + 0.6]) {
      for (let x = bands(road).from + 1; x < bands(road).to; x += 3)
        zone.stand('barrier', { x: x + 0.5, y, hue: 'red' });
    }
  for (const road of horizontals)
    for (const x of [ring - 0.6, size - ring + 0.6]) {
      for (let y = bands(road).from + 1; y < bands(road).to; y += 3)
        zone.stand('barrier', { x, y: y + 0.5, turn: Math.PI / 2, hue: 'red' });
    }
}

interface BuildOptions {
  readonly tall: readonly [number, number];
  readonly facade?: Building['facade'];
  readonly id?: string;
  readonly hue?: Hue;
}

/** A building of the district, its height, facade and hue drawn. */
export function build(
  zone: Drawing,
  rect: Rect,
  options: BuildOptions & { readonly facades: readonly Building['facade'][] },
): Building {
  return zone.raise({
    id: options.id ?? `block_${zone.buildings.length}`,
    ...rect,
    tallTiles: zone.rng.int(options.tall[0], options.tall[1]),
    facade: options.facade ?? zone.rng.pick(options.facades),
    hue: options.hue ?? zone.hue(),
    seed: zone.rng.int(0, 99999),
  });
}

/** Cuts a block into buildings with alleys three tiles wide between some of them. */
export function fillBlock(zone: Drawing, plan: StreetPlan, part: { rect: Rect; depth: number }): void {
  const { rect, depth } = part;
  const longest = Math.max(rect.width, rect.height);
  if (longest <= 17 || (depth > 2 && longest < 22)) {
    build(zone, rect, { tall: depth < 2 ? [7, 16] : [5, 13], facades: plan.facades });
    return;
  }
  const gap = depth === 0 ? 4 : zone.rng.int(0, 2) === 0 ? 0 : 3;
  const across = rect.width >= rect.height;
  const length = across ? rect.width : rect.height;
  const cut = Math.round((length - gap) * (0.42 + zone.rng.fraction() * 0.16));
  for (const half of halves(rect, { cut, gap })) fillBlock(zone, plan, { rect: half, depth: depth + 1 });
}

/** Edge blocks are towers, so that nobody looks past the end of the district. */
export function fillEdgeBlock(zone: Drawing, plan: StreetPlan, rect: Rect): void {
  const longest = Math.max(rect.width, rect.height);
  if (longest <= 22) {
    build(zone, rect, { tall: [10, 20], facades: plan.facades });
    return;
  }
  const across = rect.width >= rect.height;
  const cut = Math.round((across ? rect.width : rect.height) * (0.44 + zone.rng.fraction() * 0.12));
  for (const half of halves(rect, { cut, gap: 0 })) fillEdgeBlock(zone, plan, half);
}

function halves(rect: Rect, { cut, gap }: { cut: number; gap: number }): readonly [Rect, Rect] {
  return rect.width >= rect.height
    ? [
        { ...rect, width: cut },
        { ...rect, x: rect.x + cut + gap, width: rect.width - cut - gap },
      ]
    : [
        { ...rect, height: cut },
        { ...rect, y: rect.y + cut + gap, height: rect.height - cut - gap },
      ];
}

/** Joins two spots of the footpath; a spot named twice is one node. */
export function pathOf(zone: Drawing): (from: readonly [number, number], to: readonly [number, number]) => void {
  const known = new Map<string, number>();
  const node = ([x, y]: readonly [number, number]): number => {
    const key = `${x}:${y}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    zone.nodes.push([x, y]);
    known.set(key, zone.nodes.length - 1);
    return zone.nodes.length - 1;
  };
  return (from, to) => {
    const a = node(from);
    zone.edges.push([a, node(to)]);
  };
}

/** Middles of the pavements on both sides of each road. */
export const pavements = (roads: readonly Road[]): number[] =>
  roads.flatMap((road) => [bands(road).outerFrom + road.sidewalk / 2, bands(road).outerTo - road.sidewalk / 2]);
