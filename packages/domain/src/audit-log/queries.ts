import type { AuditDetails, AuditLogInput, AuditLogView, ChainView } from '@necp/shared/audit-log/schema';
import type { AccountId } from '@necp/shared/kernel';
import { requirePermission, type Ctx } from '../kernel';
import { firstFault } from './chain';
import { linksAfter } from './links';

const shown = 30;
/** How many of the latest rows are checked when the page is opened; the worker checks all of them. */
const checkedAtOnce = 200;

/**
 * Returns the latest entries, with the state of the chain at its end.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function auditLog(ctx: Ctx, input: AuditLogInput): Promise<AuditLogView> {
  requirePermission(ctx, 'audit_log.view');
  const { act, accountId, before } = input;
  const rows = await ctx.db.auditLogEntry.findMany({
    where: {
      ...(act === undefined ? {} : { act }),
      ...(accountId === undefined ? {} : { OR: [{ actorId: accountId }, { subjectId: accountId }] }),
      ...(before === undefined ? {} : { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: shown + 1,
  });
  const page = rows.slice(0, shown);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      seq: Number(row.seq),
      at: row.at,
      act: row.act,
      actorId: row.actorId as AccountId | null,
      subjectId: row.subjectId as AccountId | null,
      details: row.details as AuditDetails,
    })),
    next: rows.length > shown && last !== undefined ? Number(last.seq) : null,
    chain: await endOfChain(ctx),
  };
}

async function endOfChain({ db }: Ctx): Promise<ChainView> {
  const head = await db.auditLogEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  if (head === null) return { checked: 0, head: null, broken: null };
  const from = Math.max(0, Number(head.seq) - checkedAtOnce);
  const first = from === 0 ? null : await db.auditLogEntry.findUnique({ where: { seq: BigInt(from) } });
  const links = await linksAfter(db, { seq: from, most: checkedAtOnce });
  const broken =
    from > 0 && first === null
      ? ({ seq: from, fault: 'gap' } as const)
      : firstFault(first === null ? null : { seq: from, hash: first.hash }, links);
  return { checked: links.length, head: { seq: Number(head.seq), hash: head.hash }, broken };
}
