import { dropLastsMs } from '@necp/shared/loot/rules';
import { assignLastsMs, passLastsMs, rollLastsMs } from '@necp/shared/loot/party-rules';
import type { LootMode } from '@necp/shared/loot/party-schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { containersOf, grant, inventoryView, itemCounts } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { kick, leave } from '../party/service';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { entryEpoch, heldZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import { act, asTo } from '../testing/party';
import { choose, dropsOf, fallFor, give, lootParty, openDrop, passOn, pistol } from '../testing/party-loot';
import { codesOf, type SocialPlayer } from '../testing/social';
import { decideDrops, expireDrops } from './jobs';
import { partyLoot, pickUp, setLootRules, settleDrop } from './service';

const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
let ctx: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
afterEach(async () => {
  await expireDrops(ctx);
  expect((await runAudit(ctx)).findings).toEqual([]);
});

type Three = [SocialPlayer, SocialPlayer, SocialPlayer];
const three = async (mode: LootMode) => (await lootParty(testDomain, 3, mode)) as Three;
const pistolsOf = async (player: SocialPlayer) => (await itemCounts(ctx.db, player.characterId)).pistol_lantern ?? 0;
const pistolsOfAll = (players: readonly SocialPlayer[]) => Promise.all(players.map(pistolsOf));
const take = (player: SocialPlayer, dropId: string) =>
  pickUp(ctx, heldZone, { characterId: player.characterId, epoch: entryEpoch, dropId });
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe('the loot rules of a party', () => {
  it('are set by the leader and read by all members', async () => {
    const [mara, ivo] = await three('personal');
    const rules = { mode: 'need_greed', threshold: 'military', masterId: null } as const;
    const setBy = (player: SocialPlayer) => setLootRules(player.ctx, { ...act(), ...rules });
    await expect(setBy(ivo)).rejects.toMatchObject({ code: 'loot.not_leader' });
    await setBy(mara);
    expect(await partyLoot(ivo.ctx)).toEqual({ rules, canSet: false });
    expect((await partyLoot(mara.ctx)).canSet).toBe(true);
    const stranger = (await lootParty(testDomain, 2, 'personal'))[1] as SocialPlayer;
    const masterOutside = { ...act(), mode: 'master', threshold: 'refined', masterId: stranger.characterId } as const;
    await expect(setLootRules(mara.ctx, masterOutside)).rejects.toMatchObject({ code: 'loot.no_master' });
  });

  it('hold for what falls afterwards, not for what has fallen', async () => {
    const players = await three('need_greed');
    const [mara, ivo] = players;
    await fallFor(testDomain, players);
    await setLootRules(mara.ctx, { ...act(), mode: 'personal', threshold: 'scrap', masterId: null });
    expect((await openDrop(ivo)).mode).toBe('need_greed');
    expect((await fallFor(testDomain, players)).map(({ ownerId }) => ownerId)).toEqual([mara.characterId]);
  });

  it('leave money, quest items, what is given once and what is below the threshold with the finder', async () => {
    const players = await three('need_greed');
    const items = [{ chits: 10 }, pistol('iconic'), pistol('common')];
    const drops = await fallFor(testDomain, players, { items, personal: [1] });
    expect(drops.map(({ ownerId, sharedWith }) => [ownerId, sharedWith])).toEqual(
      items.map(() => [players[0].characterId, []]),
    );
    expect((await dropsOf(players[1])).open).toEqual([]);
  });

  it('let the first member take what lies there, in free for all', async () => {
    const players = await three('free_for_all');
    const [drop] = await fallFor(testDomain, players);
    const [outsider] = (await lootParty(testDomain, 2, 'personal')) as [SocialPlayer];
    await expect(take(outsider, drop?.dropId ?? '')).rejects.toMatchObject({ code: 'loot.not_yours' });
    const outcomes = await Promise.allSettled(players.map((player) => take(player, drop?.dropId ?? '')));
    expect(codesOf(outcomes)).toEqual(['loot.gone', 'loot.gone', 'ok']);
    expect(total(await pistolsOfAll(players))).toBe(1);
    clock.advance(dropLastsMs);
  });

  it('serve one member after the other in turn, also when enemies fall at the same moment', async () => {
    const players = await three('round_robin');
    const falls = await Promise.all(Array.from({ length: 6 }, () => fallFor(testDomain, players)));
    const owners = falls.flat().map(({ ownerId }) => ownerId);
    for (const { characterId } of players) expect(owners.filter((id) => id === characterId)).toHaveLength(2);
  });
});

