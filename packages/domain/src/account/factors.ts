import { recoveryCodeCount, showRecoveryCode, totpSetupMs } from '@necp/shared/account/rules';
import type {
  ConfirmTotpInput,
  DoneView,
  RecoveryCodesView,
  RemoveTotpInput,
  TotpSetupView,
} from '@necp/shared/account/schema';
import { type AccountId, GameError } from '@necp/shared/kernel';
import { noteAct } from '../audit-log';
import { type Ctx, ctxOf, inTx, nowOf, once, requireActor, type Tx } from '../kernel';
import { dropProofs, forgetTrustedDevices, proveSession, requireProof } from '../session';
import { countTry, noteToOwner, takeTotp } from './codes';
import { recoveryHashes, sealSecret } from './seals';
import { type Renewal, type Renewed, renew, renewAlone, renewedOf } from './renewal';
import { returnRoles, withholdRoles } from './staff-roles';
import { lockAccount } from './steps';
import { newTotpSecret, randomBase32, totpUri } from './totp';

/** 120 bits, 24 letters and digits: too many for a reader of the database to try. */
const recoveryCodeBytes = 15;

/**
 * Makes a secret for an app that shows codes. It protects nothing until `confirmTotp` has seen a code of it. The answer
 * is stored nowhere: the same call again makes another secret.
 * @throws GameError forbidden `session.proof_required`; conflict `account.guest_has_no_password`,
 * `account.factor_exists`
 */
export async function startTotp(ctx: Ctx): Promise<TotpSetupView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, async (tx) => {
    const email = await lockOwn(tx, accountId);
    await requireProof(tx);
    await refuseSecond(tx, accountId);
    const secret = newTotpSecret(ctx.rng);
    const row = { sealedSecret: sealSecret(ctx, { accountId, secret }), createdAt: nowOf(tx), lastStep: 0 };
    await tx.totpFactor.upsert({ where: { accountId }, create: { accountId, ...row }, update: row });
    return { secret, uri: totpUri(secret, email) };
  });
}

/** The recovery codes of a new second factor, and the caller's session under its new secret. */
export interface FactorOn {
  readonly recoveryCodes: readonly string[];
  readonly renewed: Renewed | null;
}

/**
 * Turns the second factor on with the first code of the app. From then on no device is trusted, and every other session
 * must prove itself anew; this session gets a new secret. The recovery codes are shown once.
 * @throws GameError forbidden `session.proof_required`, `account.wrong_code`; conflict `account.factor_exists`,
 * `account.no_factor_started`; throttled `account.too_many_codes`
 */
export async function confirmTotp(ctx: Ctx, input: ConfirmTotpInput): Promise<FactorOn> {
  const { accountId, sessionId } = requireActor(ctx);
  const answer = await inTx(ctx, async (tx) => {
    await lockOwn(tx, accountId);
    await requireProof(tx);
    await refuseSecond(tx, accountId);
    const factor = await tx.totpFactor.findUnique({ where: { accountId } });
    if (factor === null || nowOf(tx).getTime() - factor.createdAt.getTime() >= totpSetupMs)
      throw new GameError('conflict', 'account.no_factor_started');
    const throttled = await countTry(tx, { accountId, code: input.code, triedBy: sessionId });
    if (throttled !== null) return throttled;
    const taken = await takeTotp(tx, { accountId, sealedSecret: factor.sealedSecret, code: input.code });
    if ('refused' in taken) return new GameError('forbidden', taken.refused.code);
    await tx.totpFactor.update({ where: { accountId }, data: { confirmedAt: nowOf(tx) } });
    await tx.codeTry.deleteMany({ where: { accountId } });
    await dropProofs(tx, accountId);
    await proveSession(tx, { sessionId, proof: 'code' });
    await returnRoles(tx, { accountId, sessionId });
    await forgetTrustedDevices(tx, accountId);
    await noteToOwner(tx, { accountId, kind: 'second_factor_on' });
    noteAct(tx, { act: 'account.factor_added', subjectId: accountId });
    return { recoveryCodes: await replaceRecoveryCodes(tx, accountId), renewal: await renew(tx, sessionId) };
  });
  if (answer instanceof GameError) throw answer;
  return { recoveryCodes: answer.recoveryCodes, renewed: await renewedOf(ctx, answer.renewal) };
}

/**
 * Turns the second factor off: the password alone is enough again. Every other session ends, unless the owner lets them
 * stay, and this session gets a new secret. Where staff need a second factor, all of them lose the roles of staff.
 * @returns the session under its new secret; null when the same request was answered before
 * @throws GameError forbidden `session.proof_required`; conflict `account.no_factor`, `account.guest_has_no_password`
 */
export async function removeTotp(ctx: Ctx, input: RemoveTotpInput): Promise<Renewed | null> {
  const { accountId, sessionId } = requireActor(ctx);
  const { requestId, endOthers } = input;
  let renewal: Renewal | null = null;
  await inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId, verb: 'account.remove_totp', input: { endOthers } },
      async (): Promise<DoneView> => {
        await lockOwn(tx, accountId);
        await requireProof(tx);
        await requireFactor(tx, accountId);
        await tx.totpFactor.delete({ where: { accountId } });
        await tx.recoveryCode.deleteMany({ where: { accountId } });
        await tx.codeTry.deleteMany({ where: { accountId } });
        await withholdRoles(tx, accountId);
        await forgetTrustedDevices(tx, accountId);
        await noteToOwner(tx, { accountId, kind: 'second_factor_off' });
        noteAct(tx, { act: 'account.factor_removed', subjectId: accountId });
        renewal = await renewAlone(tx, { accountId, sessionId, endOthers });
        return { done: true };
      },
    ),
  );
  return renewedOf(ctx, renewal);
}

/**
 * Makes ten new recovery codes; the earlier ones stop working. The answer is stored nowhere: the same call again makes
 * other codes.
 * @throws GameError forbidden `session.proof_required`; conflict `account.no_factor`, `account.guest_has_no_password`
 */
export async function renewRecoveryCodes(ctx: Ctx): Promise<RecoveryCodesView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, async (tx) => {
    await lockOwn(tx, accountId);
    await requireProof(tx);
    await requireFactor(tx, accountId);
    noteAct(tx, { act: 'account.recovery_codes_renewed', subjectId: accountId });
    return { recoveryCodes: await replaceRecoveryCodes(tx, accountId) };
  });
}

/** Locks the account of the caller and returns its address, which guests do not have. */
async function lockOwn(tx: Tx, accountId: AccountId): Promise<string> {
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  if (account.email === null) throw new GameError('conflict', 'account.guest_has_no_password');
  return account.email;
}

async function isOn(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await tx.totpFactor.count({ where: { accountId, confirmedAt: { not: null } } })) > 0;
}

async function refuseSecond(tx: Tx, accountId: AccountId): Promise<void> {
  if (await isOn(tx, accountId)) throw new GameError('conflict', 'account.factor_exists');
}

async function requireFactor(tx: Tx, accountId: AccountId): Promise<void> {
  if (!(await isOn(tx, accountId))) throw new GameError('conflict', 'account.no_factor');
}

async function replaceRecoveryCodes(tx: Tx, accountId: AccountId): Promise<string[]> {
  const ctx = ctxOf(tx);
  const createdAt = nowOf(tx);
  const codes = Array.from({ length: recoveryCodeCount }, () => randomBase32(ctx.rng, recoveryCodeBytes));
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      accountId,
      codeHash: recoveryHashes(ctx, { accountId, code })[0] ?? '',
      createdAt,
    })),
  });
  return codes.map(showRecoveryCode);
}
