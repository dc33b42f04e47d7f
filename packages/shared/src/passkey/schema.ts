import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { TokensView } from '../token/schema';

/** Bytes as a browser sends them, base64url without padding. */
const bytes = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[\w-]*$/);
const credentialId = bytes(1400).min(1);
const transports = z.array(bytes(20)).max(8);
/** The secret that binds challenges to a browser, or to another client that asked for them. */
const ceremony = bytes(64);

const fromDevice = { id: credentialId, rawId: credentialId, type: z.literal('public-key') };

/**
 * What a browser answers after it has asked a device to sign a challenge (`AuthenticationResponseJSON` of WebAuthn).
 * Other fields, such as those of extensions, are left out.
 */
export const PasskeyAnswer = z.object({
  ...fromDevice,
  response: z.object({
    clientDataJSON: bytes(4096),
    authenticatorData: bytes(4096),
    signature: bytes(2048),
    userHandle: bytes(128).nullish(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** What a browser answers after a device has made a passkey (`RegistrationResponseJSON` of WebAuthn). */
export const NewPasskeyAnswer = z.object({
  ...fromDevice,
  response: z.object({
    clientDataJSON: bytes(4096),
    attestationObject: bytes(4096),
    transports: transports.optional(),
  }),
});
export type NewPasskeyAnswer = z.infer<typeof NewPasskeyAnswer>;

const name = typedText(400);
export const AddPasskeyInput = z.strictObject({ name, answer: NewPasskeyAnswer });
export type AddPasskeyInput = z.infer<typeof AddPasskeyInput>;

export const RenamePasskeyInput = z.strictObject({ requestId: RequestId, passkeyId: z.uuid(), name });
export type RenamePasskeyInput = z.infer<typeof RenamePasskeyInput>;

/** Other sessions end with the passkey, unless the owner lets them stay. */
export const RemovePasskeyInput = z.strictObject({
  requestId: RequestId,
  passkeyId: z.uuid(),
  endOthers: z.boolean().optional(),
});
export type RemovePasskeyInput = z.infer<typeof RemovePasskeyInput>;

/** What a visitor wants to do with a passkey: sign in with nothing else, or answer for a code after the password. */
export const PasskeyStep = z.enum(['sign_in', 'second_step']);
export type PasskeyStep = z.infer<typeof PasskeyStep>;

export const StartPasskeySignInInput = z.strictObject({ step: PasskeyStep });
export type StartPasskeySignInInput = z.infer<typeof StartPasskeySignInInput>;

/** The passkey that is sent instead of a code; `ceremony` comes from clients without cookies. */
export const secondStepFields = { passkey: PasskeyAnswer.optional(), ceremony: ceremony.optional() };

export const PasskeySignInInput = z.strictObject({
  answer: PasskeyAnswer,
  ceremony: ceremony.optional(),
  /** Stops the deletion of the account, after `account.leaving` said that there is one. */
  isReturning: z.boolean().optional(),
});
export type PasskeySignInInput = z.infer<typeof PasskeySignInInput>;

export const ProveByPasskeyInput = z.strictObject({ answer: PasskeyAnswer });
export type ProveByPasskeyInput = z.infer<typeof ProveByPasskeyInput>;

const Credential = z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) });
const Verification = z.enum(['required', 'preferred']);

/** What a browser needs to ask a device for an answer (`PublicKeyCredentialRequestOptionsJSON` of WebAuthn). */
export const PasskeyOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: Verification,
  allowCredentials: z.array(Credential),
});
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

/** The options of a visitor; `ceremony` goes back with the answer, and is a cookie and null here for browsers. */
export const PasskeySignInOptions = z.object({ options: PasskeyOptions, ceremony: z.string().nullable() });
export type PasskeySignInOptions = z.infer<typeof PasskeySignInOptions>;

/** What a browser needs to let a device make a passkey (`PublicKeyCredentialCreationOptionsJSON` of WebAuthn). */
export const NewPasskeyOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  excludeCredentials: z.array(Credential),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: Verification,
  }),
  attestation: z.literal('none'),
});
export type NewPasskeyOptions = z.infer<typeof NewPasskeyOptions>;

/** A passkey as its owner sees it. */
export const PasskeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether it signs in without a password. */
  isVerified: z.boolean(),
  /** Whether it is on the owner's other devices too. */
  isSynced: z.boolean(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
});
export type PasskeyView = z.infer<typeof PasskeyView>;

export const PasskeyListView = z.object({ passkeys: z.array(PasskeyView) });
export type PasskeyListView = z.infer<typeof PasskeyListView>;

export const PasskeyAddedView = z.object({
  passkey: PasskeyView,
  /** Whether a guest's account has become a permanent one. */
  isBound: z.boolean(),
  /** The new tokens of the session, for a client that is no browser; null for browsers. */
  tokens: TokensView.nullable(),
});
export type PasskeyAddedView = z.infer<typeof PasskeyAddedView>;

export const PasskeyDoneView = z.object({ done: z.literal(true) });
export type PasskeyDoneView = z.infer<typeof PasskeyDoneView>;

/** The session goes on under another secret: new tokens for clients that are no browser, null for browsers. */
export const PasskeyRemovedView = PasskeyDoneView.extend({ tokens: TokensView.nullable() });
export type PasskeyRemovedView = z.infer<typeof PasskeyRemovedView>;
