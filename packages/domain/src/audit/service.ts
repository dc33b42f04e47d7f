import { auditInventories } from '../inventory';
import { endedTransactions, inTx, nowOf, type Ctx } from '../kernel';
import { auditDrops } from '../loot';
import { auditSales } from '../vendor';
import { auditWallets } from '../wallet';
import type { AuditReport } from './report';

export type { AuditReport };

/** Adds up every ledger and compares it with all holdings; it only reads, and each room is read at one moment. */
export async function runAudit(ctx: Ctx): Promise<AuditReport> {
  return sumOf([await auditWallets(ctx), await auditInventories(ctx), await auditDrops(ctx), await auditSales(ctx)]);
}

const position = 'movements';

/**
 * Does the same for the movements since the last call, and for the holders they touched. Movements that are still
 * running are left to the next call; so are movements with findings, which are reported until they are right.
 */
export async function auditRecent(ctx: Ctx): Promise<AuditReport> {
  const to = await endedTransactions(ctx);
  const known = await inTx(ctx, (tx) => tx.auditPosition.findUnique({ where: { name: position } }));
  // A database that was restored elsewhere counts its transactions from the beginning.
  const span = { from: known === null || known.xact > to ? 0n : known.xact, to };
  const report = sumOf([await auditWallets(ctx, span), await auditInventories(ctx, span)]);
  if (report.findings.length > 0) return report;
  await inTx(ctx, async (tx) => {
    const row = { xact: to, at: nowOf(tx) };
    await tx.auditPosition.upsert({ where: { name: position }, create: { name: position, ...row }, update: row });
  });
  return report;
}

function sumOf(parts: readonly AuditReport[]): AuditReport {
  return {
    entries: parts.reduce((sum, part) => sum + part.entries, 0),
    findings: parts.flatMap((part) => part.findings),
  };
}
