import type { VendorContent } from '@necp/shared/vendor/content';
import { boughtFromVendor, soldToVendor } from '@necp/shared/vendor/events';
import { canSellTo, isJunk } from '@necp/shared/vendor/rules';
import type {
  BuyBackInput,
  BuyInput,
  CounterView,
  RepairInput,
  SellInput,
  SellJunkInput,
} from '@necp/shared/vendor/schema';
import { GameError, assertAllowed, characterHolder, type CharacterId, type ItemTemplateId } from '@necp/shared/kernel';
import {
  contentOf,
  grant,
  lockOwn,
  reached,
  repairCost,
  restoreDurability,
  returnSold,
  setAside,
  type Item,
} from '../inventory';
import { guildBoosts } from '../guild';
import { actOnce, ctxOf, emit, nowOf, requirePlaying, type Ctx, type Tx, type ActRequest } from '../kernel';
import { conversationOf } from '../npc';
import { experienceOf, gainSkills } from '../progression';
import { credit, debit, holdWallets, defineFaucet, defineSink } from '../wallet';
import {
  askedFor,
  counterFor,
  forMember,
  holdStock,
  lockVendorBalance,
  offeredFor,
  vendorOf,
  type Counter,
} from './counter';
import { counterView } from './queries';

const repairSink = defineSink('repair', '00000000-0000-7000-8000-000000005105');

const vendorSink = defineSink('vendor', '00000000-0000-7000-8000-000000005104');

const vendorFaucet = defineFaucet('vendor', '00000000-0000-7000-8000-00000000fa04');

/**
 * Buys items from the counter into the bag.
 * @throws GameError forbidden `vendor.not_here` or `vendor.refuses`, not_found `vendor.unknown` or
 * `vendor.not_for_sale`, conflict `vendor.sold_out`, `vendor.price_changed`, `wallet.too_poor` or `inventory.full`
 */
export function buy(ctx: Ctx, input: BuyInput): Promise<CounterView> {
  return deal(ctx, { verb: 'vendor.buy', input }, async (tx, counter, characterId) => {
    const { vendor } = counter;
    const entry = counter.entries.find(({ item }) => item === input.templateId);
    if (entry === undefined) throw new GameError('not_found', 'vendor.not_for_sale');
    const price = askedFor(counter, entry);
    if (price > input.priceChits) throw new GameError('conflict', 'vendor.price_changed', { price });
    const now = nowOf(tx);
    if (entry.count !== null) {
      const { left, restockedAt } = await holdStock(tx, {
        vendorId: vendor.id,
        entry: { ...entry, count: entry.count },
        now,
      });
      if (left < input.quantity) throw new GameError('conflict', 'vendor.sold_out', { left });
      await tx.vendorStock.update({
        where: { vendorId_templateId: { vendorId: vendor.id, templateId: entry.item } },
        data: { left: left - input.quantity, restockedAt },
      });
    }
    await debit(tx, {
      characterId,
      amount: BigInt(price) * BigInt(input.quantity),
      to: vendorSink,
      reason: 'vendor.buy',
    });
    await grant(tx, {
      characterId,
      templateId: entry.item,
      quantity: input.quantity,
      reason: 'vendor.buy',
      whenFull: 'refuse',
    });
    // Sales give no experience, because a sold item can be bought back for the same price.
    await gainSkills(tx, { characterId, skills: experienceOf('deal') });
    await emit(tx, boughtFromVendor, {
      characterId,
      vendorId: vendor.id,
      templateId: input.templateId,
      count: input.quantity,
      chits: price * input.quantity,
    });
  });
}

/**
 * Sells items from the bag; the last twelve items sold can be bought back.
 * @throws GameError forbidden `vendor.not_here` or `vendor.refuses`, invalid `vendor.not_wanted` or `inventory.locked`,
 * conflict `vendor.till_empty` or `inventory.not_enough`, not_found `inventory.no_such_item`
 */
export function sell(ctx: Ctx, input: SellInput): Promise<CounterView> {
  return deal(ctx, { verb: 'vendor.sell', input }, async (tx, counter, characterId) => {
    const { item } = await reached(tx, { characterId, itemId: input.itemId, reach: ['bag'] });
    await handIn(tx, counter, { characterId, item, quantity: input.quantity });
  });
}

/**
 * Sells all junk in the bag that this vendor wants, most expensive first, as far as the vendor's balance lasts.
 * @throws GameError forbidden `vendor.not_here` or `vendor.refuses`, conflict `vendor.no_junk` or `vendor.till_empty`
 */
export function sellJunk(ctx: Ctx, input: SellJunkInput): Promise<CounterView> {
  return deal(ctx, { verb: 'vendor.sell_junk', input }, async (tx, counter, characterId) => {
    const holdings = await lockOwn(tx, { characterId }, ['bag', 'sold']);
    const bag = holdings.inside(holdings.container(characterHolder(characterId), 'bag'));
    const junk = bag.filter(
      (item) =>
        isJunk(contentOf(item.templateId), item) &&
        canSellTo(counter.vendor, contentOf(item.templateId), item).ok &&
        offeredFor(counter, item) > 0,
    );
    if (junk.length === 0) throw new GameError('conflict', 'vendor.no_junk');
    const { left } = await lockVendorBalance(tx, { vendor: counter.vendor, now: nowOf(tx) });
    let rest = left;
    for (const item of junk.toSorted((a, b) => offeredFor(counter, b) - offeredFor(counter, a))) {
      const quantity = Math.min(item.quantity, Math.floor(rest / offeredFor(counter, item)));
      if (quantity === 0) continue;
      await handIn(tx, counter, { characterId, item, quantity });
      rest -= quantity * offeredFor(counter, item);
    }
    if (rest === left) throw new GameError('conflict', 'vendor.till_empty', { left });
  });
}

