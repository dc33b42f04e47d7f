import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId } from '../kernel/ids';

const Movement = z.object({
  characterId: CharacterId,
  ledgerId: z.uuid(),
  /** Eddies as decimal text, always positive. */
  amountEddies: z.string().regex(/^[1-9]\d*$/),
  balanceEddies: z.string().regex(/^\d+$/),
  reason: z.string(),
});

export const currencyGained = defineFact({
  name: 'wallet.currency_gained',
  version: 1,
  payload: Movement,
  keyOf: (fact) => fact.characterId,
});
export const currencySpent = defineFact({
  name: 'wallet.currency_spent',
  version: 1,
  payload: Movement,
  keyOf: (fact) => fact.characterId,
});
