import { busNameOf, type BusEvent, type EventName } from '@necp/shared/kernel';
import { newId } from '../clock';
import type { Ctx } from '../context';
import { inTx, type Tx } from '../tx';
import type { BusMessage, BusTransport } from './transport';

const defaultBatchRows = 200;
/** A group may lag this far behind before the relay waits for it: half of what the bus keeps. */
const behindMax = 50_000n;

export type Relayed =
  | { readonly did: 'sent'; readonly count: number }
  /** The bus had lost entries; this many rows are sent again. */
  | { readonly did: 'rewound'; readonly count: number }
  /** There was nothing to do, another relay is at work, or a group lags too far behind. */
  | { readonly did: 'nothing' };

/** Returns the name of this database's stream on the bus, the same for every process. */
export function busStream(ctx: Ctx): Promise<string> {
  return inTx(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<{ installation: string }[]>`
      UPDATE bus_positions SET installation = COALESCE(installation, ${newId()}::uuid) WHERE stream = 'events'
        RETURNING installation::text AS installation`;
    if (row === undefined) throw new Error('the migrations make this row');
    return `bus:events:${row.installation}`;
  });
}

interface Row {
  id: string;
  seq: bigint;
  name: string;
  version: number;
  key: string;
  payload: unknown;
  actorId: string | null;
  correlationId: string;
  occurredAt: Date;
}

/**
 * Sends the oldest unsent events to the bus, in order. Rows are marked only after the bus has answered: a relay that
 * dies in between sends them twice, and the inbox accepts them once. A lock on the position allows one relay at a time.
 * @throws any error of the bus; nothing is marked then
 */
export function relayOnce(ctx: Ctx, transport: BusTransport, batchRows = defaultBatchRows): Promise<Relayed> {
  return inTx(ctx, async (tx) => {
    const [position] = await tx.$queryRaw<{ lastEntryId: string }[]>`
      SELECT last_entry_id AS "lastEntryId" FROM bus_positions WHERE stream = 'events' FOR NO KEY UPDATE SKIP LOCKED`;
    if (position === undefined || (await isGroupTooFarBehind(tx))) return { did: 'nothing' };
    const messages = await takeUnsent(tx, batchRows);
    const published = await transport.publish(messages, position.lastEntryId);
    if (published.lastEntryId !== position.lastEntryId) {
      await tx.busPosition.update({ where: { stream: 'events' }, data: { lastEntryId: published.lastEntryId } });
    }
    if (published.isLost) return { did: 'rewound', count: await rewind(tx) };
    if (messages.length === 0) return { did: 'nothing' };
    await markSent(tx, messages);
    return { did: 'sent', count: messages.length };
  });
}

async function isGroupTooFarBehind(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ behind: bigint | null }[]>`
    SELECT (SELECT last_value FROM outbox_sent) - MIN(settled_seq) AS behind FROM bus_groups`;
  return (row?.behind ?? 0n) > behindMax;
}

async function takeUnsent(tx: Tx, batchRows: number): Promise<BusMessage[]> {
  const rows = await tx.$queryRaw<(Row & { sentSeq: bigint })[]>`
    WITH unsent AS (SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY seq LIMIT ${batchRows} FOR UPDATE SKIP LOCKED)
    SELECT id, seq, name, version, key, payload, actor_id AS "actorId", correlation_id AS "correlationId",
      occurred_at AS "occurredAt", nextval('outbox_sent') AS "sentSeq"
    FROM (SELECT * FROM unsent ORDER BY seq) AS ordered`;
  return rows.map(({ sentSeq, ...row }) => ({ sentSeq, event: toEvent(row) }));
}

/** Converts a stored event into the form in which it is sent. */
export function toEvent(row: Omit<Row, 'seq'>): BusEvent {
  const { id, name, version, key, payload, actorId, correlationId, occurredAt } = row;
  return {
    id,
    name,
    busName: busNameOf(name as EventName),
    version,
    at: occurredAt.toISOString(),
    key,
    actorId,
    correlationId,
    payload,
  };
}

async function markSent(tx: Tx, messages: readonly BusMessage[]): Promise<void> {
  const ids = messages.map(({ event }) => event.id);
  const seqs = messages.map(({ sentSeq }) => sentSeq);
  await tx.$executeRaw`
    UPDATE outbox SET sent_seq = sent.seq, sent_at = now()
    FROM unnest(${ids}::uuid[], ${seqs}::bigint[]) AS sent (id, seq) WHERE outbox.id = sent.id`;
}

/** Marks events that not every group has confirmed as unsent again. */
async function rewind(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    UPDATE outbox SET sent_seq = NULL, sent_at = NULL WHERE sent_seq > (SELECT MIN(settled_seq) FROM bus_groups)`;
}
