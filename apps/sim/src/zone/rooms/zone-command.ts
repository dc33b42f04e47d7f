import type { ZoneOrder } from '@necp/shared/zone/sheet';
import { nearestFree } from '@necp/shared/zone/movement';
import { showHealth } from '../combat/entity';
import { spawnFor } from '../ai/spawning';
import type { ZoneOutput } from '../outputs';
import { placeBody, type Player, type ZoneState } from '../state';
import { notesOf } from './rooms';
import { startTransfer } from './zone-transfer';
import { beginForOrder } from './event-run';

/** Does what a new sheet asks to happen around its player, each order once, and tells the domain that it is done. */
export function runZoneCommands(state: ZoneState, player: Player, out: ZoneOutput[]): void {
  const { characterId, epoch, sheet } = player;
  if (sheet.commands.length === 0 || state.rooms.transfer.has(characterId)) return;
  const { commandsDone } = notesOf(state.rooms, characterId);
  for (const id of commandsDone) if (!sheet.commands.some((order) => order.id === id)) commandsDone.delete(id);
  const done: string[] = [];
  for (const { id, order } of sheet.commands) {
    if (commandsDone.has(id) || !follow(state, player, { order, out })) continue;
    commandsDone.add(id);
    done.push(id);
  }
  if (done.length > 0) out.push({ kind: 'commands_done', characterId, epoch, ids: done });
}

/** False while it cannot be done here; it stays on the sheet. */
function follow(
  state: ZoneState,
  player: Player,
  { order, out }: { readonly order: ZoneOrder['order']; readonly out: ZoneOutput[] },
): boolean {
  switch (order.do) {
    case 'enemies':
      // Nobody comes for who lies down; the story goes on.
      spawnFor(state, {
        enemy: order.enemy,
        count: order.count,
        place: order.place,
        near: player.row,
        forCharacterId: player.characterId,
        ...(order.questId === null ? {} : { questId: order.questId }),
      });
      return true;
    case 'heal':
      heal(state, player);
      return true;
    case 'travel':
      return travel(state, player, { placeId: order.place, out });
    case 'begin_event':
      return beginForOrder(state, order.event);
  }
}

function heal(state: ZoneState, player: Player): void {
  const combatant = state.combatants.get(player.row);
  if (combatant === undefined || combatant.life !== 'up') return;
  const { max } = combatant.stats;
  Object.assign(combatant, { health: max.health, energy: max.energy, ram: max.ram, stamina: max.stamina });
  showHealth(state, combatant);
}

/** Within the zone at once; to another zone by crossing, where the order is done on arrival. */
function travel(
  state: ZoneState,
  player: Player,
  { placeId, out }: { readonly placeId: string; readonly out: ZoneOutput[] },
): boolean {
  const place = state.rooms.places.get(placeId);
  if (place !== undefined) {
    placeBody(state, player.row, nearestFree(state.map, place.x, place.y));
    return true;
  }
  const there = state.gameData.places.get(placeId);
  if (there === undefined) return true;
  if (state.gameData.zones.get(there.zone)?.kind === 'instance') return true;
  startTransfer(state, player, { toZone: there.zone, toPlace: placeId, out });
  return false;
}
