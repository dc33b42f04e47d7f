import type { ChainFault, Checkpoint } from '@necp/shared/audit-log/schema';
import { inTx, type Ctx } from '../kernel';
import { firstFault } from './chain';
import { linksAfter } from './links';

const batch = 1_000;

export interface ChainReport {
  /** How many rows fit. */
  readonly entries: number;
  /** The last row that fits, to be kept outside the database; null for an empty log. */
  readonly head: Checkpoint | null;
  /** The first row that does not fit. */
  readonly broken: ChainFault | null;
}

/**
 * Checks every row of the audit log from the first one on, in batches.
 * @param kept a row as it was noted outside the database: it must still be there with the same hash
 */
export async function verifyChain(ctx: Ctx, kept: Checkpoint | null = null): Promise<ChainReport> {
  let head: Checkpoint | null = null;
  for (let isMore = true; isMore; ) {
    const step: Step = await checkBatch(ctx, head, kept);
    head = step.head;
    if (step.broken !== null) return { entries: head?.seq ?? 0, head, broken: step.broken };
    isMore = step.isFull;
  }
  const entries = head?.seq ?? 0;
  // Rows at the end that are missing leave no gap: only what was kept elsewhere tells of them.
  const isCut = kept !== null && kept.seq > entries;
  return { entries, head, broken: isCut ? { seq: entries + 1, fault: 'checkpoint' } : null };
}

interface Step {
  readonly head: Checkpoint | null;
  readonly broken: ChainFault | null;
  readonly isFull: boolean;
}

async function checkBatch(ctx: Ctx, before: Checkpoint | null, kept: Checkpoint | null): Promise<Step> {
  const from = before?.seq ?? 0;
  const links = await inTx(ctx, (tx) => linksAfter(tx, { seq: from, most: batch }));
  const changed = links.findIndex(({ seq, hash }) => Number(seq) === kept?.seq && hash !== kept.hash);
  const fault = firstFault(before, changed < 0 ? links : links.slice(0, changed));
  const broken = fault ?? (changed < 0 ? null : ({ seq: from + changed + 1, fault: 'checkpoint' } as const));
  const last = links[broken === null ? links.length - 1 : broken.seq - from - 2];
  const head = last === undefined ? before : { seq: Number(last.seq), hash: last.hash };
  return { head, broken, isFull: links.length === batch };
}
