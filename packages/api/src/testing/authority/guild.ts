import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, notHere, playing, type Cases } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });

/** A guild belongs to the character that is played: others are answered as if there were none. */
export const cases: Cases = {
  'guild.own': { ask: nothing, answers: playing },
  'guild.found': { ask: () => ({ ...act(), name: 'Night Owls', tag: 'OWL' }), answers: notHere('wallet.too_poor') },
  ...life(),
};

/** The emblem, the level, the calendar and other guilds. */
function life(): Cases {
  const none = notHere('guild.none');
  const event = () => ({ ...act(), eventId: randomUUID() });
  const invite = () => ({ ...act(), inviteId: randomUUID() });
  const tag = () => ({ ...act(), tag: 'NOONE' });
  const planned = {
    ...{ title: 'Sewers', note: '', kind: 'instance', startsAtMs: 4_000_000_000_000, lastsMinutes: 60 },
    ...{ remindMinutes: 30, places: null, isShared: false },
  } as const;
  const emblem = {
    ...{ shape: 'shield', pattern: 'plain', symbol: 'bolt', ground: 'ink', second: 'steel', mark: 'gold' },
  } as const;
  return {
    'guild.growth': { ask: nothing, answers: none },
    'guild.setEmblem': { ask: () => ({ ...act(), emblem }), answers: none },
    'guild.takePerk': { ask: () => ({ ...act(), perk: 'shared_lessons' }), answers: none },
    'guild.resetPerks': { ask: act, answers: none },
    'guild.calendar': { ask: nothing, answers: none },
    'guild.planEvent': { ask: () => ({ ...act(), ...planned }), answers: none },
    'guild.changeEvent': { ask: () => ({ ...event(), ...planned }), answers: none },
    'guild.cancelEvent': { ask: event, answers: none },
    'guild.signUp': { ask: () => ({ ...event(), answer: 'going' }), answers: none },
    'guild.allies': { ask: nothing, answers: none },
    'guild.inviteGuild': { ask: tag, answers: none },
    'guild.acceptAlliance': { ask: invite, answers: none },
    'guild.declineAlliance': { ask: invite, answers: none },
    'guild.leaveAlliance': { ask: act, answers: none },
    'guild.nameRival': { ask: tag, answers: none },
    'guild.endRivalry': { ask: () => ({ ...act(), guildId: randomUUID() }), answers: none },
    'guild.publicList': { ask: () => ({}), answers: forAll('ok') },
    'guild.publicPage': { ask: () => ({ tag: 'NOONE' }), answers: forAll('guild.no_such_guild') },
  };
}
