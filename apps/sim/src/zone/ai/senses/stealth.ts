import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { combatantAt } from '../../combat/entity';
import { noteSkill } from '../../combat/player/usage';
import { at, tileAt, type Player, type ZoneState } from '../../state';
import { isEngaged } from '../brain';
import { aiSlice } from '../slice';

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
  const { characterId, entityIndex } = player;
  const { unseenFrom } = aiSlice(state);
  const here = { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) };
  const from = unseenFrom.get(characterId);
  unseenFrom.set(characterId, here);
  if (
    from === undefined ||
    (at(state.flags, entityIndex) & entityFlags.moving) === 0 ||
    combatantAt(state, entityIndex)?.inCombat !== false
  )
    return;
  const tiles = Math.hypot(here.x - from.x, here.y - from.y);
  if (tiles === 0 || tiles > mostTiles || !isUnseenByNear(state, player, here)) return;
  noteSkill(state, player, { skill: 'stealth', action: 'unseen_tile', times: tiles });
}

/** Checks whether some enemy is near enough to see the player, and none that near has noticed anything. */
function isUnseenByNear(state: ZoneState, { entityIndex }: Player, here: TileSpot): boolean {
  const id = at(state.ids, entityIndex);
  let isAnyNear = false;
  for (const brain of aiSlice(state).brains.values()) {
    if (brain.isNapping) continue;
    const away = Math.hypot(tileAt(state.x, brain.entityIndex) - here.x, tileAt(state.y, brain.entityIndex) - here.y);
    const enemy = combatantAt(state, brain.entityIndex);
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