describe('a roll', () => {
  it('goes to who needs the item before who would like it, and shows all choices and numbers', async () => {
    const players = await three('need_greed');
    const [mara, ivo, zora] = players;
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(mara);
    await choose(mara, dropId, 'greed');
    await choose(ivo, dropId, 'need');
    const open = await openDrop(zora);
    expect(open.members.map(({ choice }) => String(choice)).toSorted()).toEqual(['greed', 'need', 'null']);
    expect(open.members.every(({ rolled }) => rolled === null)).toBe(true);
    await choose(zora, dropId, 'pass');
    const { open: left, decided } = await dropsOf(zora);
    expect(left).toEqual([]);
    expect(decided[0]).toMatchObject({ given: { toId: ivo.characterId, reason: 'need' } });
    const rolled = decided[0]?.members.map((member) => [member.choice, typeof member.rolled]);
    expect(rolled?.toSorted()).toEqual([
      ['greed', 'number'],
      ['need', 'number'],
      ['pass', 'object'],
    ]);
    expect(await pistolsOfAll(players)).toEqual([0, 1, 0]);
  });

  it('ends by its time, decided by the next member who looks; a member who has not chosen passes', async () => {
    const players = await three('need_greed');
    const [mara, ivo] = players;
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(ivo);
    await choose(ivo, dropId, 'greed');
    clock.advance(rollLastsMs);
    await expect(choose(mara, dropId, 'need')).rejects.toMatchObject({ code: 'loot.decided' });
    expect((await dropsOf(mara)).decided[0]?.given?.toId).toBe(ivo.characterId);
    expect(await pistolsOfAll(players)).toEqual([0, 1, 0]);
  });

  it('is decided by the job when no member looks; what no member wants stays with its finder', async () => {
    const players = await three('need_greed');
    await fallFor(testDomain, players);
    clock.advance(rollLastsMs);
    await decideDrops(ctx);
    await decideDrops(ctx);
    expect(await pistolsOfAll(players)).toEqual([1, 0, 0]);
    expect((await dropsOf(players[2])).decided[0]?.given?.reason).toBe('nobody');
  });

  it('refuses a second choice, and repeats the answer to the same request', async () => {
    const players = await three('need_greed');
    const [mara] = players;
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(mara);
    const outcomes = await Promise.allSettled([choose(mara, dropId, 'need'), choose(mara, dropId, 'pass')]);
    expect(codesOf(outcomes)).toEqual(['loot.chosen', 'ok']);
    await expect(choose(mara, dropId, 'greed')).rejects.toMatchObject({ code: 'loot.chosen' });
    clock.advance(rollLastsMs);
    await decideDrops(ctx);
  });

  it('keeps members who leave or are removed while it goes on', async () => {
    const players = await three('need_greed');
    const [mara, ivo, zora] = players;
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(mara);
    const outcomes = await Promise.allSettled([
      kick(mara.ctx, asTo(ivo)),
      choose(ivo, dropId, 'need'),
      choose(zora, dropId, 'greed'),
      leave(zora.ctx, act()),
    ]);
    expect(codesOf(outcomes).filter((code) => code !== 'ok' && !code.startsWith('party.'))).toEqual([]);
    await choose(mara, dropId, 'pass');
    expect(await pistolsOfAll(players)).toEqual([0, 1, 0]);
  });

  it('never gives an item twice when the last choice meets the end of its time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const players = await three('need_greed');
      const [mara, ivo, zora] = players;
      await fallFor(testDomain, players);
      const { dropId } = await openDrop(mara);
      await choose(mara, dropId, 'need');
      await choose(ivo, dropId, 'need');
      clock.advance(rollLastsMs - 1);
      const last = choose(zora, dropId, 'need');
      clock.advance(1);
      const outcomes = await Promise.allSettled([last, settleDrop(ctx, dropId), dropsOf(ivo), decideDrops(ctx)]);
      expect(codesOf(outcomes).filter((code) => code !== 'ok' && code !== 'loot.decided')).toEqual([]);
      expect(total(await pistolsOfAll(players))).toBe(1);
    }
  });

  it('sends the item to the deliveries of a winner whose bag is full', async () => {
    const players = await three('need_greed');
    const [mara, ivo, zora] = players;
    const { containers } = await inventoryView(ctx, ivo.characterId);
    const slots = containers.find(({ kind }) => kind === 'bag')?.slots ?? 0;
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: ivo.characterId, templateId: 'pistol_lantern', quantity: slots, reason: 'test.fill' }),
    );
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(mara);
    await choose(ivo, dropId, 'need');
    await choose(mara, dropId, 'pass');
    await choose(zora, dropId, 'pass');
    const items = (await containersOf(ctx.db, ivo, ['delivery'])).flatMap((container) => container.items);
    expect(items.map(({ templateId, rarity }) => [templateId, rarity])).toEqual([['pistol_lantern', 'military']]);
  });

  it('is seen only by the members who fought', async () => {
    const players = await three('need_greed');
    const [stranger] = (await lootParty(testDomain, 2, 'personal')) as [SocialPlayer];
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(players[0]);
    expect(await dropsOf(stranger)).toMatchObject({ open: [], decided: [] });
    await expect(choose(stranger, dropId, 'need')).rejects.toMatchObject({ code: 'loot.gone' });
    clock.advance(rollLastsMs);
    await decideDrops(ctx);
  });
});

