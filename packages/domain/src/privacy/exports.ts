import { exportEveryMs, exportKeptMs, canExport } from '@necp/shared/privacy/rules';
import type {
  AskExportInput,
  DownloadExportInput,
  ExportFileView,
  ExportState,
  ExportsView,
  ExportView,
} from '@necp/shared/privacy/schema';
import { type AccountId, assertAllowed, GameError, type Locale, minuteMs } from '@necp/shared/kernel';
import { findEmailToken, linkInvalid, lockAccount, writeEmail } from '../account';
import { addJob, type Ctx, explainConstraints, inTx, newId, nowOf, once, requireActor } from '../kernel';
import { requireProof } from '../session';
import { packAccount } from './archive';

explainConstraints({ account_exports_making: { kind: 'conflict', code: 'privacy.export_making' } });

/** What is shown of an export; the archive stays in the table. */
const shown = { state: true, askedAt: true, expiresAt: true } as const;

interface ShownExport {
  readonly state: string;
  readonly askedAt: Date;
  readonly expiresAt: Date | null;
}

/** Returns the latest export of the caller's account. */
export async function exportsOf(ctx: Ctx): Promise<ExportsView> {
  const { accountId } = requireActor(ctx);
  const latest = await ctx.db.accountExport.findFirst({
    where: { accountId },
    orderBy: { askedAt: 'desc' },
    select: shown,
  });
  const nowMs = ctx.clock.nowMs();
  if (latest === null) return { latest: null, nextAt: null };
  const nextAt = new Date(latest.askedAt.getTime() + exportEveryMs);
  return { latest: viewOf(latest, nowMs), nextAt: nextAt.getTime() > nowMs ? nextAt : null };
}

function viewOf({ state, askedAt, expiresAt }: ShownExport, nowMs: number): ExportView {
  const isOver = expiresAt !== null && expiresAt.getTime() <= nowMs;
  return { state: state as ExportState, askedAt, downloadUntil: isOver ? null : expiresAt };
}

/**
 * Asks for a copy of everything kept of the account. It is made in the background; an email with a link follows. One is
 * made at a time, and one a day.
 * @throws GameError forbidden `session.proof_required`; conflict `privacy.export_making`, `privacy.export_daily`;
 * unauthenticated `account.closed`
 */
export async function askExport(ctx: Ctx, input: AskExportInput): Promise<ExportView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'privacy.ask_export', input: {} }, async () => {
      if ((await lockAccount(tx, accountId)) === null) throw new GameError('unauthenticated', 'account.closed');
      await requireProof(tx);
      const now = nowOf(tx);
      const latest = await tx.accountExport.findFirst({
        where: { accountId },
        orderBy: { askedAt: 'desc' },
        select: shown,
      });
      const before = latest === null ? null : { state: latest.state as ExportState, askedAt: latest.askedAt };
      assertAllowed(canExport(before, now.getTime()), 'conflict');
      const id = newId<string>();
      await tx.accountExport.create({ data: { id, accountId, state: 'making', askedAt: now } });
      await addJob(tx, { name: 'privacy.make_export', payload: { exportId: id } });
      return viewOf({ state: 'making', askedAt: now, expiresAt: null }, now.getTime());
    }),
  );
}

/**
 * Makes an export that was asked for. It reads first and writes once, so it can be killed at any time and made again;
 * of two at the same time one is kept and one email is sent. Nothing is kept for an account that has been closed or is
 * to be deleted.
 */
export async function makeExport(ctx: Ctx, exportId: string): Promise<void> {
  const asked = await ctx.db.accountExport.findUnique({
    where: { id: exportId },
    select: { accountId: true, state: true },
  });
  if (asked === null || asked.state !== 'making') return;
  const accountId = asked.accountId as AccountId;
  const archive = await packAccount(ctx, accountId);
  await inTx(ctx, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) {
      await tx.accountExport.deleteMany({ where: { id: exportId } });
      return;
    }
    const expiresAt = new Date(nowOf(tx).getTime() + exportKeptMs);
    const { count } = await tx.accountExport.updateMany({
      where: { id: exportId, state: 'making' },
      data: archive === null ? { state: 'too_large' } : { state: 'ready', archive, expiresAt },
    });
    if (count === 0 || archive === null || account.email === null) return;
    const { email, locale } = account;
    await writeEmail(tx, { kind: 'export_ready', email, locale: locale as Locale, accountId, passwordHash: null });
  });
}

/** Makes what a process that was killed has left; the queue would come back to it hours later. */
export async function remakeExports(ctx: Ctx): Promise<void> {
  const askedBefore = new Date(ctx.clock.nowMs() - 10 * minuteMs);
  const left = await ctx.db.accountExport.findMany({
    where: { state: 'making', askedAt: { lt: askedBefore } },
    select: { id: true },
  });
  for (const { id } of left) await makeExport(ctx, id);
}

/**
 * Returns the archive, for a day. It asks for three keys: the session of the account, a fresh proof, and the link of
 * the email; an account without an address needs no link, and a guest, who can prove nothing, the session alone.
 * @throws GameError forbidden `session.proof_required`; invalid `account.link_invalid` for links of other accounts too;
 * not_found `privacy.export_gone`
 */
export async function downloadExport(ctx: Ctx, { token }: DownloadExportInput): Promise<ExportFileView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) throw new GameError('unauthenticated', 'account.closed');
    await requireProof(tx);
    if (account.email !== null) {
      const link = await findEmailToken(tx, { token: token ?? '', kinds: ['export_ready'] });
      if (link.accountId !== accountId) throw linkInvalid();
    }
    const ready = await tx.accountExport.findFirst({
      where: { accountId, state: 'ready', expiresAt: { gt: nowOf(tx) }, archive: { not: null } },
      orderBy: { askedAt: 'desc' },
    });
    if (ready?.archive == null) throw new GameError('not_found', 'privacy.export_gone');
    const day = ready.askedAt.toISOString().slice(0, 10);
    return { fileName: `necpgame-${day}.zip`, zipBase64: Buffer.from(ready.archive).toString('base64') };
  });
}
