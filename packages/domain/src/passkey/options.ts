import type { AccountId } from '@necp/shared/kernel';
import { challengeLifeMs } from '@necp/shared/passkey/rules';
import type { NewPasskeyOptions, PasskeyOptions } from '@necp/shared/passkey/schema';
import type { Ctx, Tx } from '../kernel';
import { algorithms, rpIdOf, userHandleOf } from './checks';

export type Verification = PasskeyOptions['userVerification'];

/** What a passkey is made for. */
export interface NewPasskey {
  readonly accountId: AccountId;
  /** What the device shows beside the name of the game. */
  readonly label: string;
  readonly challenge: string;
  readonly verification: Verification;
}

/** Returns what a browser needs to make a passkey: one that the device finds by itself, once for each device. */
export async function creationOptions(tx: Tx, ctx: Ctx, wanted: NewPasskey): Promise<NewPasskeyOptions> {
  const { accountId, label, challenge, verification } = wanted;
  return {
    rp: { id: rpIdOf(ctx), name: 'NECPGAME' },
    user: { id: userHandleOf(accountId), name: label, displayName: label },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
    timeout: challengeLifeMs,
    excludeCredentials: await credentialsOf(tx, accountId),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: verification },
    attestation: 'none',
  };
}

/** What a device is asked to sign. */
export interface AskedAnswer {
  readonly challenge: string;
  readonly verification: Verification;
  /** Those that may answer; none for visitors, whose device offers what it has. */
  readonly credentials: PasskeyOptions['allowCredentials'];
}

/** Returns what a browser needs to ask for an answer. */
export function answerOptions(ctx: Ctx, asked: AskedAnswer): PasskeyOptions {
  const { challenge, verification, credentials } = asked;
  return {
    challenge,
    rpId: rpIdOf(ctx),
    timeout: challengeLifeMs,
    userVerification: verification,
    allowCredentials: credentials,
  };
}

/** Returns the passkeys of an account as browsers name them. */
export async function credentialsOf(tx: Tx, accountId: AccountId): Promise<PasskeyOptions['allowCredentials']> {
  const passkeys = await tx.passkey.findMany({
    where: { accountId },
    select: { credentialId: true, transports: true },
    orderBy: { createdAt: 'asc' },
  });
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, type: 'public-key', transports }));
}
