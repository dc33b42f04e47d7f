import type { EnemyContent } from '@necp/shared/combat/content';
import { tickMs } from '@necp/shared/protocol';
import type { GroundPlace } from '../../places';
import { partConditions, type PartedConditions } from '../senses/condition-scope';

/** One entry of an enemy's `spawns` that lies in this zone, and the enemies that fill it now. */
export interface Spawn extends PartedConditions {
  readonly key: string;
  readonly enemy: EnemyContent;
  readonly place: GroundPlace;
  readonly respawnTicks: number;
  readonly slots: Slot[];
}

/** Room for one enemy: the one that stands in it, or the tick from which the next one may appear. */
export interface Slot {
  entityId: number | null;
  readyTick: number;
  /** The same for a player whose quest waits for the enemy. */
  wantedTick: number;
}

/** Returns every spawn of this zone, in the order of the content. */
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
