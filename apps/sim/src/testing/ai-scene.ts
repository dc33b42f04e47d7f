import type { TileSpot } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { ZoneMap } from '@necp/shared/zone/map';
import { combatantAt } from '../zone/combat/entity';
import { drawnMap, openGround } from './drawn-map';
import { entrant, joinOf, runZone, type ZoneRun } from './run-zone';
import type { Combatant } from '../zone/combat/combatant';
import type { Brain } from '../zone/ai/brain';
import { spawnEnemy } from '../zone/ai/spawning/spawning';

const hall = drawnMap(openGround(60, 40));

interface Scene {
  readonly run: ZoneRun;
  readonly player: Combatant;
  add(enemy: string, spot: { x: number; y: number; facing?: number }, level?: number): Brain;
  combatant(brain: Brain): Combatant;
  until(what: () => boolean, most?: number): number;
}

/** Puts one player at a spot in a small zone; the test adds the enemies. */
export function scene(
  spot: TileSpot,
  more: { map?: ZoneMap; sheet?: Partial<CharacterSheet>; seed?: number } = {},
): Scene {
  const run = runZone({ map: more.map ?? hall, seed: more.seed ?? 5 });
  run.step(joinOf(1, 1, { spot: { ...spot, facing: 0 }, sheet: more.sheet }));
  const { state } = run.zone;
  const player = combatantAt(state, state.players.get(entrant(1).characterId)!.entityIndex)!;
  return {
    run,
    player,
    add: (id, { facing = 0, ...at }, level = 5) => {
      const brain = spawnEnemy(state, { enemy: state.gameData.enemies.get(id)!, level, at });
      state.facing[brain.entityIndex] = facing;
      brain.homeFacing = facing;
      return brain;
    },
    combatant: (brain) => combatantAt(state, brain.entityIndex)!,
    until: (what, most = 400) => {
      for (let count = 0; count < most; count++) {
        if (what()) return count;
        run.step();
      }
      return -1;
    },
  };
}

export const east = 0;
export const west = 128;
export const tough: Partial<CharacterSheet> = { level: 20, gear: { ...entrant(1).sheet.gear, armour: 4000 } };
