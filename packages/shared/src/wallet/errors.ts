/** Error codes of the wallet room; each has a message in both languages under `errors`. */
export const walletErrors = [
  'wallet.too_poor',
  'wallet.cap_reached',
  'wallet.bad_amount',
  'wallet.same_wallet',
  'wallet.unknown_receiver',
] as const;
export type WalletError = (typeof walletErrors)[number];
