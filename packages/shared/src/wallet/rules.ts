import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The chits of an account’s first character; they are enough for one stim. */
export const starterChits = 40n;

/** What chits of characters move for: the reasons of their ledgers, which the interface names. */
export const moneyReasons = [
  'bank.buy_tab',
  'combat.clinic',
  'loot.left_behind',
  'loot.open_cache',
  'loot.pick_up',
  'progression.respec',
  'quest.paid',
  'trade.completed',
  'trade.offered',
  'trade.retracted',
  'trade.returned',
  'vendor.buy',
  'vendor.buy_back',
  'vendor.repair',
  'vendor.sell',
  'wallet.gift',
  'wallet.starter_kit',
  'world-event.share',
] as const;

/** The number of past movements that a wallet shows. */
export const walletEntriesShown = 50;

/** Checks whether `balance` suffices for `price`. */
export function canPay(balance: bigint, price: bigint): Verdict {
  return balance >= price ? allowed : refuse('wallet.too_poor', { missing: (price - balance).toString() });
}

/** Checks whether money may go from one character to the other. */
export function canGive(fromId: string, toId: string): Verdict {
  return fromId === toId ? refuse('wallet.same_wallet') : allowed;
}
