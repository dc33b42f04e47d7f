import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { notHere, nothing, permitted, playing, type Cases } from '../authority-cases';

const gone = notHere('mail.gone');
const notAtMailbox = notHere('mail.not_here');
const act = () => ({ requestId: newRequestId(), letterId: randomUUID() });
const many = () => ({ requestId: newRequestId(), letterIds: [randomUUID()] });
const reason = 'a gift after the outage of Friday';
const massAct = () => ({ requestId: newRequestId(), massId: randomUUID(), reason });
const words = { en: 'Sorry', ru: 'Извините' };
const noPlayer = { kind: 'named', names: ['Nobodyhere'] };

/** A letter belongs to the character it lies with: for all others there is none. */
export const cases: Cases = {
  'mail.box': { ask: () => ({ box: 'inbox', text: '' }), answers: playing },
  'mail.unread': { ask: nothing, answers: playing },
  'mail.receiver': { ask: () => ({ name: 'Nobodyhere' }), answers: playing },
  'mail.letter': { ask: () => ({ letterId: randomUUID() }), answers: gone },
  'mail.send': {
    ask: () => ({
      ...{ requestId: newRequestId(), to: 'Nobodyhere', subject: 'Hi', text: '', items: [], chits: 0, codChits: 0 },
    }),
    answers: notHere('mail.no_such_player'),
  },
  'mail.take': { ask: () => ({ ...act(), itemId: null }), answers: gone },
  'mail.takeAll': { ask: many, answers: notAtMailbox },
  'mail.pay': { ask: () => ({ ...act(), codChits: 5 }), answers: gone },
  'mail.sendBack': { ask: act, answers: gone },
  'mail.recall': { ask: act, answers: gone },
  'mail.mark': { ask: () => ({ ...many(), as: 'read' }), answers: gone },
  'mail.destroy': { ask: () => ({ ...many(), withContents: true }), answers: gone },
  'mail.masses': { ask: () => ({}), answers: permitted('mail.mass') },
  'mail.countMass': { ask: () => ({ audience: noPlayer }), answers: permitted('mail.mass') },
  'mail.startMass': {
    ask: () => ({
      ...{ requestId: newRequestId(), subject: words, text: words, audience: noPlayer, chits: 5, items: [], reason },
    }),
    answers: permitted('mail.mass', 'mail.no_audience'),
  },
  'mail.stopMass': { ask: massAct, answers: permitted('mail.mass', 'mail.mass_gone') },
  'mail.resumeMass': { ask: massAct, answers: permitted('mail.mass', 'mail.mass_gone') },
};
