import * as z from 'zod';
import { CharacterId } from '../kernel/ids';

/** One movement of money as shown to the wallet's owner. */
export const WalletEntry = z.object({
  at: z.date(),
  /** Chits; negative when they were spent. */
  amountChits: z.bigint(),
  /** `<room>.<verb>`, a key of the messages. */
  reason: z.string(),
});
export type WalletEntry = z.infer<typeof WalletEntry>;

export const WalletView = z.object({
  characterId: CharacterId,
  balanceChits: z.bigint(),
  entries: z.array(WalletEntry),
});
export type WalletView = z.infer<typeof WalletView>;
