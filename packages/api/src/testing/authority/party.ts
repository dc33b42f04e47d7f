import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, type Cases, type World } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });
const named = () => ({ ...act(), name: 'Nobodyatall' });
const invite = () => ({ ...act(), inviteId: randomUUID() });
const member = ({ owner }: World) => ({ ...act(), memberId: owner.characterId });
const application = () => ({ ...act(), applicationId: randomUUID() });
const alone = notHere('party.none');

/** A party belongs to the character that is played: no call names one, so others are answered as if there were none. */
export const cases: Cases = {
  'party.own': { ask: nothing, answers: playing },
  'party.instance': { ask: nothing, answers: playing },
  'party.declineCall': { ask: () => ({ ...act(), instanceId: randomUUID() }), answers: alone },
  'party.invite': { ask: named, answers: notHere('character.not_found') },
  'party.request': { ask: named, answers: notHere('character.not_found') },
  'party.join': { ask: () => ({ ...act(), code: 'abcdefghijkl' }), answers: notHere('party.code_gone') },
  'party.accept': { ask: invite, answers: notHere('party.invite_gone') },
  'party.decline': { ask: invite, answers: notHere('party.invite_gone') },
  'party.withdraw': { ask: invite, answers: notHere('party.invite_gone') },
  'party.leave': { ask: act, answers: alone },
  'party.disband': { ask: act, answers: alone },
  'party.handOver': { ask: member, answers: alone },
  'party.setAssistant': { ask: (world) => ({ ...member(world), isAssistant: true }), answers: alone },
  'party.convert': { ask: () => ({ ...act(), isRaid: true }), answers: alone },
  'party.markGround': { ask: () => ({ ...act(), mark: 'star', spot: null }), answers: alone },
  'party.clearMarks': { ask: act, answers: alone },
  'party.move': { ask: (world) => ({ ...member(world), group: 1 }), answers: alone },
  'party.swap': { ask: (world) => ({ ...member(world), withId: randomUUID() }), answers: alone },
  'party.kick': { ask: member, answers: alone },
  'party.startVote': { ask: member, answers: alone },
  'party.castVote': { ask: () => ({ ...act(), voteId: randomUUID(), isFor: true }), answers: alone },
  'party.setRole': { ask: () => ({ ...act(), role: 'tank' }), answers: alone },
  'party.setLink': { ask: () => ({ ...act(), isOpen: false }), answers: alone },
  'party.readyCheck': { ask: act, answers: alone },
  'party.answerReady': { ask: () => ({ ...act(), checkId: randomUUID(), isReady: true }), answers: alone },
  'party.countdown': { ask: () => ({ ...act(), seconds: 5 }), answers: alone },
  'party.listing': { ask: nothing, answers: playing },
  'party.listings': { ask: () => ({}), answers: playing },
  'party.applications': { ask: nothing, answers: playing },
  'party.putUpListing': {
    ask: () => ({
      ...act(),
      ...{ activity: 'instance', contentId: 'nowhere', levels: { min: 1, max: 9 }, note: '', locale: 'en' },
      ...{ slots: { tank: 0, healer: 0, damage: 0, any: 1 }, isAuto: false },
    }),
    answers: notHere('party.no_activity'),
  },
  'party.takeDownListing': { ask: act, answers: alone },
  'party.applyToListing': {
    ask: () => ({ ...act(), listingId: randomUUID(), role: 'tank', note: '' }),
    answers: notHere('party.listing_gone'),
  },
  'party.withdrawApplication': { ask: application, answers: notHere('party.application_gone') },
  'party.acceptApplication': { ask: application, answers: notHere('party.application_gone') },
  'party.declineApplication': {
    ask: () => ({ ...application(), isBanned: false }),
    answers: notHere('party.application_gone'),
  },
  'party.ping': { ask: () => ({ ...act(), zoneId: 'watson', x: 1, y: 1 }), answers: alone },
};
