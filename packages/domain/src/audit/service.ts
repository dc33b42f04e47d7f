import { auditInventories } from '../inventory';
import type { Ctx } from '../kernel';
import { auditDrops } from '../loot';
import { auditSales } from '../vendor';
import { auditWallets } from '../wallet';
import type { AuditReport } from './report';

export type { AuditReport };

/** Adds up every ledger and compares it with all holdings; it only reads, and each room is read at one moment. */
export async function runAudit(ctx: Ctx): Promise<AuditReport> {
  const parts = [await auditWallets(ctx), await auditInventories(ctx), await auditDrops(ctx), await auditSales(ctx)];
  return {
    entries: parts.reduce((sum, part) => sum + part.entries, 0),
    findings: parts.flatMap((part) => part.findings),
  };
}
