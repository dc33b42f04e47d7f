import { at, type Player, type ZoneState } from '../state';
import type { DomainAnswer, ZoneInput } from '../inputs';
import { emitAt } from '../combat/combat-events';
import { stopRevive } from '../combat/life';
import type { TileSpot } from '@necp/shared/kernel';
import type { ClientMessage, ServerEvents } from '@necp/shared/protocol';
import type { ZoneOutput } from '../outputs';
import { callFromBoard, leaveBoard, signBoard, watchBoard } from './board';
import { requestChannels, requestChannelChange } from './channels';
import { applyTransferRejected, applyTransferred, watchExits, requestTransfer } from './zone-transfer';
import { ageDrops, layDrops, pickAll, pickUp, takePicked } from './drops';
import { planEvents, runEvents } from './event-run';
import { enterTogether, setReady, watchLobbies } from './instance-lobby';
import { advanceChanneledInteractions, stopChanneledInteraction } from './channeled-interaction';
import { interact, reach } from './interaction';
import { runZoneCommands } from './zone-command';
import { reject } from '../reject';
import { isAwaited, watchQuestTriggers } from './quest-trigger';
import { recallEmptied, takeOpened, watchEmptied } from './emptied';
import { takeConversing, watchConversations } from './conversation';
import { placeInteractables, showInteractables } from './interactables';

/** Places all world objects before the first tick. */
export function settleRooms(state: ZoneState): void {
  placeInteractables(state);
  planEvents(state);
}

/** Handles a client event that is not about combat; returns false when it belongs elsewhere. */
export function dispatchEvent(
  state: ZoneState,
  { player, event }: { readonly player: Player; readonly event: ClientMessage },
  out: ZoneOutput[],
): boolean {
  switch (event.name) {
    case 'zone.transfer':
      requestTransfer(state, player, out);
      return true;
    case 'zone.channels':
      requestChannels(state, player, out);
      return true;
    case 'zone.change_channel':
      requestChannelChange(state, player, { channel: event.message.channel, out });
      return true;
    case 'instance.ready':
      setReady(state, player, { ...event.message, out });
      return true;
    case 'instance.enter':
      enterTogether(state, player, out);
      return true;
    case 'duel.sign':
      signBoard(state, player, { isOn: event.message.isOn, out });
      return true;
    case 'duel.call':
      callFromBoard(state, player, { entityId: event.message.entityId, out });
      return true;
    case 'npc.interact':
      interact(state, player, { entityId: event.message.entityId, out });
      return true;
    case 'npc.interact_stop':
      stopChanneledInteraction(state, player, out);
      stopRevive(state, player);
      leaveBoard(state, player);
      return true;
    case 'loot.pick_all':
      pickAll(state, player, out);
      return true;
    case 'loot.pick_up': {
      const entityIndex = reach(state, player, { entityId: event.message.entityId, what: event.name, out });
      if (entityIndex !== null) pickUp(state, player, { entityIndex, out });
      return true;
    }
    default:
      return false;
  }
}

/** Advances everything that is neither movement nor combat by one tick. */
export function runRooms(state: ZoneState, out: ZoneOutput[]): void {
  showInteractables(state);
  advanceChanneledInteractions(state, out);
  watchConversations(state, out);
  watchQuestTriggers(state, out);
  for (const player of state.players.values()) runZoneCommands(state, player, out);
  ageDrops(state);
  runEvents(state, out);
  watchEmptied(state, out);
  watchBoard(state, out);
  watchLobbies(state, out);
  watchExits(state, out);
}

/**
 * Completes the outputs of a tick: objective events without a waiting quest are dropped, and defeats get their place.
 */
export function sealOutputs(state: ZoneState, out: readonly ZoneOutput[]): ZoneOutput[] {
  return out.flatMap((output): ZoneOutput[] => {
    if (output.kind === 'defeat') return [{ ...output, place: placeOfFall(state, output.defeat.spot) }];
    if (output.kind !== 'objective_event') return [output];
    const player = state.players.get(output.characterId);
    return player === undefined || isAwaited(state, player, output.objectiveEvent) ? [output] : [];
  });
}

type ZoneUpdate = DomainAnswer | Extract<ZoneInput, { kind: 'sheet' | 'world' }>;

