import { GameError, type CharacterId, type RequestId } from '@necp/shared/kernel';
import type { DestroyItemInput, InventoryView, MergeStacksInput, MoveItemInput, SplitStackInput } from '@necp/shared/inventory/schema';
import { inTx, once, requireActor, type Ctx, type Tx } from '../kernel';
import { inventoryView } from './queries';
import { destroy, merge, move, split } from './steps';

/** Puts an item into another slot, puts it on or takes it off. @throws GameError what `move` throws */
export function moveItem(ctx: Ctx, input: MoveItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.move', input }, (tx, characterId) => move(tx, { ...input, characterId }));
}

/** Parts a stack. @throws GameError what `split` throws */
export function splitStack(ctx: Ctx, input: SplitStackInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.split', input }, (tx, characterId) => split(tx, { ...input, characterId }));
}

/** Pours one stack onto another. @throws GameError what `merge` throws */
export function mergeStacks(ctx: Ctx, input: MergeStacksInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.merge', input }, (tx, characterId) => merge(tx, { ...input, characterId }));
}

/** Throws pieces away for good. @throws GameError what `destroy` throws */
export function destroyItem(ctx: Ctx, input: DestroyItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.destroy', input }, (tx, characterId) => destroy(tx, { ...input, characterId, reason: 'inventory.destroy' }));
}

interface Wish { readonly verb: string; readonly input: { readonly requestId: RequestId } }

async function change(ctx: Ctx, wish: Wish, act: (tx: Tx, characterId: CharacterId) => Promise<unknown>): Promise<InventoryView> {
  const { accountId, characterId } = requireActor(ctx);
  if (characterId === null) throw new GameError('invalid', 'character.required');
  const asked = { accountId, requestId: wish.input.requestId, verb: wish.verb, input: { ...wish.input, characterId } };
  await inTx(ctx, (tx) => once(tx, asked, async () => {
    await act(tx, characterId);
    return null;
  }));
  return inventoryView(ctx, characterId);
}
