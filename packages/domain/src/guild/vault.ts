import {
  canGiveRights,
  canPutPieces,
  canStore,
  firstSlotOf,
  guildTabChits,
  guildTabsMost,
  soundRights,
  tabOfSlot,
} from '@necp/shared/guild/bank-rules';
import type {
  BuyGuildTabInput,
  MoveGuildItemInput,
  NameGuildTabInput,
  PutGuildItemInput,
  SetTabRightsInput,
  SortGuildTabInput,
  TabRanksView,
  TakeGuildItemInput,
  VaultView,
} from '@necp/shared/guild/bank-schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import { assertAllowed, GameError } from '@necp/shared/kernel';
import { inVault, lockVault, moveInVault, putIntoVault, sortVault, takeFromVault, widenVault } from '../inventory';
import { actOnce, nowOf, type ActRequest, type Ctx, type Playing, type Tx } from '../kernel';
import {
  assertTakes,
  countUse,
  guildTabsSink,
  holdAtTerminal,
  noteHandled,
  noteMoney,
  payFromTreasury,
  tabsFor,
  usedToday,
  type OfMember,
  type Tab,
} from './bank-held';
import { announceMembers, holdGuild, holdGuildWith, noteEntry } from './steps';
import { tabRanks, vault } from './vault-queries';

/**
 * Buys the next tab of the bank from the treasury.
 * @throws GameError conflict `guild.none`, `guild.no_more_tabs`, `guild.treasury_short`; forbidden `guild.no_right`
 */
export async function buyGuildTab(ctx: Ctx, input: BuyGuildTabInput): Promise<VaultView> {
  await actOnce(ctx, { verb: 'guild.buy_tab', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'bank');
    const { tab } = input;
    const bought = await tx.guildTab.count({ where: { guildId } });
    if (tab !== bought + 1 || tab > guildTabsMost) throw new GameError('conflict', 'guild.no_more_tabs');
    const chits = BigInt(guildTabChits(tab));
    await payFromTreasury(tx, { guildId, chits, to: guildTabsSink, reason: 'guild.buy_tab' });
    await widenVault(tx, { guildId, tabs: tab });
    await tx.guildTab.create({ data: { guildId, tab, boughtAt: nowOf(tx) } });
    await noteMoney(tx, { guildId, kind: 'tab', characterId, chits: -chits });
    await noteEntry(tx, { guildId, kind: 'tab_bought', actorId: characterId, params: { tab } });
    await announceMembers(tx, guildId, 'bank', 'treasury', 'log');
    return null;
  });
  return vault(ctx);
}

/**
 * Names a tab; null gives it its usual name again.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`; not_found `guild.no_such_tab`
 */
