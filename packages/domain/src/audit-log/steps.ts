import type { AuditDetails, AuditedAct } from '@necp/shared/audit-log/schema';
import type { AccountId } from '@necp/shared/kernel';
import { beforeCommit, ctxOf, keptFor, nowOf, type Tx } from '../kernel';
import { hashOf, noHash } from './chain';

export interface NotedAct {
  readonly act: AuditedAct;
  /** The account that the act changes; null for acts on the installation. */
  readonly subjectId: AccountId | null;
  readonly details?: AuditDetails;
  /** Who did it, where that is not the caller: the account itself for acts by the link of an email. */
  readonly actorId?: AccountId | null;
}

/**
 * Writes an act to the audit log with the transaction. The rows of a transaction are written as its last statements:
 * they follow the latest row, which no other transaction may do until this one has ended.
 */
export function noteAct(tx: Tx, noted: NotedAct): void {
  const acts = keptFor<NotedAct[]>(tx, 'audit-log', () => []);
  if (acts.push(noted) === 1) beforeCommit(tx, () => writeActs(tx, acts));
}

async function writeActs(tx: Tx, acts: readonly NotedAct[]): Promise<void> {
  const { actor, correlationId } = ctxOf(tx);
  const at = nowOf(tx);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit log'))`;
  const head = await tx.auditLogEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  let { seq, hash } = head ?? { seq: 0n, hash: noHash };
  const rows = acts.map(({ act, subjectId, details = {}, actorId = actor?.accountId ?? null }) => {
    seq += 1n;
    const link = { seq, at, act, actorId, subjectId, details, correlationId, prevHash: hash };
    hash = hashOf(link);
    return { ...link, hash };
  });
  await tx.auditLogEntry.createMany({ data: rows });
}
