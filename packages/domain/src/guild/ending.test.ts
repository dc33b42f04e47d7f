import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { containersOf } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { box } from '../mail/queries';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { act, guildOfPlayers } from '../testing/guild';
import {
  allow,
  bankGuild,
  deposit,
  outcome,
  piecesIn,
  put,
  stims,
  stock,
  toTerminal,
  treasuryOf,
  type BankGuild,
} from '../testing/guild-bank';
import { watchLocks } from '../testing/lock-watch';
import { block, type SocialPlayer } from '../testing/social';
import { give, itemOf, pay } from '../testing/trade';
import { settleEnded, settleGuild } from './inheritance';
import { sendGuildLetters } from './letters';
import { answerAsk, askForItem, itemRequests, withdrawAsk, writeGuildLetter } from './service';

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
const inbox = async ({ ctx: own }: SocialPlayer) => (await box(own, { box: 'inbox', text: '', only: 'all' })).letters;
/** Ends a guild as its notice does, in the tables. */
const end = ({ guildId, leader }: BankGuild) =>
  withClient(testDomain.ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM guilds WHERE id = $1 FOR NO KEY UPDATE', [guildId]);
    await client.query('DELETE FROM guild_members WHERE guild_id = $1', [guildId]);
    await client.query('UPDATE guilds SET ended_at = now(), heir_id = $2 WHERE id = $1', [guildId, leader.characterId]);
    await client.query('COMMIT');
  });
const stacksOf = async ({ characterId }: { characterId: CharacterId }) =>
  (await containersOf(ctx().db, { characterId }, ['bag'])).flatMap(({ items }) => items).length;
const held = async ({ characterId }: { characterId: CharacterId }) => {
  const letters = await ctx().db.letter.findMany({ where: { receiverId: characterId, template: 'guild_ended' } });
  return {
    letters: letters.map(({ stacks, chits }) => [stacks, Number(chits)]),
    stacks: letters.reduce((sum, { stacks }) => sum + stacks, 0),
  };
};

describe('a guild that ends', () => {
  it('sends everything to its last leader, twelve stacks in a letter, and nothing twice', async () => {
    const guild = await bankGuild(testDomain);
    for (let times = 0; times < 14; times++) {
      await give(testDomain, guild.leader.characterId, { templateId: 'blade_scalpel', quantity: 1 });
      await put(guild.leader, [await itemOf(guild.leader, 'blade_scalpel'), 1]);
    }
    await pay(testDomain, guild.leader.characterId, 500n);
    await deposit(guild.leader, 321);
    await end(guild);
    await Promise.all([settleEnded(ctx()), settleGuild(ctx(), guild.guildId), settleEnded(ctx())]);
    expect((await held(guild.leader)).letters).toEqual([
      [12, 321],
      [2, 0],
    ]);
    expect(await treasuryOf(testDomain, guild)).toBe(0);
  });

  it('loses nothing that is put into it at the same moment', async () => {
    const guild = await bankGuild(testDomain);
    await give(testDomain, other(guild).characterId, { templateId: stims, quantity: 5 });
    const itemId = await itemOf(other(guild));
    const [said] = await Promise.all([outcome(put(other(guild), [itemId, 5])), end(guild)]);
    await settleGuild(ctx(), guild.guildId);
    expect(['done', 'guild.none']).toContain(said);
    // The answer shows the bank after the act; where the guild had ended by then, it says so of an act that was done.
    const kept = await stacksOf(other(guild));
    if (said === 'done') expect(kept).toBe(0);
    expect((await held(guild.leader)).stacks + kept).toBe(1);
    expect(await outcome(put(other(guild), [itemId, 5]))).toBe('guild.none');
  });
});

