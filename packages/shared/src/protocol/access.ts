import type { Permission } from '../role/permissions';
import type { clientEvents } from './client-events';
import type { intentEvent } from './codec';

export type EventAccess = Readonly<Record<keyof typeof clientEvents | typeof intentEvent, 'character' | Permission>>;

/**
 * What each message of the socket asks of its sender. A socket is opened for a character with a ticket of its session,
 * so every sender plays; a message that asks for more names its permission, which the gateway reads from the session's
 * row for each message, and its room checks in the domain.
 */
export const eventAccess: EventAccess = {
  intent: 'character',
  'chat.send': 'character',
  'chat.emote': 'character',
  'clock.ping': 'character',
  'presence.active': 'character',
  'presence.away': 'character',
  'combat.reload': 'character',
  'combat.swap': 'character',
  'combat.throw': 'character',
  'combat.lock': 'character',
  'combat.revive': 'character',
  'combat.respawn': 'character',
  'ability.use': 'character',
  'ability.cancel': 'character',
  'item.use': 'character',
  'loot.pick_up': 'character',
  'loot.pick_all': 'character',
  'npc.interact': 'character',
  'npc.interact_stop': 'character',
  'zone.transfer': 'character',
  'zone.channels': 'character',
  'zone.change_channel': 'character',
  'party.mark': 'character',
  'instance.enter': 'character',
  'instance.ready': 'character',
  'instance.enter_party': 'character',
  'instance.join': 'character',
  'duel.challenge': 'character',
  'duel.answer': 'character',
  'duel.yield': 'character',
  'duel.sign': 'character',
  'duel.call': 'character',
  'trade.ask': 'character',
  'trade.accept': 'character',
  'voice.join': 'character',
  'voice.answer': 'character',
  'voice.set': 'character',
  'voice.leave': 'character',
};
