import { guildTabChits } from '@necp/shared/guild/bank-rules';
import type { ItemId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { act } from '../testing/guild';
import {
  allow,
  bankGuild,
  chitsOf,
  deposit,
  outcome,
  piecesIn,
  put,
  shift,
  stackIn,
  stims,
  stock,
  takeOut,
  tally,
  treasuryOf,
  type BankGuild,
} from '../testing/guild-bank';
import { watchLocks } from '../testing/lock-watch';
import type { SocialPlayer } from '../testing/social';
import { standBefore } from '../testing/talk';
import { bagOf, give, itemOf, pay } from '../testing/trade';
import {
  buyGuildTab,
  nameGuildTab,
  setTabRights,
  sortGuildTab,
  takeGuildItem,
  tabRanks,
  vault,
  vaultLog,
} from './service';

let testDomain: TestDomain;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 24 });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());
afterEach(async () => {
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
});

const other = ({ others }: BankGuild) => others[0] as SocialPlayer;
const stimsOf = async (player: SocialPlayer) =>
  (await bagOf(player))
    .filter(({ templateId }) => templateId === stims)
    .reduce((sum, { quantity }) => sum + quantity, 0);

describe('the tabs of the bank', () => {
  it('are bought from the treasury in their order, each once however often it is asked for', async () => {
    const guild = await bankGuild(testDomain, { tabs: 0 });
    const { leader } = guild;
    expect(await outcome(buyGuildTab(leader.ctx, { ...act(), tab: 1 }))).toBe('guild.treasury_short');
    await pay(testDomain, leader.characterId, 5_000n);
    await deposit(leader, 4_000);
    expect(await outcome(buyGuildTab(leader.ctx, { ...act(), tab: 2 }))).toBe('guild.no_more_tabs');
    expect(await outcome(buyGuildTab(other(guild).ctx, { ...act(), tab: 1 }))).toBe('guild.no_right');
    const tries = Array.from({ length: 6 }, () => buyGuildTab(leader.ctx, { ...act(), tab: 1 }));
    expect(await tally(tries)).toEqual({ done: 1, 'guild.no_more_tabs': 5 });
    expect(await treasuryOf(testDomain, guild)).toBe(4_000 - guildTabChits(1));
    const view = await vault(leader.ctx);
    expect([view.tabs.length, view.nextTabChits, view.canManage]).toEqual([1, guildTabChits(2), true]);
  });

  it('have names and rights that only a rank above sets, and never more than its own', async () => {
    const guild = await bankGuild(testDomain, { members: 3 });
    const { leader, guildId, place } = guild;
    const officer = guild.others[1] as SocialPlayer;
    await withClient(testDomain.ownerUrl, async (client) => {
      await client.query(`UPDATE guild_ranks SET rights = '{bank}' WHERE guild_id = $1 AND place = 1`, [guildId]);
      await client.query('UPDATE guild_members SET place = 1 WHERE character_id = $1', [officer.characterId]);
    });
    const view = await nameGuildTab(officer.ctx, { ...act(), tab: 1, name: '  First  aid ' });
    expect(view.tabs[0]?.name).toBe('First aid');
    expect(await outcome(nameGuildTab(other(guild).ctx, { ...act(), tab: 1, name: 'Mine' }))).toBe('guild.no_right');
    const set = (by: SocialPlayer, at: number, takes: number | null) =>
      outcome(setTabRights(by.ctx, { ...act(), tab: 1, place: at, rights: { canSee: true, canPut: true, takes } }));
    expect(await set(officer, 1, 5)).toBe('guild.rank_too_high');
    expect(await set(officer, place, 5)).toBe('guild.beyond_own_rights');
    expect(await set(leader, 1, 5)).toBe('done');
    expect(await set(officer, place, 6)).toBe('guild.beyond_own_rights');
    expect(await set(officer, place, null)).toBe('guild.beyond_own_rights');
    expect(await set(officer, place, 5)).toBe('done');
    expect(await set(officer, 9, 0)).toBe('guild.no_such_rank');
    const { ranks } = await tabRanks(officer.ctx, { tab: 1 });
    expect(ranks.map(({ isChangeable }) => isChangeable)).toEqual([false, true, true]);
  });
});