describe('a request for items', () => {
  const ask = (by: SocialPlayer, quantity: number) =>
    askForItem(by.ctx, { ...act(), templateId: stims as never, quantity, note: ' for the raid ' });

  it('is granted by mail, once, out of what the officer may take', async () => {
    const guild = await bankGuild(testDomain);
    await stock(testDomain, guild, 15);
    const [request] = await ask(other(guild), 4);
    expect([request?.note, request?.isOwn]).toEqual(['for the raid', true]);
    const askId = request?.askId ?? '';
    expect(await outcome(answerAsk(other(guild).ctx, { ...act(), askId, answer: 'grant' }))).toBe('guild.no_right');
    const grants = [1, 2].map(() => outcome(answerAsk(guild.leader.ctx, { ...act(), askId, answer: 'grant' })));
    expect((await Promise.all(grants)).toSorted()).toEqual(['done', 'guild.no_such_request']);
    const [letter] = await inbox(other(guild));
    expect(letter?.items.map(({ templateId, quantity }) => [templateId, quantity])).toEqual([[stims, 4]]);
    expect(await piecesIn(guild.leader)).toBe(11);
  });

  it('is refused when there is too little, taken back by its member only, and limited', async () => {
    const guild = await bankGuild(testDomain);
    const member = other(guild);
    await stock(testDomain, guild, 3);
    const [request] = await ask(member, 4);
    const askId = request?.askId ?? '';
    const grant = () => outcome(answerAsk(guild.leader.ctx, { ...act(), askId, answer: 'grant' }));
    expect([await grant(), (await itemRequests(guild.leader.ctx)).length]).toEqual(['guild.request_short', 1]);
    expect(await outcome(withdrawAsk(guild.leader.ctx, { ...act(), askId }))).toBe('guild.no_such_request');
    const more = await Promise.all(Array.from({ length: 6 }, () => outcome(ask(member, 1))));
    expect(more.filter((said) => said === 'done')).toHaveLength(4);
    expect(await withdrawAsk(member.ctx, { ...act(), askId })).toHaveLength(4);
    expect(await grant()).toBe('guild.no_such_request');
    expect(await outcome(ask(member, 300))).toBe('guild.request_too_large');
    const foreign = await bankGuild(testDomain, { tabs: 0 });
    const [open] = await itemRequests(member.ctx);
    const steal = { ...act(), askId: open?.askId ?? '', answer: 'grant' } as const;
    expect(await outcome(answerAsk(foreign.leader.ctx, steal))).toBe('guild.no_such_request');
  });

  it('is not granted out of a tab from which the rank takes nothing', async () => {
    const guild = await bankGuild(testDomain, { members: 3 });
    const officer = guild.others[1] as SocialPlayer;
    await stock(testDomain, guild, 5);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`UPDATE guild_ranks SET rights = '{bank}' WHERE guild_id = $1 AND place = $2`, [
        guild.guildId,
        guild.place,
      ]),
    );
    const [request] = await ask(other(guild), 2);
    const grant = () => outcome(answerAsk(officer.ctx, { ...act(), askId: request?.askId ?? '', answer: 'grant' }));
    expect(await grant()).toBe('guild.request_short');
    await allow(guild, { takes: 2 });
    await toTerminal(testDomain, officer.characterId);
    expect(await grant()).toBe('done');
  });
});

describe('a letter to the members', () => {
  const write = (by: SocialPlayer, audience: 'all' | 'officers' = 'all') =>
    writeGuildLetter(by.ctx, { ...act(), audience, subject: 'Tonight', text: 'At nine.' });

  it('comes to each member once, and those who have blocked the writer never see it', async () => {
    const members = await guildOfPlayers(testDomain, 30);
    const [leader, blocking, reader] = members as [SocialPlayer, SocialPlayer, SocialPlayer];
    await block(blocking, leader);
    await deposit(leader, 50);
    expect((await write(leader)).receivers).toBe(29);
    await Promise.all([sendGuildLetters(ctx()), sendGuildLetters(ctx())]);
    await sendGuildLetters(ctx());
    const letters = await ctx().db.letter.count({ where: { senderId: leader.characterId } });
    expect(letters).toBe(29);
    const [got] = await inbox(reader);
    expect(got?.words).toMatchObject({ kind: 'typed', subject: 'Tonight', text: 'At nine.' });
    expect(await inbox(blocking)).toEqual([]);
  });

  it('is paid from the treasury, needs the right, and is sent three times a day at most', async () => {
    const guild = await bankGuild(testDomain, { tabs: 0 });
    expect(await outcome(write(other(guild)))).toBe('guild.no_right');
    expect(await outcome(write(guild.leader))).toBe('guild.treasury_short');
    await pay(testDomain, guild.leader.characterId, 500n);
    await deposit(guild.leader, 400);
    expect(await outcome(write(guild.leader, 'officers'))).toBe('guild.no_receivers');
    const sent = await Promise.all(Array.from({ length: 5 }, () => outcome(write(guild.leader))));
    expect(sent.toSorted()).toEqual(['done', 'done', 'done', 'guild.letters_today', 'guild.letters_today']);
    expect(await treasuryOf(testDomain, guild)).toBe(250);
  });
});
