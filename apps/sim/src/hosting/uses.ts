import type { Use } from '../zone/outputs';

/** Adds up the usage of each character and epoch in whole points; fractions are dropped. */
export function mergeUses(uses: readonly Use[]): Use[] {
  const merged = new Map<string, Use>();
  for (const use of uses) {
    const key = `${use.characterId} ${use.epoch}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? use
        : {
            ...use,
            skills: add(known.skills, use.skills),
            wear: add(known.wear, use.wear),
            shotsFired: known.shotsFired + use.shotsFired,
          },
    );
  }
  return [...merged.values()].map((use) => ({ ...use, skills: whole(use.skills), wear: whole(use.wear) }));
}

type Points = Readonly<Partial<Record<string, number>>>;

function add<T extends Points>(one: T, other: T): T {
  const sum: Record<string, number> = {};
  for (const points of [one, other])
    for (const [key, value] of Object.entries(points)) sum[key] = (sum[key] ?? 0) + (value ?? 0);
  return sum as T;
}

function whole<T extends Points>(points: T): T {
  return Object.fromEntries(
    Object.entries(points).flatMap(([key, value]) => ((value ?? 0) >= 1 ? [[key, Math.floor(value ?? 0)]] : [])),
  ) as T;
}
