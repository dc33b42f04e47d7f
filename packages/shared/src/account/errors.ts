/** Error codes of the account room; each has a message in both languages under `errors`. */
export const accountErrors = [
  'account.email_malformed',
  'account.email_too_long',
  'account.password_too_short',
  'account.password_too_long',
  'account.password_too_common',
  'account.password_like_email',
  'account.password_unchanged',
  'account.wrong_credentials',
  'account.wrong_password',
  'account.too_many_tries',
  'account.too_many_emails',
  'account.no_mail_server',
  'account.too_many_guests',
  'account.busy',
  'account.link_invalid',
  'account.link_password',
  'account.already_bound',
  'account.guest_has_no_password',
  'account.closed',
  'account.dev_pages_off',
] as const;
export type AccountError = (typeof accountErrors)[number];
