import { createHash } from 'node:crypto';
import type { AuditDetails, ChainFault, Checkpoint } from '@necp/shared/audit-log/schema';

/** A row of the log without its own hash. */
export interface Link {
  readonly seq: bigint;
  readonly at: Date;
  readonly act: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly details: AuditDetails;
  readonly correlationId: string;
  readonly prevHash: string;
}
export interface HashedLink extends Link {
  readonly hash: string;
}

/** What the first row contains in place of the hash of an earlier one. */
export const noHash = '0'.repeat(64);

/** Returns the hash of a row: SHA-256 over the JSON of all its columns, in a fixed order, as hexadecimal text. */
export function hashOf(link: Link): string {
  const { seq, at, act, actorId, subjectId, details, correlationId, prevHash } = link;
  const facts = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const columns = [String(seq), at.toISOString(), act, actorId, subjectId, facts, correlationId, prevHash];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

/** Returns the first of these consecutive rows that does not fit, or null. `before` is the row they follow. */
export function firstFault(before: Checkpoint | null, links: readonly HashedLink[]): ChainFault | null {
  let seq = before?.seq ?? 0;
  let hash = before?.hash ?? noHash;
  for (const link of links) {
    seq += 1;
    if (Number(link.seq) !== seq) return { seq, fault: 'gap' };
    if (link.prevHash !== hash) return { seq, fault: 'link' };
    if (link.hash !== hashOf(link)) return { seq, fault: 'hash' };
    hash = link.hash;
  }
  return null;
}