describe('the vault', () => {
  it('takes and gives only at a terminal, and is read anywhere', async () => {
    const guild = await bankGuild(testDomain);
    const { leader } = guild;
    const itemId = await stock(testDomain, guild);
    await standBefore(testDomain.domain.systemCtx(), leader.characterId, { npcId: 'marta' });
    expect(await outcome(takeOut(leader, [itemId, 1]))).toBe('guild.not_at_bank');
    expect(await outcome(shift(leader, [itemId, 1], { tab: 1, slot: 4 }))).toBe('guild.not_at_bank');
    expect(await outcome(sortGuildTab(leader.ctx, { ...act(), tab: 1, by: 'kind' }))).toBe('guild.not_at_bank');
    const view = await vault(leader.ctx);
    expect([view.isHere, stackIn(view.items).quantity]).toEqual([false, 5]);
  });

  it('refuses what is bound, locked or of a quest, what is not there, and more than there is', async () => {
    const guild = await bankGuild(testDomain);
    const { leader } = guild;
    await give(testDomain, leader.characterId, { templateId: 'pistol_last_word', quantity: 1 });
    await give(testDomain, leader.characterId, { templateId: stims, quantity: 3 });
    expect(await outcome(put(leader, [await itemOf(leader, 'pistol_last_word'), 1]))).toBe('inventory.bound');
    const itemId = await itemOf(leader);
    expect(await outcome(put(leader, [itemId, 4]))).toBe('inventory.not_enough');
    expect(await outcome(put(leader, [itemId, 3], { tab: 2 }))).toBe('guild.no_such_tab');
    expect(await outcome(put(leader, [newRequestId() as unknown as ItemId, 1]))).toBe('inventory.no_such_item');
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE character_items SET is_locked = true WHERE id = $1', [itemId]),
    );
    expect(await outcome(put(leader, [itemId, 1]))).toBe('inventory.locked');
    expect(await piecesIn(leader)).toBe(0);
  });

  it('puts into a chosen slot, onto a stack there, and swaps within a tab', async () => {
    const guild = await bankGuild(testDomain, { tabs: 2 });
    const { leader } = guild;
    const itemId = await stock(testDomain, guild, 19);
    await give(testDomain, leader.characterId, { templateId: stims, quantity: 4 });
    await give(testDomain, leader.characterId, { templateId: 'blade_scalpel', quantity: 1 });
    // Only one piece has room on the stack; the others stay in the bag.
    await put(leader, [await itemOf(leader), 4], { tab: 1, slot: 0 });
    expect(await stimsOf(leader)).toBe(3);
    expect(await outcome(put(leader, [await itemOf(leader), 3], { tab: 1, slot: 0 }))).toBe('inventory.stack_full');
    expect(await outcome(put(leader, [await itemOf(leader, 'blade_scalpel'), 1], { tab: 1, slot: 0 }))).toBe(
      'inventory.slot_taken',
    );
    await put(leader, [await itemOf(leader, 'blade_scalpel'), 1], { tab: 1, slot: 7 });
    await shift(leader, [itemId, 20], { tab: 1, slot: 7 });
    const { items } = await vault(leader.ctx);
    expect(items.map(({ templateId, slot }) => [templateId, slot])).toEqual([
      ['blade_scalpel', 0],
      [stims, 7],
    ]);
    await shift(leader, [itemId, 5], { tab: 2, slot: 29 });
    await sortGuildTab(leader.ctx, { ...act(), tab: 2, by: 'kind' });
    const sorted = await vault(leader.ctx);
    expect(sorted.items.map(({ slot, quantity }) => [slot, quantity])).toEqual([
      [0, 1],
      [7, 15],
      [30, 5],
    ]);
  });

  it('counts what a member takes, also when it goes to another tab, and writes it down', async () => {
    const guild = await bankGuild(testDomain, { tabs: 2 });
    const member = other(guild);
    const itemId = await stock(testDomain, guild, 10);
    expect(await outcome(takeOut(member, [itemId, 1]))).toBe('guild.cannot_take');
    await allow(guild, { takes: 5 });
    await takeOut(member, [itemId, 2]);
    await shift(member, [itemId, 2], { tab: 2 });
    expect(await outcome(takeOut(member, [itemId, 2]))).toBe('guild.daily_pieces');
    await takeOut(member, [itemId, 1]);
    expect((await vault(member.ctx)).tabs.map(({ left }) => left)).toEqual([0, 0]);
    const { entries } = await vaultLog(member.ctx, { tab: 1 });
    expect(entries.map(({ kind, quantity, by, toTab }) => [kind, quantity, by?.name, toTab])).toEqual([
      ['taken', 1, member.name, null],
      ['moved', 2, member.name, 2],
      ['taken', 2, member.name, null],
      ['put', 10, guild.leader.name, null],
    ]);
  });

  it('shows nothing of a tab that a rank does not see', async () => {
    const guild = await bankGuild(testDomain);
    const member = other(guild);
    const itemId = await stock(testDomain, guild);
    await allow(guild, { canSee: false, takes: null });
    expect((await vault(member.ctx)).items).toEqual([]);
    expect(await outcome(takeOut(member, [itemId, 1]))).toBe('inventory.no_such_item');
    expect(await outcome(shift(member, [itemId, 1], { tab: 1, slot: 3 }))).toBe('inventory.no_such_item');
    expect(await outcome(put(member, [itemId, 1]))).toBe('guild.no_such_tab');
    expect(await outcome(vaultLog(member.ctx, { tab: 1 }))).toBe('guild.no_such_tab');
  });

  it('is closed to members of other guilds and to players without one', async () => {
    const [guild, foreign] = [await bankGuild(testDomain), await bankGuild(testDomain)];
    const itemId = await stock(testDomain, guild);
    expect(await outcome(takeOut(foreign.leader, [itemId, 1]))).toBe('inventory.no_such_item');
    expect(await outcome(shift(foreign.leader, [itemId, 1], { tab: 1 }))).toBe('inventory.no_such_item');
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('DELETE FROM guild_members WHERE character_id = $1', [other(guild).characterId]),
    );
    expect(await outcome(takeOut(other(guild), [itemId, 1]))).toBe('guild.none');
    expect(await outcome(vault(other(guild).ctx))).toBe('guild.none');
    expect(await piecesIn(guild.leader)).toBe(5);
  });
});

