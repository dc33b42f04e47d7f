import type { Holder } from '@necp/shared/kernel';
import { ownKinds } from '@necp/shared/inventory/schema';
import { openLedger, type Tx } from '../kernel';
import type { StoreKind } from './held';
import { lock } from './locks';
import { bookWorld } from './moves';

/**
 * Takes everything that a holder has out of the world, under one ledger. Nothing may act
 * for the holder any more in this transaction.
 * @param input.reason `<room>.<verb>`, as the ledger shows it
 */
export async function removeAll(
  tx: Tx,
  { holder, reason }: { readonly holder: Holder; readonly reason: string },
): Promise<void> {
  const kinds = kindsOf(holder);
  const holdings = await lock(tx, [{ holder, kinds }]);
  const containerIds = kinds.map((kind) => holdings.container(holder, kind).id);
  if ((await tx.characterItem.count({ where: { containerId: { in: containerIds } } })) === 0) return;
  const ledgerId = await openLedger(tx, reason);
  const removed = await tx.$queryRaw<{ templateId: string; quantity: number }[]>`
    DELETE FROM character_items WHERE container_id = ANY(${containerIds}::uuid[])
    RETURNING template_id AS "templateId", quantity`;
  const counts = new Map<string, number>();
  for (const { templateId, quantity } of removed) counts.set(templateId, (counts.get(templateId) ?? 0) + quantity);
  for (const [templateId, quantity] of counts) await bookWorld(tx, { ledgerId, templateId, quantity });
}

function kindsOf({ kind }: Holder): readonly StoreKind[] {
  if (kind === 'character') return ownKinds;
  if (kind === 'guild') return ['vault'];
  return kind === 'escrow' ? ['escrow'] : ['stash'];
}
