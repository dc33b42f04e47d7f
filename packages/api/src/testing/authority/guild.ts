import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, notHere, playing, type Cases, type World } from '../authority-cases';
import { guildBankCases } from './guild-bank';

const act = () => ({ requestId: newRequestId() });
const named = () => ({ ...act(), name: 'Nobodyatall' });
const invite = () => ({ ...act(), inviteId: randomUUID() });
const application = () => ({ ...act(), applicationId: randomUUID() });
const member = ({ owner }: World) => ({ ...act(), memberId: owner.characterId });
const text = () => ({ ...act(), text: 'Rain at nine.' });
const without = notHere('guild.none');

/** A guild belongs to the character that is played: others are answered as if there were none. */
export const cases: Cases = {
  'guild.own': { ask: nothing, answers: playing },
  'guild.found': { ask: () => ({ ...act(), name: 'Night Owls', tag: 'OWL' }), answers: notHere('wallet.too_poor') },
  ...guildBankCases,
  'guild.shown': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'guild.founding': { ask: nothing, answers: playing },
  'guild.openCharter': {
    ask: () => ({ ...act(), name: 'Night Owls', tag: 'OWL' }),
    answers: notHere('guild.no_charter_needed'),
  },
  'guild.askSignature': { ask: named, answers: notHere('character.not_found') },
  'guild.answerCharter': {
    ask: () => ({ ...act(), charterId: randomUUID(), isSigned: true }),
    answers: notHere('guild.charter_gone'),
  },
  'guild.foundByCharter': { ask: act, answers: notHere('guild.charter_gone') },
  'guild.roster': { ask: nothing, answers: without },
  'guild.log': { ask: () => ({}), answers: without },
  'guild.ways': { ask: nothing, answers: playing },
  'guild.invite': { ask: named, answers: notHere('character.not_found') },
  'guild.accept': { ask: invite, answers: notHere('guild.invite_gone') },
  'guild.decline': { ask: invite, answers: notHere('guild.invite_gone') },
  'guild.withdraw': { ask: invite, answers: notHere('guild.invite_gone') },
  'guild.find': { ask: () => ({}), answers: playing },
  'guild.recruiting': { ask: nothing, answers: without },
  'guild.setListing': {
    ask: () => ({ ...act(), isOpen: true, note: '', questions: [], levelMin: 1, locales: ['en'], focuses: [] }),
    answers: without,
  },
  'guild.applyTo': {
    ask: () => ({ ...act(), guildId: randomUUID(), answers: [] }),
    answers: notHere('guild.guild_gone'),
  },
  'guild.acceptApplication': { ask: application, answers: notHere('guild.application_gone') },
  'guild.declineApplication': { ask: application, answers: notHere('guild.application_gone') },
  'guild.withdrawApplication': { ask: application, answers: notHere('guild.application_gone') },
  'guild.setRank': { ask: (world) => ({ ...member(world), place: 1 }), answers: without },
  'guild.remove': { ask: member, answers: without },
  'guild.setNote': { ask: (world) => ({ ...member(world), readers: 'members', note: '' }), answers: without },
  'guild.handOver': { ask: member, answers: without },
  'guild.leave': { ask: act, answers: without },
  'guild.changeRank': { ask: () => ({ ...act(), place: 1, name: null, rights: [] }), answers: without },
  'guild.addRank': { ask: act, answers: without },
  'guild.removeRank': { ask: act, answers: without },
  'guild.setMessage': { ask: text, answers: without },
  'guild.setAbout': { ask: text, answers: without },
  'guild.disband': { ask: act, answers: without },
  'guild.keep': { ask: act, answers: without },
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
