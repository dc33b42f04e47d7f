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
  if (from === null || (at(state.flags, row) & entityFlags.moving) === 0 || state.fighters.get(row)?.inFight !== false)
    return;
  const tiles = Math.hypot(here.x - from.x, here.y - from.y);
  if (tiles === 0 || tiles > mostTiles || !isUnseenByNear(state, player, here)) return;
  noteSkill(usage, state.lore, { skill: 'stealth', deed: 'unseen_tile', times: tiles });
}

/** Some foe is so near that it might see this player, and none that near has noticed anything. */
function isUnseenByNear(state: ZoneState, { row }: Player, here: { readonly x: number; readonly y: number }): boolean {
  const id = at(state.ids, row);
  let isAnyNear = false;
  for (const mind of state.street.minds.values()) {
    if (mind.isNapping) continue;
    const away = Math.hypot(tileAt(state.x, mind.row) - here.x, tileAt(state.y, mind.row) - here.y);
    const foe = state.fighters.get(mind.row);
    if (away > mind.enemy.perception.sightTiles || foe?.side !== 'foes' || foe.life !== 'up' || foe.calmTo.has(id))
      continue;
    if (mind.alarm > 0 || isEngaged(mind)) return false;
    isAnyNear = true;
  }
  return isAnyNear;
}
