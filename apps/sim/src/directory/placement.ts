import type { Survey } from '@necp/domain/zone/service';

/** The cost of an empty zone, in players. */
export const zoneWeight = 20;
/** By how much the load of the busier process must fall before players are moved. */
const worthPercent = 25;
/** A process that should claim a free zone and does not for this long leaves it to the others. */
const patienceMs = 3_000;

export interface Placing {
  readonly me: string;
  /** Public zones that this process could host and does not. */
  readonly missing: readonly string[];
  /** How long this process has known a zone to be free, in milliseconds. */
  readonly freeForMs: (zoneId: string) => number;
}

/** Returns the load of each process that stays. */
export function loadsOf({ processes, leases }: Survey): Map<string, number> {
  const loads = new Map(processes.filter(({ isLeaving }) => !isLeaving).map(({ simId }) => [simId, 0]));
  for (const { simId, population } of leases)
    if (loads.has(simId)) loads.set(simId, (loads.get(simId) ?? 0) + population + zoneWeight);
  return loads;
}

/**
 * Returns the process with the smallest load; of several the first by name, so that all processes compute the same
 * answer.
 */
export function idlest(loads: ReadonlyMap<string, number>): string | null {
  let found: string | null = null;
  for (const [simId, load] of [...loads].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (found === null || load < (loads.get(found) ?? 0)) found = simId;
  return found;
}

/**
 * Returns the free zones this process should claim now: each goes to the process with the smallest load, and those it
 * held before its restart are its own.
 */
export function zonesToClaim(survey: Survey, { me, missing, freeForMs }: Placing): string[] {
  const loads = loadsOf(survey);
  if (!loads.has(me)) return [];
  return missing.toSorted().filter((zoneId) => {
    const lease = survey.leases.find((one) => one.zoneId === zoneId && one.channel === 1);
    if (lease !== undefined) return lease.simId === me;
    const taker = idlest(loads) ?? me;
    loads.set(taker, (loads.get(taker) ?? 0) + zoneWeight);
    return taker === me || freeForMs(zoneId) > patienceMs;
  });
}

/**
 * Returns the zone this process should hand to the one with the smallest load, or null: an empty one if that balances
 * the load, one with players only for a considerable gain.
 */
export function zoneToGive(survey: Survey, me: string): string | null {
  const loads = loadsOf(survey);
  const mine = loads.get(me);
  if (mine === undefined) return null;
  loads.delete(me);
  const taker = idlest(loads);
  if (taker === null) return null;
  const theirs = loads.get(taker) ?? 0;
  const [best] = survey.leases
    .filter(({ simId, channel }) => simId === me && channel === 1)
    .map(({ zoneId, population }) => ({
      zoneId,
      population,
      gain: mine - Math.max(mine - population - zoneWeight, theirs + population + zoneWeight),
    }))
    .filter(({ population, gain }) => gain > 0 && (population === 0 || gain * 100 >= mine * worthPercent))
    .toSorted(
      (a, b) => Math.sign(a.population) - Math.sign(b.population) || b.gain - a.gain || (a.zoneId < b.zoneId ? -1 : 1),
    );
  return best?.zoneId ?? null;
}
