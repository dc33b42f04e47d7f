import type { clientEvents } from '../protocol/client-events';
import type { intentEvent } from '../protocol/codec';
import { limitOf, type LimitRule } from './rates';

/** Messages of the socket that are counted together. */
export const messageGroups = ['movement', 'chat', 'combat', 'items', 'world', 'duel', 'voice', 'connection'] as const;
export type MessageGroup = (typeof messageGroups)[number];

/** The group in which each message of the socket is counted; a message without a line here does not compile. */
export const groupOfMessage: Readonly<Record<keyof typeof clientEvents | typeof intentEvent, MessageGroup>> = {
  intent: 'movement',
  'chat.send': 'chat',
  'chat.emote': 'chat',
  'clock.ping': 'connection',
  'presence.active': 'connection',
  'presence.away': 'connection',
  'combat.reload': 'combat',
  'combat.swap': 'combat',
  'combat.throw': 'combat',
  'combat.lock': 'combat',
  'combat.revive': 'combat',
  'combat.respawn': 'combat',
  'ability.use': 'combat',
  'ability.cancel': 'combat',
  'item.use': 'items',
  'loot.pick_up': 'items',
  'loot.pick_all': 'items',
  'npc.interact': 'world',
  'npc.interact_stop': 'world',
  'zone.transfer': 'world',
  'zone.channels': 'world',
  'zone.change_channel': 'world',
  'party.mark': 'world',
  'instance.enter': 'world',
  'instance.ready': 'world',
  'instance.enter_party': 'world',
  'instance.join': 'world',
  'duel.challenge': 'duel',
  'duel.answer': 'duel',
  'duel.yield': 'duel',
  'duel.sign': 'duel',
  'duel.call': 'duel',
  'trade.ask': 'items',
  'trade.accept': 'items',
  'voice.join': 'voice',
  'voice.answer': 'voice',
  'voice.set': 'voice',
  'voice.leave': 'voice',
};

export type MessageLimitName = `message.${MessageGroup}`;

/**
 * Each group has as much room as all messages of a connection have together, until an operator lowers it. Intents keep
 * it nearly whole, because a client sends twenty of them a second.
 */
export const messageLimits = Object.fromEntries(
  messageGroups.map((group) => [
    `message.${group}`,
    limitOf('message', {
      points: 60,
      windowSeconds: 2,
      mostTimes: 5,
      ...(group === 'movement' ? { leastShare: 0.8, longestSeconds: 2 } : {}),
    }),
  ]),
) as Record<MessageLimitName, LimitRule>;
