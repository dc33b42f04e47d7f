import { type AccountId, GameError } from '@necp/shared/kernel';
import { maxPasskeys, tidyPasskeyName } from '@necp/shared/passkey/rules';
import type { NewPasskeyAnswer, PasskeyAnswer, PasskeyView } from '@necp/shared/passkey/schema';
import { ctxOf, explainConstraints, newId, nowOf, type Tx } from '../kernel';
import type { AcceptedAnswer } from './challenges';
import { checkAnswer, checkNewPasskey, unusedKey, userHandleOf } from './checks';
import type { Verification } from './options';

explainConstraints({ passkeys_credential_id_key: { kind: 'conflict', code: 'passkey.already_added' } });

/** Returns how many passkeys of an account sign in without a password. */
export function passkeyWays(tx: Tx, accountId: AccountId): Promise<number> {
  return tx.passkey.count({ where: { accountId, isVerified: true } });
}

/** Returns the account of a passkey; null for an unknown one. */
export async function ownerOfPasskey(tx: Tx, credentialId: string): Promise<AccountId | null> {
  const found = await tx.passkey.findUnique({ where: { credentialId }, select: { accountId: true } });
  return (found?.accountId ?? null) as AccountId | null;
}

export interface AddedPasskey {
  readonly accountId: AccountId;
  readonly name: string;
  readonly accepted: AcceptedAnswer<NewPasskeyAnswer>;
  /** Whether the device must have asked for its owner, because nothing else will sign in to the account. */
  readonly verification: Verification;
}

/**
 * Adds a passkey to an account, whose row is locked.
 * @throws GameError invalid `passkey.refused`, `passkey.not_verified`; conflict `passkey.too_many`,
 * `passkey.already_added`
 */
export async function addPasskey(
  tx: Tx,
  { accountId, name, accepted, verification }: AddedPasskey,
): Promise<PasskeyView> {
  const made = await checkNewPasskey(ctxOf(tx), accepted);
  if (made === null) throw new GameError('invalid', 'passkey.refused');
  if (verification === 'required' && !made.isVerified) throw new GameError('invalid', 'passkey.not_verified');
  if ((await tx.passkey.count({ where: { accountId } })) >= maxPasskeys)
    throw new GameError('conflict', 'passkey.too_many', { max: maxPasskeys });
  const passkey = await tx.passkey.create({
    data: {
      ...made,
      id: newId(),
      accountId,
      name: tidyPasskeyName(name),
      transports: accepted.answer.response.transports ?? [],
      createdAt: nowOf(tx),
    },
  });
  return viewOf(passkey);
}

export interface TakenAnswer {
  /** The account that must own the passkey, with its row locked; null for none, which is refused after equal work. */
  readonly accountId: AccountId | null;
  readonly accepted: AcceptedAnswer<PasskeyAnswer>;
  readonly verification: Verification;
}

/**
 * Takes the answer of a passkey. A counter that has not grown means that the key pair was copied, which is refused and
 * logged; devices that do not count always send 0.
 * @returns whether the answer was right: a refusal is an answer, so that what the caller writes about it stays
 */
export async function takePasskey(tx: Tx, { accountId, accepted, verification }: TakenAnswer): Promise<boolean> {
  const ctx = ctxOf(tx);
  const credentialId = accepted.answer.id;
  const found = await tx.passkey.findUnique({ where: { credentialId } });
  const own = found !== null && found.accountId === accountId ? found : null;
  const counter = await checkAnswer(ctx, accepted, {
    credentialId,
    publicKey: own?.publicKey ?? unusedKey,
    verification,
  });
  if (own === null || counter === null || !isHandleOf(own.accountId as AccountId, accepted.answer)) return false;
  const { count } = await tx.passkey.updateMany({
    where: { id: own.id, ...(counter === 0 ? { counter: 0 } : { counter: { lt: counter } }) },
    data: { counter, lastUsedAt: nowOf(tx) },
  });
  if (count === 0)
    ctx.log.warn(
      { accountId, passkeyId: own.id, counter, before: Number(own.counter) },
      'a passkey was refused: its counter has not grown',
    );
  return count > 0;
}

/** Devices that say whose passkey it is must name its account. */
function isHandleOf(accountId: AccountId, { response: { userHandle } }: PasskeyAnswer): boolean {
  return !userHandle || userHandle === userHandleOf(accountId);
}

/**
 * Removes a passkey from an account, whose row is locked.
 * @throws GameError not_found `passkey.not_found` for those of others and unknown ones alike
 */
export async function removePasskey(
  tx: Tx,
  { accountId, passkeyId }: { readonly accountId: AccountId; readonly passkeyId: string },
): Promise<void> {
  const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, accountId } });
  if (count === 0) throw new GameError('not_found', 'passkey.not_found');
}

/** Removes the passkeys that were added since a moment, which may be those of a stranger. */
export async function removePasskeysSince(
  tx: Tx,
  { accountId, since }: { readonly accountId: AccountId; readonly since: Date },
): Promise<void> {
  await tx.passkey.deleteMany({ where: { accountId, createdAt: { gte: since } } });
}

/** Returns what the owner of a passkey sees of it. */
export function viewOf(passkey: PasskeyView): PasskeyView {
  const { id, name, isVerified, isSynced, createdAt, lastUsedAt } = passkey;
  return { id, name, isVerified, isSynced, createdAt, lastUsedAt };
}
