import { countCodeTry, isTotpCode, tidyRecoveryCode } from '@necp/shared/account/rules';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import type { Proof } from '@necp/shared/session/schema';
import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
import { noteAct } from '../audit-log';
import { ctxOf, nowOf, type Tx } from '../kernel';
import { type AcceptedAnswer, takePasskey } from '../passkey';
import { openSecret, recoveryHashes } from './seals';
import { writeEmail } from './steps';
import { stepOfCode } from './totp';

export interface CodeGiven {
  readonly accountId: AccountId;
  /** A code of the app or on paper; null when none was given. */
  readonly code: string | null;
  /** The known device or the session that tries; null for strangers, who share one count. */
  readonly triedBy: string | null;
}

/** What a player has proven, or why not. A refusal is an answer, so that the try that was counted stays. */
export type CodeAnswer = { readonly proof: Proof } | { readonly refused: GameError };

/**
 * Asks for the second factor of an account, whose row is locked: without one the password was enough. A code is taken
 * once, and ten tries in fifteen minutes are allowed, counted in the table and not in Redis: a try that is not counted
 * must not be possible.
 * @returns refusals unauthenticated `account.code_required`, `account.wrong_code`, `account.code_used`; throttled
 * `account.too_many_codes`
 */
export async function takeCode(tx: Tx, given: CodeGiven): Promise<CodeAnswer> {
  const { accountId, code } = given;
  const factor = await tx.totpFactor.findUnique({ where: { accountId } });
  if (factor === null || factor.confirmedAt === null) return { proof: 'password' };
  if (code === null) return refused('account.code_required');
  const throttled = await countTry(tx, given);
  if (throttled !== null) return { refused: throttled };
  const answer = isTotpCode(code) ? await takeTotp(tx, { ...factor, accountId, code }) : await takeRecovery(tx, given);
  if ('proof' in answer) await tx.codeTry.deleteMany({ where: { accountId, triedBy: given.triedBy ?? '' } });
  return answer;
}

export interface SecondStep extends CodeGiven {
  /** The answer of a passkey, which counts instead of the code; null when none was given. */
  readonly passkey: AcceptedAnswer<PasskeyAnswer> | null;
}

/**
 * Takes what came with the password: the answer of one of the account's passkeys, else a code like `takeCode`. Tries of
 * both are counted together.
 * @returns refusals like those of `takeCode`, and unauthenticated `passkey.refused`
 */
export async function takeSecondStep(tx: Tx, given: SecondStep): Promise<CodeAnswer> {
  const { accountId, passkey, triedBy } = given;
  if (passkey === null) return takeCode(tx, given);
  const throttled = await countTry(tx, given);
  if (throttled !== null) return { refused: throttled };
  if (!(await takePasskey(tx, { accountId, accepted: passkey, verification: 'preferred' })))
    return refused('passkey.refused');
  await tx.codeTry.deleteMany({ where: { accountId, triedBy: triedBy ?? '' } });
  return { proof: 'passkey' };
}

const refused = (code: string): CodeAnswer => ({ refused: new GameError('unauthenticated', code) });

/** Counts a try before the code is looked at; returns the refusal of one too many. */
export async function countTry(tx: Tx, { accountId, triedBy }: CodeGiven): Promise<GameError | null> {
  const key = { accountId, triedBy: triedBy ?? '' };
  const nowMs = nowOf(tx).getTime();
  const before = await tx.codeTry.findUnique({ where: { accountId_triedBy: key } });
  const counted = countCodeTry(before && { tries: before.tries, sinceMs: before.since.getTime() }, nowMs);
  if (!counted.ok) return new GameError('throttled', 'account.too_many_codes', counted.wait);
  const row = { tries: counted.tries, since: new Date(counted.sinceMs) };
  await tx.codeTry.upsert({ where: { accountId_triedBy: key }, create: { ...key, ...row }, update: row });
  return null;
}

interface TotpTry {
  readonly accountId: AccountId;
  readonly sealedSecret: string;
  readonly code: string;
}

/** Takes a code of the app, and none of the same or an earlier half minute ever again. */
export async function takeTotp(tx: Tx, { accountId, sealedSecret, code }: TotpTry): Promise<CodeAnswer> {
  const secret = openSecret(ctxOf(tx), { accountId, sealed: sealedSecret });
  if (secret === null) throw new Error('no secret of this installation opens the second factor');
  const step = stepOfCode({ secret, code, nowMs: nowOf(tx).getTime() });
  if (step === null) return refused('account.wrong_code');
  const { count } = await tx.totpFactor.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 0 ? refused('account.code_used') : { proof: 'code' };
}

/** Takes a code on paper, and writes to the owner that it was used. */
async function takeRecovery(tx: Tx, { accountId, code }: CodeGiven): Promise<CodeAnswer> {
  const tidy = tidyRecoveryCode(code ?? '');
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: { in: recoveryHashes(ctxOf(tx), { accountId, code: tidy }) }, usedAt: null },
    data: { usedAt: nowOf(tx) },
  });
  if (count === 0) return refused('account.wrong_code');
  await noteToOwner(tx, { accountId, kind: 'recovery_code_used' });
  noteAct(tx, { act: 'account.recovery_code_used', subjectId: accountId, actorId: accountId });
  return { proof: 'recovery_code' };
}

/** Writes to the owner of an account what has happened to it. */
export async function noteToOwner(
  tx: Tx,
  input: {
    readonly accountId: AccountId;
    readonly kind:
      | 'recovery_code_used'
      | 'second_factor_on'
      | 'second_factor_off'
      | 'provider_linked'
      | 'provider_unlinked'
      | 'password_set'
      | 'passkey_added'
      | 'passkey_removed';
  },
): Promise<void> {
  const { accountId, kind } = input;
  const { email, locale } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, locale: true },
  });
  if (email !== null) await writeEmail(tx, { kind, email, locale: locale as Locale, accountId, passwordHash: null });
}
