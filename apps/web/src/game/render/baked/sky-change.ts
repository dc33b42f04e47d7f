import type { Sky } from '../../city/sky';

/** Differences too small to see: below them what is baked stays as it is. */
const unseen = { light: 0.025, night: 0.08, wet: 0.12 } as const;

/** Returns whether the sky has changed so much that baked light looks wrong. */
export function isSkyChanged(baked: Sky, now: Sky): boolean {
  const apart = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))));
  return (
    apart(baked.ambient, now.ambient) > unseen.light ||
    apart(baked.haze, now.haze) > unseen.light ||
    Math.abs(baked.night - now.night) > unseen.night ||
    Math.abs(baked.wet - now.wet) > unseen.wet
  );
}
