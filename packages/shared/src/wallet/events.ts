import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId } from '../kernel/ids';

const Movement = z.object({
  characterId: CharacterId,
  ledgerId: z.uuid(),
  /** Chits as decimal text, always positive. */
  amountChits: z.string().regex(/^[1-9]\d*$/),
  balanceChits: z.string().regex(/^\d+$/),
  reason: z.string(),
});

export const currencyGained = defineEvent({
  name: 'wallet.currency_gained',
  version: 1,
  payload: Movement,
  keyOf: (event) => event.characterId,
});
export const currencySpent = defineEvent({
  name: 'wallet.currency_spent',
  version: 1,
  payload: Movement,
  keyOf: (event) => event.characterId,
});
