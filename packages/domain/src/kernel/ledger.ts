import { newId } from './clock';
import type { Ctx } from './context';
import { ctxOf, nowOf, type Tx } from './tx';

/**
 * Opens the ledger of one movement of money or items; later changes of the transaction are booked to it.
 * @param reason `<room>.<verb>`, shown to the player through the messages
 * @returns the ledger's id
 */
export async function openLedger(tx: Tx, reason: string): Promise<string> {
  const { actor, correlationId } = ctxOf(tx);
  const id = newId();
  await tx.$queryRaw`
    WITH opened AS (
      INSERT INTO ledgers (id, reason, actor_id, correlation_id, at)
      VALUES (${id}::uuid, ${reason}, ${actor?.accountId ?? null}::uuid, ${correlationId}, ${nowOf(tx)}::timestamptz)
      RETURNING id)
    SELECT set_config('necp.ledger', id::text, true) FROM opened`;
  return id;
}

/** Opens ledgers for acts that share a transaction, each with its own caller; see `gatherActs`. For money only. */
export async function openLedgers(
  tx: Tx,
  ledgers: readonly { readonly id: string; readonly reason: string; readonly ctx: Ctx }[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ledgers (id, reason, actor_id, correlation_id, at)
    SELECT id, reason, actor_id, correlation_id, ${nowOf(tx)}::timestamptz
    FROM unnest(${ledgers.map(({ id }) => id)}::uuid[], ${ledgers.map(({ reason }) => reason)}::text[],
      ${ledgers.map(({ ctx }) => ctx.actor?.accountId ?? null)}::uuid[],
      ${ledgers.map(({ ctx }) => ctx.correlationId)}::text[]) AS opened (id, reason, actor_id, correlation_id)`;
}
