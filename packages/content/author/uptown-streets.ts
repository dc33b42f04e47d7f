import type { Drawing } from './drawing';
import { bands, pathOf, pavements, type Road, type StreetPlan } from './streets';

/** Trees, or what stands for trees, along both kerbs of a boulevard. */
export function lineWithPalms(
  zone: Drawing,
  plan: StreetPlan,
  boulevard: { readonly road: Road; readonly axis: 'x' | 'y'; readonly kind: 'palm' | 'planter' },
): void {
  const { road, axis, kind } = boulevard;
  const band = bands(road);
  const crossings = axis === 'y' ? plan.horizontals : plan.verticals;
  for (let along = plan.ring + 9; along < plan.size - plan.ring - 4; along += 8) {
    if (crossings.some((other) => along > bands(other).outerFrom - 3 && along < bands(other).outerTo + 3)) continue;
    for (const kerb of [band.from - 2, band.to + 1])
      zone.put(kind, [axis === 'y' ? kerb : along, axis === 'y' ? along : kerb], axis === 'y' ? 'down' : 'along');
  }
}

/** People walk along every pavement and cross at every corner. */
export function drawPavementPaths(zone: Drawing, plan: StreetPlan): void {
  const join = pathOf(zone);
  const xs = pavements(plan.verticals);
  const ys = pavements(plan.horizontals);
  const ends = [plan.ring + 2, plan.size - plan.ring - 2] as const;
  const alongX = [ends[0], ...xs, ends[1]];
  const alongY = [ends[0], ...ys, ends[1]];
  for (const y of ys)
    for (let index = 1; index < alongX.length; index++) join([alongX[index - 1] ?? 0, y], [alongX[index] ?? 0, y]);
  for (const x of xs)
    for (let index = 1; index < alongY.length; index++) join([x, alongY[index - 1] ?? 0], [x, alongY[index] ?? 0]);
}
