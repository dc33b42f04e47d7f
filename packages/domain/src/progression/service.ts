import { trees } from '@necp/content/server';
import { assertAllowed, GameError, type CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { attributeIncreased, perksForgotten, perkSpent } from '@necp/shared/progression/events';
import { canRaiseAttribute, canTakeNode } from '@necp/shared/progression/rules';
import type {
  ProgressionView,
  RespecInput,
  SpendAttributeInput,
  SpendPerkInput,
  WearTitleInput,
} from '@necp/shared/progression/schema';
import { natureOf, raiseAttribute, showTitle } from '../character';
import {
  actOnce,
  emit,
  explainConstraints,
  inTx,
  newId,
  nowOf,
  requirePlaying,
  type Ctx,
  type Tx,
  type ActRequest,
} from '../kernel';
import { debit, defineSink } from '../wallet';
import { growthOf } from './growth';
import { progressionView, respecPrice } from './queries';
import { gainExperience, lockProgress, notifyProgress } from './steps';

const respecSink = defineSink('respec', '00000000-0000-7000-8000-000000005102');

explainConstraints({ progressions_title: { kind: 'not_found', code: 'progression.unknown_title' } });

/**
 * Adds unspent points to an attribute.
 * @throws GameError invalid `character.required`; conflict `progression.attribute_full`,
 * `progression.no_attribute_points`
 */
export function spendAttribute(ctx: Ctx, input: SpendAttributeInput): Promise<ProgressionView> {
  return change(ctx, { verb: 'progression.spend_attribute', input }, async (tx, characterId) => {
    const { attribute, points } = input;
    const progress = await lockProgress(tx, characterId);
    const { attributes } = await natureOf(tx, characterId);
    assertAllowed(
      canRaiseAttribute(attributes[attribute], { wanted: points, unspent: progress.attributePoints }),
      'conflict',
    );
    await tx.progression.update({ where: { characterId }, data: { attributePoints: { decrement: points } } });
    const value = await raiseAttribute(tx, { characterId, attribute, points });
    await emit(tx, attributeIncreased, { characterId, attribute, value, points });
    notifyProgress(tx, { characterId, topic: attributeIncreased.name });
  });
}

/**
 * Takes the next rank of a node of the class's trees.
 * @throws GameError not_found `progression.unknown_node`; conflict `progression.node_full`, `.level_too_low`,
 *   `.node_closed`, `.tree_points_missing`, `.no_perk_points`
 */
export function spendPerk(ctx: Ctx, input: SpendPerkInput): Promise<ProgressionView> {
  return change(ctx, { verb: 'progression.spend_perk', input }, async (tx, characterId) => {
    const progress = await lockProgress(tx, characterId);
    const { classId, level } = await natureOf(tx, characterId);
    const tree = trees.find((one) => one.classId === classId && one.nodes.some(({ id }) => id === input.node));
    const node = tree?.nodes.find(({ id }) => id === input.node);
    if (tree === undefined || node === undefined) throw new GameError('not_found', 'progression.unknown_node');
    const { taken } = await growthOf(tx, characterId);
    assertAllowed(canTakeNode(tree, node, { level, perkPoints: progress.perkPoints, taken }), 'conflict');
    const ranks = (taken[node.id] ?? 0) + 1;
    await tx.progression.update({ where: { characterId }, data: { perkPoints: { decrement: 1 } } });
    await tx.characterPerk.upsert({
      where: { characterId_nodeId: { characterId, nodeId: node.id } },
      create: { characterId, nodeId: node.id, ranks },
      update: { ranks },
    });
    await emit(tx, perkSpent, { characterId, node: node.id, ranks });
    notifyProgress(tx, { characterId, topic: perkSpent.name });
  });
}

/**
 * Resets all perks for a price and returns their points.
 * @throws GameError conflict `progression.nothing_to_forget`, `progression.price_changed`, `wallet.too_poor`
 */
export function respec(ctx: Ctx, input: RespecInput): Promise<ProgressionView> {
  return change(ctx, { verb: 'progression.respec', input }, async (tx, characterId) => {
    await lockProgress(tx, characterId);
    const { taken } = await growthOf(tx, characterId);
    const points = Object.values(taken).reduce((sum, ranks) => sum + ranks, 0);
    if (points === 0) throw new GameError('conflict', 'progression.nothing_to_forget');
    const price = await respecPrice(tx, { characterId, nowMs: nowOf(tx).getTime() });
    if (price !== input.agreedChits) throw new GameError('conflict', 'progression.price_changed', { price });
    if (price > 0)
      await debit(tx, { characterId, amount: BigInt(price), to: respecSink, reason: 'progression.respec' });
    await tx.characterPerk.deleteMany({ where: { characterId } });
    await tx.progression.update({ where: { characterId }, data: { perkPoints: { increment: points } } });
    await tx.perkReset.create({ data: { id: newId(), characterId, points, paidChits: BigInt(price), at: nowOf(tx) } });
    await emit(tx, perksForgotten, { characterId, points, paidChits: String(price) });
    notifyProgress(tx, { characterId, topic: perksForgotten.name });
  });
}

/**
 * Shows a title after the name, or none.
 * @throws GameError not_found `progression.unknown_title`
 */
export function wearTitle(ctx: Ctx, input: WearTitleInput): Promise<ProgressionView> {
  return change(ctx, { verb: 'progression.wear_title', input }, async (tx, characterId) => {
    await lockProgress(tx, characterId);
    await tx.progression.update({ where: { characterId }, data: { titleKey: input.key } });
    const worn =
      input.key === null
        ? null
        : await tx.characterTitle.findUnique({ where: { characterId_key: { characterId, key: input.key } } });
    await showTitle(tx, { characterId, title: (worn?.title ?? null) as LocalText | null });
    notifyProgress(tx, { characterId, topic: 'progression.title_worn' });
  });
}

/**
 * Raises a character's experience to a total, with every level on the way, as operators and tests do; a higher
 * experience stays.
 * @throws GameError not_found `character.not_found`
 */
export function raiseExperience(
  ctx: Ctx,
  { characterId, total }: { readonly characterId: CharacterId; readonly total: number },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    const { experience } = await lockProgress(tx, characterId);
    const amount = Math.max(0, total - Number(experience));
    await gainExperience(tx, { characterId, amount, source: 'administration', sourceId: newId() });
  });
}

async function change(
  ctx: Ctx,
  request: ActRequest,
  act: (tx: Tx, characterId: CharacterId) => Promise<void>,
): Promise<ProgressionView> {
  const { characterId } = requirePlaying(ctx);
  await actOnce(ctx, request, async (tx) => {
    await act(tx, characterId);
    return null;
  });
  return progressionView(ctx, characterId);
}
