/** Error codes of the passkey room; each has a message in both languages under `errors`. */
export const passkeyErrors = [
  'passkey.refused',
  'passkey.expired',
  'passkey.unavailable',
  'passkey.too_many_tries',
  'passkey.already_added',
  'passkey.too_many',
  'passkey.not_verified',
  'passkey.none',
  'passkey.not_found',
  'passkey.name_empty',
  'passkey.name_too_long',
  'passkey.last_way_in',
] as const;
export type PasskeyError = (typeof passkeyErrors)[number];
