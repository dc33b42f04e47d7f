import * as z from 'zod';
import { RequestId, SessionId, ZoneId } from '../kernel/ids';

/** A country by ISO 3166; null where the operator has no database of places, or it does not know the address. */
const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();

/** One session of the account, as shown to its owner. */
export const SessionView = z.object({
  id: SessionId,
  /** Browser and operating system in a few words, e.g. `Firefox · Linux`. */
  device: z.string(),
  /** The network address at its beginning, with the last part hidden. */
  address: z.string().nullable(),
  country: Country,
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  isCurrent: z.boolean(),
  /** The character it plays, and the zone in which that was seen last; null for a session that plays none. */
  character: z.object({ name: z.string(), zoneId: ZoneId, isInCity: z.boolean() }).nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

/**
 * What a player has proven a session with: the password, or the password with a code where the account has a second
 * factor, or a passkey whose device asked for its owner; an owner without a password signs in at a provider again.
 */
export const proofs = ['password', 'code', 'recovery_code', 'provider', 'passkey'] as const;
export const Proof = z.enum(proofs);
export type Proof = z.infer<typeof Proof>;

export const loginOutcomes = [
  'success',
  'wrong_password',
  'wrong_code',
  'wrong_passkey',
  'throttled',
  'closed',
  'token_reused',
] as const;
export const LoginOutcome = z.enum(loginOutcomes);
export type LoginOutcome = z.infer<typeof LoginOutcome>;

/** One entry of the sign-in history. */
export const LoginView = z.object({
  at: z.date(),
  outcome: LoginOutcome,
  device: z.string(),
  address: z.string().nullable(),
  country: Country,
});
export type LoginView = z.infer<typeof LoginView>;

/** A browser that is not asked for a code. */
export const TrustedDeviceView = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string().nullable(),
  country: Country,
  createdAt: z.date(),
  lastUsedAt: z.date(),
  expiresAt: z.date(),
});
export type TrustedDeviceView = z.infer<typeof TrustedDeviceView>;

export const SessionListView = z.object({
  sessions: z.array(SessionView),
  trustedDevices: z.array(TrustedDeviceView),
  history: z.array(LoginView),
});
export type SessionListView = z.infer<typeof SessionListView>;

export const RevokeSessionInput = z.strictObject({ requestId: RequestId, sessionId: SessionId });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

export const ForgetDeviceInput = z.strictObject({ requestId: RequestId, deviceId: z.uuid() });
export type ForgetDeviceInput = z.infer<typeof ForgetDeviceInput>;

export const ForgottenDeviceView = z.object({ isForgotten: z.boolean() });
export type ForgottenDeviceView = z.infer<typeof ForgottenDeviceView>;

export const SignOutInput = z.strictObject({ requestId: RequestId });
export type SignOutInput = z.infer<typeof SignOutInput>;

export const SignedOutView = z.object({ endedSessions: z.int() });
export type SignedOutView = z.infer<typeof SignedOutView>;
