import { auditInventories } from '../inventory';
import { auditEscrows, endedTransactions, inTx, nowOf, type AuditSpan, type Ctx } from '../kernel';
import { auditDrops } from '../loot';
import { auditSales } from '../vendor';
import { auditWallets, faucetFlows, faucetLimits, type FaucetFlow } from '../wallet';
import type { AuditReport } from './report';
// Rooms whose escrows the auditor has to know.
import '../mail';
import '../trade';

export { faucetLimits };
export type { AuditReport, FaucetFlow };

/** Adds up every ledger and compares it with all holdings; it only reads, and each room is read at one moment. */
export async function runAudit(ctx: Ctx): Promise<AuditReport> {
  return auditWithin(ctx, null);
}

const position = 'movements';
const faucetPosition = 'faucets';

/**
 * Does the same for the movements since the last call, and for the holders, drops and sales they touched. Movements
 * that are still running are left to the next call; so are movements with findings, which are reported until they are
 * right.
 */
export async function auditRecent(ctx: Ctx): Promise<AuditReport> {
  const { known, to } = await positionOf(ctx, position);
  const span = { from: known ?? 0n, to };
  const report = await auditWithin(ctx, span);
  if (report.findings.length > 0) return report;
  await moveTo(ctx, position, to);
  return report;
}

/** Returns what each faucet gave since the last call; the first call only notes where to begin. */
export async function measureFaucets(ctx: Ctx): Promise<readonly FaucetFlow[]> {
  const { known, to } = await positionOf(ctx, faucetPosition);
  const flows = known === null ? [] : await faucetFlows(ctx, { from: known, to });
  await moveTo(ctx, faucetPosition, to);
  return flows;
}

async function auditWithin(ctx: Ctx, span: AuditSpan | null): Promise<AuditReport> {
  return sumOf([
    await auditWallets(ctx, span),
    await auditInventories(ctx, span),
    await auditDrops(ctx, span),
    await auditSales(ctx, span),
    await auditEscrows(ctx),
  ]);
}

async function positionOf(ctx: Ctx, name: string): Promise<{ readonly known: bigint | null; readonly to: bigint }> {
  const to = await endedTransactions(ctx);
  const row = await inTx(ctx, (tx) => tx.auditPosition.findUnique({ where: { name } }));
  // A database that was restored elsewhere counts its transactions from the beginning.
  return { known: row === null || row.xact > to ? null : row.xact, to };
}

async function moveTo(ctx: Ctx, name: string, xact: bigint): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = { xact, at: nowOf(tx) };
    await tx.auditPosition.upsert({ where: { name }, create: { name, ...row }, update: row });
  });
}

function sumOf(parts: readonly AuditReport[]): AuditReport {
  return {
    entries: parts.reduce((sum, part) => sum + part.entries, 0),
    findings: parts.flatMap((part) => part.findings),
  };
}
