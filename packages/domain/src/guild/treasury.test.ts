import { maxChits, type GuildId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx } from '../kernel';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { act } from '../testing/guild';
import {
  bankGuild,
  chitsOf,
  deposit,
  limit,
  outcome,
  tally,
  treasuryOf,
  withdraw,
  type BankGuild,
} from '../testing/guild-bank';
import { watchLocks } from '../testing/lock-watch';
import { socialPlayers, type SocialPlayer } from '../testing/social';
import { pay } from '../testing/trade';
import { administrationFaucet, book, starterKitFaucet } from '../wallet';
import { depositChits, setRankLimit, setTax, treasury, treasuryLog } from './service';
import { collectTaxes, earn } from './tax';

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

const ctx = () => testDomain.domain.systemCtx();
const other = ({ others }: BankGuild) => others[0] as SocialPlayer;
const noTabs = (members = 2) => bankGuild(testDomain, { members, tabs: 0 });

describe('deposits and withdrawals', () => {
  it('move money once, and are written where every member reads them', async () => {
    const guild = await noTabs();
    const member = other(guild);
    await pay(testDomain, member.characterId, 500n);
    const input = { ...act(), chits: 300 };
    await Promise.all(Array.from({ length: 5 }, () => depositChits(member.ctx, input)));
    expect([await chitsOf(testDomain, member), await treasuryOf(testDomain, guild)]).toEqual([200, 300]);
    await withdraw(guild.leader, 120);
    const { entries } = await treasuryLog(member.ctx, {});
    expect(entries.map(({ kind, chits, by }) => [kind, chits, by?.name])).toEqual([
      ['withdrawal', -120, guild.leader.name],
      ['deposit', 300, member.name],
    ]);
  });

  it('refuse more than a member has, more than the treasury has, and more than it can hold', async () => {
    const guild = await noTabs();
    const member = other(guild);
    await pay(testDomain, member.characterId, 100n);
    expect(await outcome(deposit(member, 101))).toBe('wallet.too_poor');
    expect(await tally(Array.from({ length: 20 }, () => deposit(member, 30)))).toEqual({
      done: 3,
      'wallet.too_poor': 17,
    });
    expect(await outcome(withdraw(guild.leader, 91))).toBe('guild.treasury_short');
    const room = maxChits - 90n;
    await inTx(ctx(), (tx) =>
      book(tx, {
        lines: [
          { faucet: administrationFaucet, amount: -room },
          { holder: { kind: 'guild', id: guild.guildId }, amount: room },
        ],
        reason: 'wallet.gift',
      }),
    );
    expect(await outcome(deposit(member, 1))).toBe('wallet.cap_reached');
    expect(await chitsOf(testDomain, member)).toBe(10);
  });

  it('keep to the limit of the rank and the day, for twenty at the same moment too', async () => {
    const guild = await noTabs();
    const member = other(guild);
    await pay(testDomain, guild.leader.characterId, 1_000n);
    await deposit(guild.leader, 1_000);
    expect(await outcome(withdraw(member, 1))).toBe('guild.cannot_withdraw');
    await limit(guild, 50);
    const tries = Array.from({ length: 20 }, () => withdraw(member, 10));
    expect(await tally(tries)).toEqual({ done: 5, 'guild.daily_chits': 15 });
    expect([await chitsOf(testDomain, member), await treasuryOf(testDomain, guild)]).toEqual([50, 950]);
    expect((await treasury(member.ctx)).own).toEqual({ chitsADay: 50, leftChits: 0 });
  });

  it('let no member set a limit for the own rank or above the own limit', async () => {
    const guild = await noTabs();
    const { guildId, place } = guild;
    const officer = other(guild);
    await withClient(testDomain.ownerUrl, async (client) => {
      await client.query(`UPDATE guild_ranks SET rights = '{bank}' WHERE guild_id = $1 AND place = 1`, [guildId]);
      await client.query('UPDATE guild_members SET place = 1 WHERE character_id = $1', [officer.characterId]);
    });
    const set = (at: number, chitsADay: number | null) =>
      outcome(setRankLimit(officer.ctx, { ...act(), place: at, chitsADay }));
    expect(await set(1, 10)).toBe('guild.rank_too_high');
    expect(await set(place, 1)).toBe('guild.beyond_own_rights');
    await setRankLimit(guild.leader.ctx, { ...act(), place: 1, chitsADay: 100 });
    expect([await set(place, 101), await set(place, null), await set(place, 100)]).toEqual([
      'guild.beyond_own_rights',
      'guild.beyond_own_rights',
      'done',
    ]);
    expect(await set(8, 1)).toBe('guild.no_such_rank');
    expect(await outcome(setTax(officer.ctx, { ...act(), percent: 5 }))).toBe('guild.no_right');
  });

  it('are closed to players without the guild', async () => {
    const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await pay(testDomain, stranger.characterId, 100n);
    for (const work of [() => deposit(stranger, 10), () => withdraw(stranger, 10), () => treasury(stranger.ctx)])
      expect(await outcome(work())).toBe('guild.none');
    expect(await chitsOf(testDomain, stranger)).toBe(100);
  });
});

