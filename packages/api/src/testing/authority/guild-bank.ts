import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { notHere, nothing, type Cases } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });
const none = notHere('guild.none');
const rights = { canSee: true, canPut: true, takes: 5 };
const moved = () => ({ ...act(), itemId: randomUUID(), quantity: 1, slot: null });

/** The treasury and the bank belong to the guild of the character that is played; no caller here is in one. */
export const guildBankCases: Cases = {
  'guild.treasury': { ask: nothing, answers: none },
  'guild.treasuryLog': { ask: () => ({ cursor: randomUUID() }), answers: none },
  'guild.depositChits': { ask: () => ({ ...act(), chits: 5 }), answers: none },
  'guild.withdrawChits': { ask: () => ({ ...act(), chits: 5 }), answers: none },
  'guild.setTax': { ask: () => ({ ...act(), percent: 5 }), answers: none },
  'guild.setRankLimit': { ask: () => ({ ...act(), place: 1, chitsADay: 5 }), answers: none },
  'guild.vault': { ask: nothing, answers: none },
  'guild.vaultLog': { ask: () => ({ tab: 1, cursor: randomUUID() }), answers: none },
  'guild.tabRanks': { ask: () => ({ tab: 1 }), answers: none },
  'guild.setTabRights': { ask: () => ({ ...act(), tab: 1, place: 1, rights }), answers: none },
  'guild.buyTab': { ask: () => ({ ...act(), tab: 1 }), answers: none },
  'guild.nameTab': { ask: () => ({ ...act(), tab: 1, name: 'Tools' }), answers: none },
  'guild.putItem': { ask: () => ({ ...moved(), tab: 1 }), answers: none },
  'guild.takeItem': { ask: moved, answers: none },
  'guild.moveItem': { ask: () => ({ ...moved(), tab: 1 }), answers: none },
  'guild.sortTab': { ask: () => ({ ...act(), tab: 1, by: 'kind' }), answers: none },
  'guild.itemRequests': { ask: nothing, answers: none },
  'guild.askItem': { ask: () => ({ ...act(), templateId: 'stim_night', quantity: 1, note: '' }), answers: none },
  'guild.withdrawAsk': { ask: () => ({ ...act(), askId: randomUUID() }), answers: none },
  'guild.answerAsk': { ask: () => ({ ...act(), askId: randomUUID(), answer: 'grant' }), answers: none },
  'guild.writeLetter': { ask: () => ({ ...act(), audience: 'all', subject: 'Hi', text: 'all' }), answers: none },
};