/** Applies an answer of the domain that is not about combat alone. */
export function takeAnswer(state: ZoneState, update: ZoneUpdate, out: ZoneOutput[]): void {
  switch (update.kind) {
    case 'transferred':
      return applyTransferred(state, update, out);
    case 'transfer_rejected':
      return applyTransferRejected(state, update, out);
    case 'dropped':
      return layDrops(state, update.drops);
    case 'gained':
      return sendGains(state, update, out);
    case 'picked':
      sendFound(state, update, out);
      return takePicked(state, update, out);
    case 'conversing':
      return takeConversing(state, update, out);
    case 'opened': {
      const player = state.players.get(update.characterId);
      if (player === undefined) return;
      takeOpened(state, player, { ...update, out });
      if (update.rejection !== null)
        reject(player, { what: 'npc.interact', code: update.rejection.code, params: update.rejection.params }, out);
      return;
    }
    case 'boxes':
      return recallEmptied(state, update);
    case 'shared':
      return sendShares(state, update, out);
    default:
      return;
  }
}

type Gains = Parameters<ServerEvents['gains']>[0];
const gainsOf = (some: Partial<Gains>): Gains => ({
  experience: 0,
  eddies: '0',
  level: null,
  items: [],
  skills: [],
  toDelivery: false,
  ...some,
});

function sendGains(state: ZoneState, { gains }: Extract<DomainAnswer, { kind: 'gained' }>, out: ZoneOutput[]): void {
  for (const { characterId, experience, level, levelsGained } of gains) {
    const player = state.players.get(characterId);
    if (player === undefined) continue;
    if (levelsGained > 0)
      emitAt(state, { kind: 'level_up', target: at(state.ids, player.entityIndex), level }, player.entityIndex);
    if (player.connectionId !== null)
      out.push({
        kind: 'send',
        connectionIds: [player.connectionId],
        name: 'gains',
        message: gainsOf({ experience, level: levelsGained > 0 ? level : null }),
      });
  }
}

function sendFound(
  state: ZoneState,
  { characterId, found, dropId }: Extract<DomainAnswer, { kind: 'picked' }>,
  out: ZoneOutput[],
): void {
  const player = state.players.get(characterId);
  const drop = state.rooms.drops.get(dropId);
  if (player === undefined || found === null) return;
  if (drop !== undefined)
    emitAt(
      state,
      { kind: 'loot', source: at(state.ids, player.entityIndex), target: at(state.ids, drop.entityIndex) },
      player.entityIndex,
    );
  if (player.connectionId === null) return;
  const { toDelivery } = found;
  const message =
    'eddies' in found
      ? gainsOf({ eddies: String(found.eddies), toDelivery })
      : gainsOf({
          items: [{ templateId: found.templateId, quantity: found.quantity, rarity: found.rarity }],
          toDelivery,
        });
  out.push({ kind: 'send', connectionIds: [player.connectionId], name: 'gains', message });
}

function sendShares(state: ZoneState, { shares }: Extract<DomainAnswer, { kind: 'shared' }>, out: ZoneOutput[]): void {
  for (const { characterId, experience, eddies, level, levelsGained, items } of shares) {
    const player = state.players.get(characterId);
    if (player === undefined) continue;
    if (levelsGained > 0 && level !== null)
      emitAt(state, { kind: 'level_up', target: at(state.ids, player.entityIndex), level }, player.entityIndex);
    if (player.connectionId === null) continue;
    const shown = items.map(({ templateId, quantity }) => ({
      templateId,
      quantity,
      rarity: state.gameData.items.get(templateId)?.rarity ?? 'common',
    }));
    out.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'gains',
      message: gainsOf({ experience, eddies: String(eddies), level: levelsGained > 0 ? level : null, items: shown }),
    });
  }
}

/** Returns the place a fallen enemy lay in or near; null outside all places. */
function placeOfFall(state: ZoneState, spot: TileSpot): string | null {
  const nearest = [...state.rooms.places.values()]
    .map((place) => ({ id: place.id, overTiles: Math.hypot(place.x - spot.x, place.y - spot.y) - place.radiusTiles }))
    .toSorted((a, b) => a.overTiles - b.overTiles)[0];
  return nearest !== undefined && nearest.overTiles <= 0 ? nearest.id : null;
}