const gain = ({ characterId }: SocialPlayer, amount: bigint) =>
  inTx(ctx(), (tx) => earn(tx, { characterId, amount, from: starterKitFaucet, reason: 'wallet.starter_kit' }));
const collected = async (guild: BankGuild) => {
  await collectTaxes(ctx());
  return treasuryOf(testDomain, guild);
};
const waiting = (guildId: GuildId) => ctx().db.guildLevy.count({ where: { guildId } });

describe('the tax', () => {
  it('takes its share of what is earned, to the chit, however small the gains are', async () => {
    const guild = await noTabs();
    const member = other(guild);
    expect((await setTax(guild.leader.ctx, { ...act(), percent: 7 })).taxPercent).toBe(7);
    for (let times = 0; times < 30; times++) await gain(member, 3n);
    // Seven percent of ninety.
    expect([await chitsOf(testDomain, member), await collected(guild)]).toEqual([84, 6]);
    await gain(member, 10n);
    expect([await chitsOf(testDomain, member), await collected(guild)]).toEqual([93, 7]);
    expect(await waiting(guild.guildId)).toBe(0);
    const { entries } = await treasuryLog(member.ctx, {});
    expect(entries.map(({ kind, chits, by }) => [kind, chits, by])).toEqual([['tax', 7, null]]);
  });

  it('is taken once for each gain by members who earn at the same moment, and collected once', async () => {
    const guild = await noTabs(9);
    await setTax(guild.leader.ctx, { ...act(), percent: 10 });
    await Promise.all(guild.others.flatMap((one) => Array.from({ length: 5 }, () => gain(one, 105n))));
    await Promise.all(Array.from({ length: 6 }, () => collectTaxes(ctx())));
    expect(await treasuryOf(testDomain, guild)).toBe(8 * 52);
    const balances = await Promise.all(guild.others.map((one) => chitsOf(testDomain, one)));
    expect(balances).toEqual(Array.from({ length: 8 }, () => 525 - 52));
  });

  it('is not taken of gifts, nor of players without a guild, nor after it was set to nothing', async () => {
    const guild = await noTabs();
    const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await setTax(guild.leader.ctx, { ...act(), percent: 10 });
    await pay(testDomain, guild.leader.characterId, 100n);
    await gain(stranger, 100n);
    await setTax(guild.leader.ctx, { ...act(), percent: 0 });
    await gain(other(guild), 100n);
    expect([await chitsOf(testDomain, stranger), await chitsOf(testDomain, other(guild))]).toEqual([100, 100]);
    expect(await collected(guild)).toBe(0);
  });

  it('waits while the treasury has no room, and no member’s gain waits for the treasury', async () => {
    const guild = await noTabs();
    await setTax(guild.leader.ctx, { ...act(), percent: 10 });
    const holder = { kind: 'guild', id: guild.guildId } as const;
    const lines = [
      { faucet: administrationFaucet, amount: -maxChits },
      { holder, amount: maxChits },
    ];
    await inTx(ctx(), (tx) => book(tx, { lines, reason: 'wallet.gift' }));
    // The row of the guild and its wallet are locked by another transaction while a member earns.
    await withClient(testDomain.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM guilds WHERE id = $1 FOR NO KEY UPDATE', [guild.guildId]);
      await client.query('SELECT 1 FROM wallet_accounts WHERE holder_id = $1 FOR NO KEY UPDATE', [guild.guildId]);
      await gain(other(guild), 50n);
      await client.query('ROLLBACK');
    });
    await collectTaxes(ctx());
    expect(await waiting(guild.guildId)).toBe(1);
    await withdraw(guild.leader, 5);
    await collectTaxes(ctx());
    expect([await waiting(guild.guildId), BigInt(await treasuryOf(testDomain, guild))]).toEqual([0, maxChits]);
  });
});
