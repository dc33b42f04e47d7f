/** Error codes of the privacy room; each has a message in both languages under `errors`. */
export const privacyErrors = [
  'privacy.wrong_word',
  'privacy.export_making',
  'privacy.export_daily',
  'privacy.export_gone',
] as const;
export type PrivacyError = (typeof privacyErrors)[number];
