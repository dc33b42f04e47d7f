import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, type Cases } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });
const offer = () => ({ ...act(), offerId: randomUUID() });

/** Offers of quests belong to the character that is played: those of others are answered as if there were none. */
export const cases: Cases = {
  'quest.share': { ask: () => ({ ...act(), questId: 'the_toll' }), answers: notHere('quest.not_active') },
  'quest.offers': { ask: nothing, answers: playing },
  'quest.acceptOffer': { ask: offer, answers: notHere('quest.offer_gone') },
  'quest.declineOffer': { ask: offer, answers: notHere('quest.offer_gone') },
};
