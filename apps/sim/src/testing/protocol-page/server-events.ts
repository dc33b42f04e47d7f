import type { serverEvents } from '@necp/shared/protocol';

/** What each message of the server says, and when it comes. */
export const serverEventLines: Readonly<Record<keyof typeof serverEvents, string>> = {
  'zone.welcome':
    'The client is in a zone: after connecting, after each transfer and after each change of channel. ' +
    'Numbers of intents begin at 1 again.',
  'zone.population': 'The number of players in this channel, and of channels; when it has changed, every 5 s at most.',
  'zone.channels': 'The answer to `zone.channels`: the channels one can change to, the current one included.',
  'zone.transfer_begun': 'The character is on its way: until the next welcome it stands still and intents do nothing.',
  'zone.doorway':
    'The character stands in a doorway: it goes through at `endTick`, or not while there is an `obstacle`. ' +
    'Null when it left the doorway.',
  'zone.moved': 'The zone goes on in another process: connect there with this ticket; see “Another process”.',
  'chat.message': 'A line of chat, one’s own too. `entityId` is null for a speaker of another channel of the district.',
  'chat.rejected': 'The last line of chat was refused.',
  'clock.pong': 'The answer to `clock.ping`.',
  'presence.idle': 'The character became away or active, or leaves soon because it has had no input.',
  'realm.restarting': 'The servers restart after this time.',
  'maintenance.state':
    'A maintenance that is planned or running; null when there is none. Sent after connecting, and when it changes.',
  'session.closed': 'The last message before the server closes the connection.',
  'self.state': 'Statuses, shields, cooldowns, cast and weapon of the own character; when one has changed.',
  'action.rejected':
    'A request was refused. `what` is the name of the event, or `fire` for the trigger of an intent; `code` says why.',
  'combat.down': 'The own character is down; null when it stands again.',
  'combat.summary': 'The sums of a fight that is over.',
  'duel.state': 'The own duel has begun, changed or ended.',
  'duel.board': 'The board that the character reads; null after walking away.',
  'interact.progress': 'An interaction that takes time has begun; null when it is complete or broken off.',
  'conversation.opened':
    'A conversation has begun with a person (`npc`) or an object; its pages are read and answered over REST.',
  'conversation.closed': 'The conversation is over, because the character walked away or was attacked.',
  'interact.check': 'The roll against a lock.',
  'loot.emptied': 'These boxes are empty for this character until they are refilled.',
  'instance.lobby': 'Who is ready at this entrance; null when no player is.',
  'instance.lead_out': 'The player has left the party of this instance and is led out after so long; null ends it.',
  'instance.progress': 'What the group has done in its private instance.',
  'event.state': 'A world event of this zone, once a second while it runs; null when there is none.',
  'townsperson.said': 'A townsperson or a vendor in view speaks to this player alone.',
  live: 'Something that lasts has changed: read again over REST what the topic is about. Unknown topics are ignored.',
};
