import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { noteSkill } from '../../combat/player/usage';
import { at, tileAt, type Player, type ZoneState } from '../../state';
import { isEngaged } from '../brain';

/** The path of each player is checked this often, in turns. */
const lookEveryTicks = tickHz / 2;
/** A longer distance between two checks was not walked. */
const mostTiles = 5;

/** Grants stealth experience, tile by tile, to players who walk in view of enemies and are noticed by none. */
export function noteUnseen(state: ZoneState): void {
  for (const player of state.players.values())
    if ((state.tick + player.entityIndex) % lookEveryTicks === 0) look(state, player);
}

function look(state: ZoneState, player: Player): void {
  const { usage, entityIndex } = player;
  const here = { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) };
  const from = usage.unseenFrom;
  usage.unseenFrom = here;
  if (
    from === null ||
    (at(state.flags, entityIndex) & entityFlags.moving) === 0 ||
    state.combatants.get(entityIndex)?.inCombat !== false
  )
    return;
  const tiles = Math.hypot(here.x - from.x, here.y - from.y);
  if (tiles === 0 || tiles > mostTiles || !isUnseenByNear(state, player, here)) return;
  noteSkill(usage, state.gameData, { skill: 'stealth', action: 'unseen_tile', times: tiles });
}

/** Checks whether some enemy is near enough to see the player, and none that near has noticed anything. */
function isUnseenByNear(state: ZoneState, { entityIndex }: Player, here: TileSpot): boolean {
  const id = at(state.ids, entityIndex);
  let isAnyNear = false;
  for (const brain of state.ai.brains.values()) {
    if (brain.isNapping) continue;
    const away = Math.hypot(tileAt(state.x, brain.entityIndex) - here.x, tileAt(state.y, brain.entityIndex) - here.y);
    const enemy = state.combatants.get(brain.entityIndex);
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
