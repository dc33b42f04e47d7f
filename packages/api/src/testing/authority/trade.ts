import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, signedIn, type Cases } from '../authority-cases';

const act = () => ({ requestId: newRequestId(), tradeId: randomUUID() });
const gone = notHere('trade.gone');

/** A trade belongs to the two characters who trade: for all others there is none. */
export const cases: Cases = {
  'trade.own': { ask: nothing, answers: playing },
  'trade.offerItem': { ask: () => ({ ...act(), itemId: randomUUID(), quantity: 1, place: null }), answers: gone },
  'trade.retractItem': { ask: () => ({ ...act(), offerId: randomUUID() }), answers: gone },
  'trade.offerMoney': { ask: () => ({ ...act(), chits: 5 }), answers: gone },
  'trade.confirm': { ask: () => ({ ...act(), version: 0, step: 1 }), answers: gone },
  'trade.cancel': { ask: act, answers: gone },
  'trade.history': { ask: () => ({ text: 'lantern' }), answers: signedIn },
};