describe('many at the same moment', () => {
  it('a daily limit holds for twenty at the same moment', async () => {
    const guild = await bankGuild(testDomain);
    const member = other(guild);
    const itemId = await stock(testDomain, guild, 20);
    await allow(guild, { takes: 7 });
    const takes = Array.from({ length: 20 }, () => takeOut(member, [itemId, 1]));
    expect(await tally(takes)).toEqual({ done: 7, 'guild.daily_pieces': 13 });
    expect([await stimsOf(member), await piecesIn(guild.leader)]).toEqual([7, 13]);
  });

  it('a stack goes to one of two who take all of it', async () => {
    const guild = await bankGuild(testDomain);
    const itemId = await stock(testDomain, guild);
    await allow(guild, { takes: null });
    const takes = [takeOut(guild.leader, [itemId, 5]), takeOut(other(guild), [itemId, 5])];
    expect(await tally(takes)).toEqual({ done: 1, 'inventory.no_such_item': 1 });
    expect((await stimsOf(guild.leader)) + (await stimsOf(other(guild)))).toBe(5);
  });

  it('a repeated request takes once', async () => {
    const guild = await bankGuild(testDomain);
    const itemId = await stock(testDomain, guild);
    const input = { ...act(), itemId, quantity: 2, slot: null };
    await Promise.all(Array.from({ length: 5 }, () => takeGuildItem(guild.leader.ctx, input)));
    expect([await stimsOf(guild.leader), await piecesIn(guild.leader)]).toEqual([2, 3]);
    expect(await outcome(takeGuildItem(guild.leader.ctx, { ...input, quantity: 3 }))).toBe('kernel.request_reused');
  });

  it('who is put into a lower rank while taking takes before it or not at all', async () => {
    const guild = await bankGuild(testDomain);
    const member = other(guild);
    const itemId = await stock(testDomain, guild);
    await allow(guild, { takes: 5 });
    const [taken] = await Promise.all([outcome(takeOut(member, [itemId, 5])), allow(guild, { takes: 0 })]);
    expect(['done', 'guild.cannot_take']).toContain(taken);
    expect([await stimsOf(member), await piecesIn(guild.leader)]).toEqual(taken === 'done' ? [5, 0] : [0, 5]);
    expect(await chitsOf(testDomain, member)).toBe(0);
  });
});
