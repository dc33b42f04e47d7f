import { at, type Player, type ZoneState } from '../state';
import type { DomainAnswer, ZoneInput } from '../inputs';
import { emitAt } from '../combat/combat-events';
import { stopRevive } from '../combat/life';
import type { ClientMessage, ServerEvents } from '@necp/shared/protocol';
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
import { watchQuestTriggers } from './quest-trigger';
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
): boolean {
  switch (event.name) {
    case 'zone.transfer':
      requestTransfer(state, player);
      return true;
    case 'zone.channels':
      requestChannels(state, player);
      return true;
    case 'zone.change_channel':
      requestChannelChange(state, player, { channel: event.message.channel });
      return true;
    case 'instance.ready':
      setReady(state, player, { ...event.message });
      return true;
    case 'instance.enter':
      enterTogether(state, player);
      return true;
    case 'duel.sign':
      signBoard(state, player, { isOn: event.message.isOn });
      return true;
    case 'duel.call':
      callFromBoard(state, player, { entityId: event.message.entityId });
      return true;
    case 'npc.interact':
      interact(state, player, { entityId: event.message.entityId });
      return true;
    case 'npc.interact_stop':
      stopChanneledInteraction(state, player);
      stopRevive(state, player);
      leaveBoard(state, player);
      return true;
    case 'loot.pick_all':
      pickAll(state, player);
      return true;
    case 'loot.pick_up': {
      const entityIndex = reach(state, player, { entityId: event.message.entityId, what: event.name });
      if (entityIndex !== null) pickUp(state, player, { entityIndex });
      return true;
    }
    default:
      return false;
  }
}

/** Advances everything that is neither movement nor combat by one tick. */
export function runRooms(state: ZoneState): void {
  showInteractables(state);
  advanceChanneledInteractions(state);
  watchConversations(state);
  watchQuestTriggers(state);
  for (const player of state.players.values()) runZoneCommands(state, player);
  ageDrops(state);
  runEvents(state);
  watchEmptied(state);
  watchBoard(state);
  watchLobbies(state);
  watchExits(state);
}

type ZoneUpdate = DomainAnswer | Extract<ZoneInput, { kind: 'sheet' | 'world' }>;

/** Applies an answer of the domain that is not about combat alone. */
export function takeAnswer(state: ZoneState, update: ZoneUpdate): void {
  switch (update.kind) {
    case 'transferred':
      return applyTransferred(state, update);
    case 'transfer_rejected':
      return applyTransferRejected(state, update);
    case 'dropped':
      return layDrops(state, update.drops);
    case 'gained':
      return sendGains(state, update);
    case 'picked':
      sendFound(state, update);
      return takePicked(state, update);
    case 'conversing':
      return takeConversing(state, update);
    case 'opened': {
      const player = state.players.get(update.characterId);
      if (player === undefined) return;
      takeOpened(state, player, { ...update });
      if (update.rejection !== null)
        reject(state, player, { what: 'npc.interact', code: update.rejection.code, params: update.rejection.params });
      return;
    }
    case 'boxes':
      return recallEmptied(state, update);
    case 'shared':
      return sendShares(state, update);
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

function sendGains(state: ZoneState, { gains }: Extract<DomainAnswer, { kind: 'gained' }>): void {
  for (const { characterId, experience, level, levelsGained } of gains) {
    const player = state.players.get(characterId);
    if (player === undefined) continue;
    if (levelsGained > 0)
      emitAt(state, { kind: 'level_up', target: at(state.ids, player.entityIndex), level }, player.entityIndex);
    if (player.connectionId !== null)
      state.outbox.push({
        kind: 'send',
        connectionIds: [player.connectionId],
        name: 'gains',
        message: gainsOf({ experience, level: levelsGained > 0 ? level : null }),
      });
  }
}

function sendFound(state: ZoneState, { characterId, found, dropId }: Extract<DomainAnswer, { kind: 'picked' }>): void {
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
  state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'gains', message });
}

function sendShares(state: ZoneState, { shares }: Extract<DomainAnswer, { kind: 'shared' }>): void {
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
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'gains',
      message: gainsOf({ experience, eddies: String(eddies), level: levelsGained > 0 ? level : null, items: shown }),
    });
  }
}
