import type { CharacterId } from '@necp/shared/kernel';
import { combatantAt, combatantOf } from '../combat/entity';
import { distanceTo } from '../core/reach';
import { reject } from '../core/reject';
import type { Reached } from '../core/room';
import type { ZoneInput } from '../inputs';
import { placeAt } from '../interaction/interact';
import { at, type Player, type ZoneState } from '../state';
import { npcSlice, type Conversation } from './slice';

/** Walking farther away than this ends a conversation. */
export const earshotTiles = 4;

export interface ConversationOptions {
  readonly entityId: number;
  readonly npcId: string | null;
  readonly object: string | null;
  readonly place: string;
}

/**
 * Asks the domain to open a conversation, unless one was begun meanwhile: a key that is pressed twice would replace the
 * conversation that the player has just begun to answer.
 */
export function startConversation(
  state: ZoneState,
  player: Player,
  { entityId, npcId, object, place }: ConversationOptions,
): void {
  const { characterId, epoch, entityIndex } = player;
  if (isInConversation(state, characterId))
    return reject(state, player, { what: 'npc.interact', code: 'zone.busy', kind: 'lag' });
  npcSlice(state).conversations.set(characterId, {
    entityId,
    x: at(state.x, entityIndex),
    y: at(state.y, entityIndex),
    npcId,
    object,
    isOpen: false,
    notifiedConnectionId: null,
  });
  state.outbox.push({ kind: 'converse', characterId, epoch, entityId, npcId, object, place });
}

/** Applies the domain's answer: the conversation is open, or the NPC has nothing to say. */
export function takeConversing(
  state: ZoneState,
  { characterId, entityId, isOpen, npcId, object }: ZoneInput<'conversing'>,
): void {
  const player = state.players.get(characterId);
  if (player === undefined) return;
  const conversation = npcSlice(state).conversations.get(characterId);
  if (conversation === undefined || conversation.entityId !== entityId) {
    // The player walked away or started another conversation before the answer came.
    if (isOpen && conversation === undefined)
      state.outbox.push({ kind: 'converse_end', characterId, epoch: player.epoch });
    return;
  }
  if (!isOpen) {
    npcSlice(state).conversations.delete(characterId);
    return;
  }
  conversation.isOpen = true;
  conversation.notifiedConnectionId = player.connectionId;
  if (player.connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'conversation.opened',
      message: { entityId, npc: npcId, object },
    });
}

/** Resends the conversation to a player who reconnected, unless the domain ended it. */
function resumeConversation(state: ZoneState, { connectionId }: Player, conversation: Conversation): void {
  conversation.notifiedConnectionId = connectionId;
  if (connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'conversation.opened',
      message: {
        entityId: conversation.entityId,
        npc: conversation.npcId,
        object: conversation.object,
        isResumed: true,
      },
    });
}

/** Ends a conversation for the client and for the domain. */
export function endConversation(state: ZoneState, player: Player): void {
  const conversation = npcSlice(state).conversations.get(player.characterId);
  if (conversation === undefined) return;
  npcSlice(state).conversations.delete(player.characterId);
  if (!conversation.isOpen) return;
  state.outbox.push({ kind: 'converse_end', characterId: player.characterId, epoch: player.epoch });
  if (player.connectionId !== null)
    state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'conversation.closed', message: {} });
}

/**
 * Ends conversations of players who walked away or were dragged into a fight, and resumes those of reconnected players.
 */
export function watchConversations(state: ZoneState): void {
  for (const [characterId, conversation] of npcSlice(state).conversations) {
    const { entityId, x, y } = conversation;
    const player = state.players.get(characterId);
    if (player === undefined) {
      npcSlice(state).conversations.delete(characterId);
      continue;
    }
    const entityIndex = state.entityIndexOf.get(entityId);
    const spot = entityIndex === undefined ? { x, y } : { x: at(state.x, entityIndex), y: at(state.y, entityIndex) };
    const isUp = combatantAt(state, player.entityIndex)?.life === 'up';
    if (!isUp || distanceTo(state, player, spot) > earshotTiles) endConversation(state, player);
    else if (
      conversation.isOpen &&
      player.connectionId !== null &&
      conversation.notifiedConnectionId !== player.connectionId
    )
      resumeConversation(state, player, conversation);
  }
}

/** Checks whether a character is in a conversation. */
export function isInConversation(state: ZoneState, characterId: CharacterId): boolean {
  return npcSlice(state).conversations.has(characterId);
}

/** Checks whether the domain has not answered yet to a conversation that the player began. */
export function isAwaited(state: ZoneState, { characterId }: Player): boolean {
  return npcSlice(state).conversations.get(characterId)?.isOpen === false;
}

/** Talks to a person, unless the player fights or waits for another conversation. */
export function talkTo(state: ZoneState, player: Player, { entityId, entityIndex }: Reached): void {
  if (combatantOf(state, player)?.inCombat === true)
    return reject(state, player, { what: 'npc.interact', code: 'zone.in_fight' });
  if (isAwaited(state, player)) return reject(state, player, { what: 'npc.interact', code: 'zone.busy', kind: 'lag' });
  endConversation(state, player);
  startConversation(state, player, {
    entityId,
    npcId: state.appearances[entityIndex]?.content ?? null,
    object: null,
    place: placeAt(state, entityIndex),
  });
}
