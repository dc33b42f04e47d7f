import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';

const Passed = z.object({
  accountId: AccountId,
  characterId: CharacterId,
  /** What this side gave. */
  chits: z.string(),
  items: z.array(z.object({ templateId: z.string(), quantity: z.int() })),
});

/** Two players have exchanged what they offered. */
export const tradeCompleted = defineEvent({
  name: 'trade.completed',
  version: 1,
  payload: z.object({ tradeId: z.uuid(), sides: z.tuple([Passed, Passed]) }),
  keyOf: ({ tradeId }) => tradeId,
});

/** The topic of the live message after anything has changed that a player sees of trades. */
export const tradeChanged = 'trade.changed';
/** The topic of the live message that says that a trade is over, and why. */
export const tradeOver = 'trade.over';
