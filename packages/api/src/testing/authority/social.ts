import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, playing, signedIn, type Case, type Cases } from '../authority-cases';

const refused = (answer: string): Case['answers'] => ({ ...forAll(answer), anonymous: 'session.required' });
const request = () => ({ requestId: newRequestId(), friendRequestId: randomUUID() });
const named = () => ({ requestId: newRequestId(), name: 'Nobodyatall' });

/** Ids of friends, requests, groups and blocks belong to an account: all others are answered as if there were none. */
export const cases: Cases = {
  'social.friends': { ask: nothing, answers: signedIn },
  'social.requests': { ask: nothing, answers: signedIn },
  'social.met': { ask: nothing, answers: signedIn },
  'social.blocks': { ask: nothing, answers: signedIn },
  'social.find': { ask: () => ({ start: 'Zed' }), answers: signedIn },
  'social.who': {
    ask: () => ({ name: '', levels: null, classId: null, zoneId: null }),
    answers: playing,
  },
  'social.relation': { ask: () => ({ name: 'Nobodyatall' }), answers: refused('character.not_found') },
  'social.ask': {
    ask: () => ({ ...named(), note: '' }),
    answers: { ...refused('character.not_found'), guest: 'character.required' },
  },
  'social.accept': { ask: request, answers: refused('social.request_gone') },
  'social.decline': { ask: request, answers: refused('social.request_gone') },
  'social.withdraw': { ask: request, answers: refused('social.request_gone') },
  'social.remove': {
    ask: () => ({ requestId: newRequestId(), friendId: randomUUID() }),
    answers: refused('social.no_friend'),
  },
  'social.change': {
    ask: () => ({
      requestId: newRequestId(),
      friendId: randomUUID(),
      note: '',
      groupId: null,
      isFavourite: true,
    }),
    answers: refused('social.no_friend'),
  },
  'social.makeGroup': { ask: () => ({ requestId: newRequestId(), name: randomUUID().slice(0, 8) }), answers: signedIn },
  'social.renameGroup': {
    ask: () => ({ requestId: newRequestId(), groupId: randomUUID(), name: 'Raid' }),
    answers: refused('social.no_group'),
  },
  'social.removeGroup': {
    ask: () => ({ requestId: newRequestId(), groupId: randomUUID() }),
    answers: refused('social.no_group'),
  },
  'social.block': { ask: named, answers: refused('character.not_found') },
  'social.unblock': {
    ask: () => ({ requestId: newRequestId(), blockId: randomUUID() }),
    answers: refused('social.no_block'),
  },
  'social.setStatus': {
    ask: () => ({
      requestId: newRequestId(),
      status: 'busy',
      text: 'brb',
      presenceTo: 'friends',
      placeTo: 'favourites',
    }),
    answers: signedIn,
  },
};
