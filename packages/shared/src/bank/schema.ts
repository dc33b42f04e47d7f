import * as z from 'zod';
import { ContainerView, ItemView, SortOrder } from '../inventory/schema';
import { CharacterId, ItemId, RequestId } from '../kernel/ids';

/** The object at which players use the bank. */
export const bankTerminal = 'bank_terminal';

/** Requests deliveries, oldest first; `cursor` is the id of the newest one the client has. */
export const DeliveriesInput = z.object({ cursor: ItemId.nullish() });
export type DeliveriesInput = z.infer<typeof DeliveriesInput>;
/** One page of the items that did not fit into a full bag. */
export const DeliveriesView = z.object({ items: z.array(ItemView), hasMore: z.boolean() });
export type DeliveriesView = z.infer<typeof DeliveriesView>;

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
  /** How many items did not fit into a full bag. */
  deliveries: z.int(),
});
export type BankView = z.infer<typeof BankView>;

export const BuyTabInput = z.strictObject({ requestId: RequestId, tab: z.int().min(2).max(6) });
export type BuyTabInput = z.infer<typeof BuyTabInput>;
/** Claims one delivery, or with null all for which there is room. */
export const ClaimDeliveryInput = z.strictObject({ requestId: RequestId, itemId: ItemId.nullable() });
export type ClaimDeliveryInput = z.infer<typeof ClaimDeliveryInput>;
export const SortBankInput = z.strictObject({ requestId: RequestId, kind: z.enum(['bank', 'stash']), by: SortOrder });
export type SortBankInput = z.infer<typeof SortBankInput>;
