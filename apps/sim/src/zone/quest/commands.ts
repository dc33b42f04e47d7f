import { nearestFree } from '@necp/shared/zone/movement';
import type { ZoneCommand } from '@necp/shared/zone/sheet';
import { spawnFor } from '../ai/spawning/spawning';
import { combatantAt, showHealth } from '../combat/entity';
import { placeEntity } from '../core/entities';
import type { Player, ZoneState } from '../state';
import { startTransfer } from '../transfer/transfer';
import { beginForCommand } from '../world-event/events';
import { notesOf } from './slice';

/** Executes each command of a new sheet once, and reports to the domain that it is done. */
export function runZoneCommands(state: ZoneState, player: Player): void {
  const { characterId, epoch, sheet } = player;
  if (sheet.commands.length === 0 || player.isInTransfer) return;
  const { commandsDone } = notesOf(state, characterId);
  for (const id of commandsDone) if (!sheet.commands.some((command) => command.id === id)) commandsDone.delete(id);
  const done: string[] = [];
  for (const { id, command } of sheet.commands) {
    if (commandsDone.has(id) || !follow(state, player, { command })) continue;
    commandsDone.add(id);
    done.push(id);
  }
  if (done.length > 0) state.outbox.push({ kind: 'commands_done', characterId, epoch, ids: done });
}

/** Returns false while the command cannot be executed here; it then stays on the sheet. */
function follow(state: ZoneState, player: Player, { command }: { readonly command: ZoneCommand['command'] }): boolean {
  switch (command.do) {
    case 'enemies':
      // No enemies come for a downed player; the quest goes on.
      spawnFor(state, {
        enemy: command.enemy,
        count: command.count,
        place: command.place,
        near: player.entityIndex,
        forCharacterId: player.characterId,
        ...(command.questId === null ? {} : { questId: command.questId }),
      });
      return true;
    case 'heal':
      heal(state, player);
      return true;
    case 'travel':
      return travel(state, player, { placeId: command.place });
    case 'begin_event':
      return beginForCommand(state, command.event);
  }
}

function heal(state: ZoneState, player: Player): void {
  const combatant = combatantAt(state, player.entityIndex);
  if (combatant === undefined || combatant.life !== 'up') return;
  const { max } = combatant.stats;
  Object.assign(combatant, { health: max.health, energy: max.energy, ram: max.ram, stamina: max.stamina });
  showHealth(state, combatant);
}

/**
 * Moves the player within the zone immediately; to another zone by a transfer, where the command is completed on
 * arrival.
 */
function travel(state: ZoneState, player: Player, { placeId }: { readonly placeId: string }): boolean {
  const place = state.places.get(placeId);
  if (place !== undefined) {
    placeEntity(state, player.entityIndex, nearestFree(state.map, place.x, place.y));
    return true;
  }
  const there = state.gameData.places.get(placeId);
  if (there === undefined) return true;
  if (state.gameData.zones.get(there.zone)?.kind === 'instance') return true;
  startTransfer(state, player, { toZone: there.zone, toPlace: placeId });
  return false;
}
