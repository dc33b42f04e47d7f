import type { ZoneContent } from './content';

/** One way out of a zone, and where it leads. */
export interface RouteStep {
  readonly from: string;
  /** Id of the place of the exit. */
  readonly exit: string;
  readonly to: string;
  /** Id of the place of arrival. */
  readonly arrives: string;
}

/**
 * Returns the exits on the shortest way from zone to zone; empty for the same zone, null when there is no way. Private
 * instances are never passed through.
 */
export function routeBetween(
  from: string,
  to: string,
  zones: readonly Pick<ZoneContent, 'id' | 'kind' | 'exits'>[],
): readonly RouteStep[] | null {
  if (from === to) return [];
  const known = new Map(zones.map((zone) => [zone.id as string, zone]));
  const seen = new Set([from]);
  let reached: readonly (readonly RouteStep[])[] = [[]];
  while (reached.length > 0) {
    const next: (readonly RouteStep[])[] = [];
    for (const way of reached) {
      const here = known.get(way.at(-1)?.to ?? from);
      const isPassable = way.length === 0 || here?.kind !== 'instance';
      for (const exit of (isPassable && here?.exits) || []) {
        const step = { from: here?.id as string, exit: exit.place, to: exit.to, arrives: exit.arrives };
        if (exit.to === to) return [...way, step];
        if (seen.has(exit.to)) continue;
        seen.add(exit.to);
        next.push([...way, step]);
      }
    }
    reached = next;
  }
  return null;
}
