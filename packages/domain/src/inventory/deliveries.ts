import { isAlike } from '@necp/shared/inventory/sorting';
import { GameError, characterHolder, type CharacterId } from '@necp/shared/kernel';
import type { Tx } from '../kernel';
import { contentOf } from './catalogue';
import { itemOf } from './held';
import { lock } from './locks';
import { create, setQuantity, type Fresh } from './moves';

/** The most stacks of one kind that are looked at for room; others are left as they are. */
const stacksSeen = 20;

/**
 * Adds pieces to the deliveries of a character: onto stacks with room, then into free slots. The ledger must be open.
 * Other deliveries are not read, however many there are.
 */
export async function deliver(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly of: Fresh; readonly quantity: number },
): Promise<void> {
  const { characterId, of, quantity } = input;
  const holder = characterHolder(characterId);
  const { id: containerId } = (await lock(tx, [{ holder, kinds: ['delivery'] }])).container(holder, 'delivery');
  const { stackSize } = contentOf(of.templateId);
  let left = quantity;
  const stacks =
    stackSize === 1
      ? []
      : await tx.characterItem.findMany({
          where: { containerId, templateId: of.templateId, quantity: { lt: stackSize } },
          orderBy: { slot: 'asc' },
          take: stacksSeen,
        });
  for (const stack of stacks.map(itemOf)) {
    if (left === 0 || !isAlike({ ...stack, ...unmarked }, { ...of, isBound: of.isBound ?? false, ...unmarked }))
      continue;
    const poured = Math.min(left, stackSize - stack.quantity);
    await setQuantity(tx, { item: stack, quantity: stack.quantity + poured });
    left -= poured;
  }
  const { slots } = await freeDeliverySlots(tx, { characterId, count: Math.ceil(left / stackSize) });
  for (const slot of slots) {
    const pieces = Math.min(left, stackSize);
    await create(tx, { containerId, slot, quantity: pieces, of });
    left -= pieces;
  }
}

const unmarked = { isLocked: false, isJunk: false };

/**
 * Returns the first free slots among the deliveries of a character, whose container is locked.
 * @throws GameError conflict `inventory.full` when there are not as many
 */
export async function freeDeliverySlots(
  tx: Tx,
  { characterId, count }: { readonly characterId: CharacterId; readonly count: number },
): Promise<{ readonly containerId: string; readonly slots: readonly number[] }> {
  const holder = characterHolder(characterId);
  const { id, slots: most } = (await lock(tx, [{ holder, kinds: ['delivery'] }])).container(holder, 'delivery');
  if (count === 0) return { containerId: id, slots: [] };
  const free = await tx.$queryRaw<{ slot: number }[]>`
    SELECT slot FROM generate_series(0, LEAST(${most}::int - 1, ${count}::int - 1 +
      (SELECT count(*)::int FROM character_items WHERE container_id = ${id}::uuid))) AS slot
    WHERE NOT EXISTS (SELECT FROM character_items WHERE container_id = ${id}::uuid AND character_items.slot = slot.slot)
    ORDER BY slot LIMIT ${count}`;
  if (free.length < count) throw new GameError('conflict', 'inventory.full');
  return { containerId: id, slots: free.map(({ slot }) => slot) };
}
