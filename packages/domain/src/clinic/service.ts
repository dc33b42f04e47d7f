import { operationChits } from '@necp/shared/clinic/formulas';
import { surgeryChair, type ClinicView, type OperateInput } from '@necp/shared/clinic/schema';
import { GameError, characterHolder, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { contentOf, equip, reached, unequip } from '../inventory';
import { actOnce, requirePlaying, type Ctx, type Tx } from '../kernel';
import { conversationOf } from '../npc';
import { debit, holdWallets } from '../wallet';
import { clinicView } from './queries';
import { clinicSink } from './steps';

type Operation = (tx: Tx, patient: { readonly characterId: CharacterId; readonly itemId: ItemId }) => Promise<void>;

/**
 * Installs an implant from the bag for a tenth of its price; one that is in its place returns to the bag.
 * @throws GameError forbidden `clinic.not_here`, invalid `clinic.no_implant`, conflict `wallet.too_poor`, and what
 * `equip` throws
 */
export function installImplant(ctx: Ctx, input: OperateInput): Promise<ClinicView> {
  return operate(ctx, { verb: 'clinic.install', input }, async (tx, { characterId, itemId }) => {
    await holdWallets(tx, [characterHolder(characterId)]);
    const { item, container } = await reached(tx, { characterId, itemId, reach: ['bag', 'equipment'] });
    const content = contentOf(item.templateId);
    if (content.kind !== 'cyberware' || container.kind !== 'bag') throw new GameError('invalid', 'clinic.no_implant');
    await equip(tx, { characterId, itemId });
    await debit(tx, {
      characterId,
      amount: BigInt(operationChits(content.buyChits)),
      to: clinicSink,
      reason: 'clinic.install',
    });
  });
}

/**
 * Takes an implant out, into the bag; nothing is paid for it.
 * @throws GameError forbidden `clinic.not_here`, invalid `clinic.no_implant`, and what `unequip` throws
 */
export function removeImplant(ctx: Ctx, input: OperateInput): Promise<ClinicView> {
  return operate(ctx, { verb: 'clinic.remove', input }, async (tx, { characterId, itemId }) => {
    const { item } = await reached(tx, { characterId, itemId, reach: ['bag', 'equipment'] });
    if (contentOf(item.templateId).kind !== 'cyberware') throw new GameError('invalid', 'clinic.no_implant');
    await unequip(tx, { characterId, itemId });
  });
}

async function operate(
  ctx: Ctx,
  request: { readonly verb: string; readonly input: OperateInput },
  operation: Operation,
): Promise<ClinicView> {
  const { characterId } = requirePlaying(ctx);
  await actOnce(ctx, request, async (tx) => {
    await holdSheet(tx, characterId);
    if ((await conversationOf(tx, characterId))?.objectId !== surgeryChair)
      throw new GameError('forbidden', 'clinic.not_here');
    await operation(tx, { characterId, itemId: request.input.itemId });
    return null;
  });
  return clinicView(ctx, characterId);
}