export async function nameGuildTab(ctx: Ctx, input: NameGuildTabInput): Promise<VaultView> {
  await actOnce(ctx, { verb: 'guild.name_tab', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'bank');
    const name = input.name?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const { count } = await tx.guildTab.updateMany({
      where: { guildId, tab: input.tab },
      data: { name: name === '' ? null : name },
    });
    if (count !== 1) throw new GameError('not_found', 'guild.no_such_tab');
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return vault(ctx);
}

/**
 * Sets what a rank below the caller's may do with a tab, and never more than the caller's own rank may.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`, `guild.rank_too_high`,
 * `guild.beyond_own_rights`; not_found `guild.no_such_tab`, `guild.no_such_rank`
 */
export async function setTabRights(ctx: Ctx, input: SetTabRightsInput): Promise<TabRanksView> {
  await actOnce(ctx, { verb: 'guild.set_tab_rights', input }, async (tx, { characterId }) => {
    const { guildId, rank } = await holdGuildWith(tx, characterId, 'bank');
    const { tab, place } = input;
    if (place <= rank.place) throw new GameError('forbidden', 'guild.rank_too_high');
    const own = (await tabsFor(tx, { guildId, place: rank.place })).find((one) => one.tab === tab);
    if (own === undefined) throw new GameError('not_found', 'guild.no_such_tab');
    const known = await tx.guildRank.findUnique({ where: { guildId_place: { guildId, place } } });
    if (known === null) throw new GameError('not_found', 'guild.no_such_rank');
    const rights = soundRights(input.rights);
    assertAllowed(canGiveRights(own.rights, rights), 'forbidden');
    await tx.guildTabRight.upsert({
      where: { guildId_tab_place: { guildId, tab, place } },
      create: { guildId, tab, place, ...rights },
      update: rights,
    });
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return tabRanks(ctx, { tab: input.tab });
}

/** A member at a terminal, the guild locked before it, and the tabs with what the member may do. */
interface AtBank extends OfMember {
  readonly tabs: readonly Tab[];
  readonly used: ReadonlyMap<number, number>;
}

/** Runs an act of a member who stands at a terminal of the bank. */
async function atBank(ctx: Ctx, request: ActRequest, act: (tx: Tx, bank: AtBank) => Promise<void>): Promise<VaultView> {
  await actOnce(ctx, request, async (tx, { characterId }: Playing) => {
    const { guildId, rank } = await holdGuild(tx, characterId);
    await holdAtTerminal(tx, characterId);
    const member = { guildId, characterId, place: rank.place };
    const used = await usedToday(tx, member, nowOf(tx).getTime());
    await act(tx, { ...member, used, tabs: await tabsFor(tx, member) });
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return vault(ctx);
}

const tabNamed = ({ tabs }: AtBank, tab: number) => tabs.find((one) => one.tab === tab);

/** @throws GameError not_found `guild.no_such_tab`; forbidden `guild.cannot_put` */
function assertPuts(bank: AtBank, tab: number): void {
  const found = tabNamed(bank, tab);
  if (found === undefined || !found.rights.canSee) throw new GameError('not_found', 'guild.no_such_tab');
  assertAllowed(canPutPieces(found.rights), 'forbidden');
}

const shelfOf = (tab: number, slot: number | null) => ({
  from: firstSlotOf(tab),
  until: firstSlotOf(tab) + tabSlots,
  slot: slot === null ? null : firstSlotOf(tab) + slot,
});

/**
 * Moves pieces of an item from the caller's bag into a tab.
 * @throws GameError forbidden `guild.not_at_bank`, `guild.cannot_put`; conflict `guild.none`; not_found
 * `guild.no_such_tab`; invalid `guild.quest_item`, `inventory.bound`, `inventory.locked`; what `putIntoVault` throws
 */
export function putGuildItem(ctx: Ctx, input: PutGuildItemInput): Promise<VaultView> {
  return atBank(ctx, { verb: 'guild.put_item', input }, async (tx, bank) => {
    const { itemId, quantity, tab } = input;
    const { guildId, characterId } = bank;
    assertPuts(bank, tab);
    const shelf = shelfOf(tab, input.slot);
    const moving = { guildId, characterId, itemId, quantity, shelf, reason: 'guild.put', may: canStore };
    const put = await putIntoVault(tx, moving);
    await noteHandled(tx, { guildId, kind: 'put', tab, characterId, ...put });
  });
}

/**
 * Moves pieces of an item from the vault into the caller's bag, up to what its rank takes from the tab in a day (UTC).
 * @throws GameError forbidden `guild.not_at_bank`, `guild.cannot_take`, `guild.daily_pieces`; conflict `guild.none`;
 * what `takeFromVault` throws
 */
export function takeGuildItem(ctx: Ctx, input: TakeGuildItemInput): Promise<VaultView> {
  return atBank(ctx, { verb: 'guild.take_item', input }, async (tx, bank) => {
    const { itemId, quantity, slot } = input;
    const { guildId, characterId } = bank;
    const tab = await tabOfItem(tx, bank, itemId);
    assertTakes(tabNamed(bank, tab), bank.used, quantity);
    const taken = await takeFromVault(tx, { guildId, characterId, itemId, quantity, slot, reason: 'guild.take' });
    await countUse(tx, { guildId, characterId, tab, amount: taken.quantity });
    await noteHandled(tx, { guildId, kind: 'taken', tab, characterId, ...taken });
  });
}

/**
 * Moves pieces of an item within the vault. Into another tab it counts as taking from the first and putting into the
 * other.
 * @throws GameError forbidden `guild.not_at_bank`, `guild.cannot_put`, `guild.cannot_take`, `guild.daily_pieces`;
 * conflict `guild.none`; not_found `guild.no_such_tab`; what `moveInVault` throws
 */
export function moveGuildItem(ctx: Ctx, input: MoveGuildItemInput): Promise<VaultView> {
  return atBank(ctx, { verb: 'guild.move_item', input }, async (tx, bank) => {
    const { itemId, quantity, tab: toTab } = input;
    const { guildId, characterId } = bank;
    const tab = await tabOfItem(tx, bank, itemId);
    const isOther = tab !== toTab;
    const from = tabNamed(bank, tab);
    if (from === undefined || !from.rights.canSee) throw new GameError('not_found', 'inventory.no_such_item');
    assertPuts(bank, toTab);
    if (isOther) assertTakes(from, bank.used, quantity);
    const moving = { guildId, itemId, quantity, shelf: shelfOf(toTab, input.slot), reason: 'guild.move' };
    const moved = await moveInVault(tx, moving);
    if (!isOther) return;
    await countUse(tx, { guildId, characterId, tab, amount: moved.quantity });
    await noteHandled(tx, { guildId, kind: 'moved', tab, toTab, characterId, ...moved });
  });
}

/**
 * Merges equal stacks of a tab and sorts it.
 * @throws GameError forbidden `guild.not_at_bank`, `guild.cannot_put`; conflict `guild.none`; not_found
 * `guild.no_such_tab`
 */
export function sortGuildTab(ctx: Ctx, input: SortGuildTabInput): Promise<VaultView> {
  return atBank(ctx, { verb: 'guild.sort_tab', input }, async (tx, bank) => {
    const { tab, by } = input;
    assertPuts(bank, tab);
    await sortVault(tx, { guildId: bank.guildId, from: firstSlotOf(tab), by, reason: 'guild.sort' });
  });
}

/** @throws GameError not_found `inventory.no_such_item` */
async function tabOfItem(tx: Tx, { guildId, characterId, tabs }: AtBank, itemId: TakeGuildItemInput['itemId']) {
  if (tabs.length === 0) throw new GameError('not_found', 'inventory.no_such_item');
  return tabOfSlot(inVault(await lockVault(tx, { guildId, characterId }), itemId).slot);
}
