import type { AuditDetails } from '@necp/shared/audit-log/schema';
import type { ReadDb, Tx } from '../kernel';
import type { HashedLink } from './chain';

/** Returns the rows that follow a number, in order. */
export async function linksAfter(
  db: Pick<ReadDb | Tx, 'auditLogEntry'>,
  { seq, most }: { readonly seq: number; readonly most: number },
): Promise<HashedLink[]> {
  const rows = await db.auditLogEntry.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: most });
  return rows.map((row) => ({ ...row, details: row.details as AuditDetails }));
}
