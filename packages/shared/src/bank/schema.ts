import * as z from 'zod';
import { ContainerView, SortOrder } from '../inventory/schema';
import { CharacterId, RequestId } from '../kernel/ids';

/** The object at which players use the bank. */
export const bankTerminal = 'bank_terminal';

export const BankView = z.object({
  characterId: CharacterId,
  /** Whether the character stands at a terminal now; items can be moved only there. */
  isHere: z.boolean(),
  tabs: z.int(),
  /** The price of the next tab; null when there are no more. */
  nextTabChits: z.int().nullable(),
  bank: ContainerView,
  /** Shared by all characters of the account. */
  stash: ContainerView,
});
export type BankView = z.infer<typeof BankView>;

export const BuyTabInput = z.strictObject({ requestId: RequestId, tab: z.int().min(2).max(6) });
export type BuyTabInput = z.infer<typeof BuyTabInput>;
export const SortBankInput = z.strictObject({ requestId: RequestId, kind: z.enum(['bank', 'stash']), by: SortOrder });
export type SortBankInput = z.infer<typeof SortBankInput>;
