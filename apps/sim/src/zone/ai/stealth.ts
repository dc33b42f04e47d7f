import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { noteSkill } from '../combat/usage';
import { at, tileAt, type Player, type ZoneState } from '../state';
import { isEngaged } from './brain';

/** Everybody's way is looked at this often, in turns. */
const lookEveryTicks = tickHz / 2;
/** A longer way between two looks was no walk. */
const mostTiles = 5;

/**
 * Whoever walks before the eyes of those who would attack, or could, and is noticed by none of them, learns to go
 * unseen: tile by tile.
 */
export function noteUnseen(state: ZoneState): void {
  for (const player of state.players.values())
    if ((state.tick + player.row) % lookEveryTicks === 0) look(state, player);
}

function look(state: ZoneState, player: Player): void {
  const { usage, row } = player;
  const here = { x: tileAt(state.x, row), y: tileAt(state.y, row) };
  const from = usage.unseenFrom;
  usage.unseenFrom = here;
  if (
    from === null ||
    (at(state.flags, row) & entityFlags.moving) === 0 ||
    state.combatants.get(row)?.inCombat !== false
  )
    return;
  const tiles = Math.hypot(here.x - from.x, here.y - from.y);
  if (tiles === 0 || tiles > mostTiles || !isUnseenByNear(state, player, here)) return;
  noteSkill(usage, state.gameData, { skill: 'stealth', action: 'unseen_tile', times: tiles });
}

/** Some foe is so near that it might see this player, and none that near has noticed anything. */
function isUnseenByNear(state: ZoneState, { row }: Player, here: TileSpot): boolean {
  const id = at(state.ids, row);
  let isAnyNear = false;
  for (const brain of state.ai.brains.values()) {
    if (brain.isNapping) continue;
    const away = Math.hypot(tileAt(state.x, brain.row) - here.x, tileAt(state.y, brain.row) - here.y);
    const enemy = state.combatants.get(brain.row);
    if (
      away > brain.enemy.perception.sightTiles ||
      enemy?.side !== 'enemies' ||
      enemy.life !== 'up' ||
      enemy.calmTo.has(id)
    )
      continue;
    if (brain.alarm > 0 || isEngaged(brain)) return false;
    isAnyNear = true;
  }
  return isAnyNear;
}