describe('a loot master', () => {
  it('hands an item out once, to a member who fought', async () => {
    const players = await three('master');
    const [mara, ivo, zora] = players;
    const [stranger] = (await lootParty(testDomain, 2, 'personal')) as [SocialPlayer];
    await fallFor(testDomain, players);
    const { dropId } = await openDrop(ivo);
    await expect(give(ivo, dropId, ivo)).rejects.toMatchObject({ code: 'loot.not_master' });
    await expect(give(mara, dropId, stranger)).rejects.toMatchObject({ code: 'loot.not_eligible' });
    await expect(choose(ivo, dropId, 'need')).rejects.toMatchObject({ code: 'loot.decided' });
    const outcomes = await Promise.allSettled([give(mara, dropId, ivo), give(mara, dropId, zora)]);
    expect(codesOf(outcomes)).toEqual(['loot.decided', 'ok']);
    expect(total(await pistolsOfAll(players))).toBe(1);
    const [decided] = (await dropsOf(zora)).decided;
    expect(decided).toMatchObject({ given: { reason: 'master' }, passing: null });
  });

  it('who does nothing leaves the item to its finder', async () => {
    const players = await three('master');
    const [mara, ivo, zora] = players;
    await fallFor(testDomain, [zora, mara, ivo]);
    clock.advance(assignLastsMs);
    await expect(give(mara, (await dropsOf(mara)).decided[0]?.dropId ?? '', ivo)).rejects.toMatchObject({
      code: 'loot.decided',
    });
    expect(await pistolsOfAll(players)).toEqual([0, 0, 1]);
  });

  it('who did not fight leaves the decision to a roll', async () => {
    const [, ivo, zora] = await three('master');
    await fallFor(testDomain, [ivo, zora]);
    expect((await openDrop(ivo)).mode).toBe('need_greed');
    clock.advance(rollLastsMs);
    await decideDrops(ctx);
  });
});

describe('an item of a boss', () => {
  async function given(): Promise<{ players: Three; dropId: string }> {
    const players = await three('master');
    const [mara, ivo] = players;
    await fallFor(testDomain, players, { isBoss: true });
    const { dropId } = await openDrop(mara);
    await give(mara, dropId, ivo);
    return { players, dropId };
  }

  it('is passed on to another member who fought, and further, within two hours', async () => {
    const { players, dropId } = await given();
    const [mara, ivo, zora] = players;
    expect((await dropsOf(zora)).decided[0]?.passing?.holderId).toBe(ivo.characterId);
    const outcomes = await Promise.allSettled([passOn(ivo, dropId, zora), passOn(ivo, dropId, mara)]);
    expect(codesOf(outcomes)).toEqual(['loot.cannot_pass', 'ok']);
    expect(total(await pistolsOfAll(players))).toBe(1);
    await expect(passOn(ivo, dropId, zora)).rejects.toMatchObject({ code: 'loot.cannot_pass' });
  });

  it('stays with who has it after two hours, and never goes to strangers', async () => {
    const { players, dropId } = await given();
    const [mara, ivo] = players;
    const [stranger] = (await lootParty(testDomain, 2, 'personal')) as [SocialPlayer];
    await expect(passOn(ivo, dropId, stranger)).rejects.toMatchObject({ code: 'loot.not_eligible' });
    await expect(passOn(mara, dropId, players[2])).rejects.toMatchObject({ code: 'loot.cannot_pass' });
    clock.advance(passLastsMs);
    await expect(passOn(ivo, dropId, mara)).rejects.toMatchObject({ code: 'loot.cannot_pass' });
    expect(await pistolsOfAll(players)).toEqual([0, 1, 0]);
  });
});

it('refuses what cannot be a choice or an item', async () => {
  const [mara] = await three('need_greed');
  const nowhere = { requestId: newRequestId(), dropId: newRequestId() };
  await expect(choose(mara, nowhere.dropId, 'need')).rejects.toMatchObject({ code: 'loot.gone' });
  await expect(give(mara, nowhere.dropId, mara)).rejects.toMatchObject({ code: 'loot.gone' });
  await settleDrop(ctx, nowhere.dropId);
});
