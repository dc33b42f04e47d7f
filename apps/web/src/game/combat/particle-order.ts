/** Neighbours of one shape among sorted particles. */
export interface ShapeRun {
  readonly shape: number;
  readonly first: number;
  readonly count: number;
}

/** Where a particle's record has its shape. */
const shapeAt = 6;

/** Copies records so that those of one shape stand together, in the order they had; returns where each shape is. */
export function sortByShape(
  from: Float32Array,
  to: Float32Array,
  { count, floats }: { readonly count: number; readonly floats: number },
): ShapeRun[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const shape = from[at * floats + shapeAt]!;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const runs: ShapeRun[] = [];
  const next = new Map<number, number>();
  let first = 0;
  for (const [shape, many] of [...counts].sort(([a], [b]) => a - b)) {
    runs.push({ shape, first, count: many });
    next.set(shape, first);
    first += many;
  }
  for (let at = 0; at < count; at += 1) {
    const shape = from[at * floats + shapeAt]!;
    const place = next.get(shape)!;
    next.set(shape, place + 1);
    to.set(from.subarray(at * floats, (at + 1) * floats), place * floats);
  }
  return runs;
}
