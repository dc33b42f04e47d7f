/** Error codes of the session room; each has a message in both languages under `errors`. */
export const sessionErrors = [
  'session.required',
  'session.not_found',
  'session.ended',
  'session.ticket_spent',
  'session.proof_required',
] as const;
export type SessionError = (typeof sessionErrors)[number];
