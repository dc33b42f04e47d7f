import type { AccountId } from '@necp/shared/kernel';
import type { NewPasskeyAnswer, PasskeyAnswer } from '@necp/shared/passkey/schema';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Ctx } from '../kernel';
import type { AcceptedAnswer } from './challenges';

/** EdDSA, ECDSA over P-256 and RSA with SHA-256, as COSE numbers them. */
export const algorithms = [-8, -7, -257] as const;

/** Returns the name under which devices keep the passkeys of this installation: the host of its public address. */
export function rpIdOf(ctx: Ctx): string {
  return new URL(ctx.config.publicUrl).hostname;
}

/** Returns what devices keep for an account: the bytes of its id, as base64url. */
export function userHandleOf(accountId: AccountId): string {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url');
}

/** A passkey as a device has just made it. */
export interface MadePasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly isVerified: boolean;
  readonly isSynced: boolean;
}

/** Checks a new passkey; null when any part of the answer is wrong. */
export async function checkNewPasskey(
  ctx: Ctx,
  { answer, challenge }: AcceptedAnswer<NewPasskeyAnswer>,
): Promise<MadePasskey | null> {
  const { registrationInfo } = await unlessWrong(ctx, () =>
    verifyRegistrationResponse({
      response: { ...answer, response: { ...answer.response, transports: [] }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: originOf(ctx),
      expectedRPID: rpIdOf(ctx),
      requireUserVerification: false,
      supportedAlgorithmIDs: [...algorithms],
    }),
  );
  if (registrationInfo === undefined) return null;
  const { credential, userVerified, credentialDeviceType } = registrationInfo;
  if (credential.id !== answer.id) return null;
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    isVerified: userVerified,
    isSynced: credentialDeviceType === 'multiDevice',
  };
}

/** The key that an answer is checked against. */
export interface KnownKey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly verification: 'required' | 'preferred';
}

/**
 * Checks an answer against a key, apart from its counter and its owner.
 * @returns the counter of the device; null when any part of the answer is wrong
 */
export async function checkAnswer(
  ctx: Ctx,
  { answer, challenge }: AcceptedAnswer<PasskeyAnswer>,
  { credentialId, publicKey, verification }: KnownKey,
): Promise<number | null> {
  const { userHandle, ...response } = answer.response;
  const { verified, authenticationInfo } = await unlessWrong(ctx, () =>
    verifyAuthenticationResponse({
      response: {
        ...answer,
        response: { ...response, ...(userHandle ? { userHandle } : {}) },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: originOf(ctx),
      expectedRPID: rpIdOf(ctx),
      // A fallen counter is found by the caller, who can tell it from a wrong signature.
      credential: { id: credentialId, publicKey, counter: 0 },
      requireUserVerification: verification === 'required',
    }),
  );
  return verified === true && authenticationInfo !== undefined ? authenticationInfo.newCounter : null;
}

/** The library refuses by throwing; the reason is for the log only, so that all refusals look alike. */
async function unlessWrong<T extends object>(ctx: Ctx, check: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await check();
  } catch (error) {
    ctx.log.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'the answer of a passkey is wrong');
    return {};
  }
}

const originOf = (ctx: Ctx): string => new URL(ctx.config.publicUrl).origin;

/** A key of no device: answers of unknown passkeys are checked against it, so that they take as long as known ones. */
export const unusedKey = new Uint8Array(
  Buffer.from(
    'a5010203262001215820' +
      '22af06408369582ba158a4b4eb00b5daad4f33a7dfdc9c8f2d2f73d95cd36908' +
      '225820' +
      '451d2855bb5975997a1b510850826d4b0392e9370f687e56a49eba3c9b4ecf9c',
    'hex',
  ),
);