/** Sells one item for chits from the vendor's balance. */
async function handIn(
  tx: Tx,
  counter: Counter,
  request: { readonly characterId: CharacterId; readonly item: Item; readonly quantity: number },
): Promise<void> {
  const { vendor } = counter;
  const { characterId, item, quantity } = request;
  assertAllowed(canSellTo(vendor, contentOf(item.templateId), item));
  const total = offeredFor(counter, item) * quantity;
  if (total === 0) throw new GameError('invalid', 'vendor.not_wanted');
  const now = nowOf(tx);
  const { left, filledAt } = await lockVendorBalance(tx, { vendor, now });
  if (total > left) throw new GameError('conflict', 'vendor.till_empty', { left });
  await tx.vendorBalance.update({ where: { vendorId: vendor.id }, data: { left: BigInt(left - total), filledAt } });
  await credit(tx, { characterId, amount: BigInt(total), from: vendorFaucet, reason: 'vendor.sell' });
  const { itemId } = await setAside(tx, { characterId, itemId: item.id, quantity, reason: 'vendor.sell' });
  await tx.vendorSale.create({
    data: { itemId, characterId, vendorId: vendor.id, chits: BigInt(total), soldAt: now },
  });
  await emit(tx, soldToVendor, {
    characterId,
    vendorId: vendor.id,
    templateId: item.templateId as ItemTemplateId,
    count: quantity,
    chits: total,
  });
}

/**
 * Buys back an item that was sold here, for the same price; the vendor's balance gets that money back.
 * @throws GameError forbidden `vendor.not_here` or `vendor.refuses`, not_found `vendor.not_sold_here`, conflict
 * `wallet.too_poor` or `inventory.full`
 */
export function buyBack(ctx: Ctx, input: BuyBackInput): Promise<CounterView> {
  return deal(ctx, { verb: 'vendor.buy_back', input }, async (tx, { vendor }, characterId) => {
    const sale = await tx.vendorSale.findFirst({ where: { itemId: input.itemId, characterId, vendorId: vendor.id } });
    if (sale === null) throw new GameError('not_found', 'vendor.not_sold_here');
    await tx.vendorSale.delete({ where: { itemId: sale.itemId } });
    const { left, filledAt } = await lockVendorBalance(tx, { vendor, now: nowOf(tx) });
    await tx.vendorBalance.update({
      where: { vendorId: vendor.id },
      data: { left: BigInt(Math.min(vendor.balanceChits, left + Number(sale.chits))), filledAt },
    });
    await debit(tx, { characterId, amount: sale.chits, to: vendorSink, reason: 'vendor.buy_back' });
    await returnSold(tx, { characterId, itemId: input.itemId, reason: 'vendor.buy_back' });
  });
}

/**
 * Repairs one item completely, or everything carried and equipped.
 * @throws GameError forbidden `vendor.not_here` or `vendor.refuses`, conflict `vendor.no_repairs`,
 * `vendor.nothing_to_repair` or `wallet.too_poor`, not_found `inventory.no_such_item`
 */
export function repair(ctx: Ctx, input: RepairInput): Promise<CounterView> {
  return deal(ctx, { verb: 'vendor.repair', input }, async (tx, { vendor }, characterId) => {
    if (!vendor.repairs) throw new GameError('conflict', 'vendor.no_repairs');
    const boost = await guildBoosts(tx, [characterId]);
    const worn = await repairCost(tx, { characterId, itemId: input.itemId });
    const costs = worn.map((one) => forMember(one, boost(characterId, 'repairs')));
    if (costs.length === 0) throw new GameError('conflict', 'vendor.nothing_to_repair');
    await debit(tx, {
      characterId,
      amount: BigInt(costs.reduce((sum, { chits }) => sum + chits, 0)),
      to: repairSink,
      reason: 'vendor.repair',
    });
    await restoreDurability(tx, { characterId, items: costs.map(({ item }) => item), points: 'whole' });
    await gainSkills(tx, { characterId, skills: experienceOf('repair') });
  });
}

interface DealRequest extends ActRequest {
  readonly input: ActRequest['input'] & { readonly vendorId: VendorContent['id'] };
}

/**
 * Runs a deal after checking that the customer stands at the vendor and is served; the character is locked, so that its
 * deals happen one after another.
 */
async function deal(
  ctx: Ctx,
  request: DealRequest,
  act: (tx: Tx, counter: Counter, characterId: CharacterId) => Promise<unknown>,
): Promise<CounterView> {
  const { characterId } = requirePlaying(ctx);
  const vendor = vendorOf(request.input.vendorId);
  await actOnce(ctx, request, async (tx) => {
    // Every deal moves money and most move items: wallets are locked before containers.
    await holdWallets(tx, [characterHolder(characterId)]);
    if ((await conversationOf(tx, characterId))?.npcId !== vendor.id)
      throw new GameError('forbidden', 'vendor.not_here');
    const counter = await counterFor({ db: tx, clock: ctxOf(tx).clock }, vendor, characterId);
    if (!counter.isServed) throw new GameError('forbidden', 'vendor.refuses');
    await act(tx, counter, characterId);
    return null;
  });
  return counterView(ctx, characterId, { vendorId: vendor.id });
}
