/** Error codes of the identity room; each has a message in both languages under `errors`. */
export const identityErrors = [
  'identity.unknown_provider',
  'identity.start_again',
  'identity.other_session',
  'identity.denied',
  'identity.provider_away',
  'identity.provider_failed',
  'identity.not_fresh',
  'identity.email_unverified',
  'identity.email_taken',
  'identity.taken',
  'identity.already_linked',
  'identity.not_linked',
  'identity.other_identity',
  'identity.last_way',
  'identity.signed_in',
  'identity.has_password',
  'identity.too_many_tries',
] as const;
export type IdentityError = (typeof identityErrors)[number];
