/** Error codes of the bank room; each has a message in both languages under `errors`. */
export const bankErrors = ['bank.not_here', 'bank.no_more_tabs'] as const;
export type BankError = (typeof bankErrors)[number];
