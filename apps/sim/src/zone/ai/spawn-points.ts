import type { EnemyContent } from '@necp/shared/combat/content';
import { tickMs } from '@necp/shared/protocol';
import type { GroundPlace } from '../places';
import { partConditions, type PartedConditions } from './condition-scope';

/** One line of an enemy's `spawns` that lies in this zone, and who fills it now. */
export interface Spawn extends PartedConditions {
  readonly key: string;
  readonly enemy: EnemyContent;
  readonly place: GroundPlace;
  readonly respawnTicks: number;
  readonly slots: Slot[];
}

/** Room for one enemy: who stands in it, or from when on the next may. */
export interface Slot {
  entityId: number | null;
  readyTick: number;
  /** The same when somebody's story waits for them. */
  wantedTick: number;
}

/** Everything the content lets appear on this ground, in the content's order. */
export function spawnsOn(
  places: ReadonlyMap<string, GroundPlace>,
  enemies: Iterable<EnemyContent>,
  isPlayerKey: (key: string) => boolean,
): Spawn[] {
  return [...enemies].flatMap((enemy) =>
    enemy.spawns.flatMap((spawn, index): Spawn[] => {
      const place = places.get(spawn.place);
      if (place === undefined) return [];
      return [
        {
          key: `${enemy.id}.${index}`,
          enemy,
          place,
          respawnTicks: Math.round(spawn.respawnMs / tickMs),
          ...partConditions(spawn.when, isPlayerKey),
          slots: Array.from({ length: spawn.count }, () => ({ entityId: null, readyTick: 0, wantedTick: 0 })),
        },
      ];
    }),
  );
}
