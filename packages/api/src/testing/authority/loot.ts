import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, type Cases, type World } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });
const drop = () => ({ ...act(), dropId: randomUUID() });
const gift = ({ owner }: World) => ({ ...drop(), toId: owner.characterId });
const gone = notHere('loot.gone');

/** Shared items belong to the members who fought for them: others are answered as if there were none. */
export const cases: Cases = {
  'loot.hunt': { ask: nothing, answers: playing },
  'loot.party': { ask: nothing, answers: playing },
  'loot.setRules': {
    ask: () => ({ ...act(), mode: 'need_greed', threshold: 'refined', masterId: null }),
    answers: notHere('party.none'),
  },
  'loot.drops': { ask: () => ({}), answers: playing },
  'loot.choose': { ask: () => ({ ...drop(), choice: 'need' }), answers: gone },
  'loot.give': { ask: gift, answers: gone },
  'loot.passOn': { ask: gift, answers: gone },
};
