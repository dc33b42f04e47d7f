import { randomUUID } from 'node:crypto';
import { dropLastsMs, snatchLastsMs } from '@necp/shared/loot/rules';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { inTx, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import { administrationFaucet, balanceOf, credit } from '../wallet';
import { expireDrops } from './jobs';
import { dropsIn } from './queries';
import { pickUp } from './service';
import { mailSnatched, snatchMoney, spillSnatch } from './snatching';

watchLocks();
const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 12, clock });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await putInZone(testDomain.databaseUrl, [anna, boris]);
  await fund(anna, 1000n);
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
});

const fund = (characterId: CharacterId, amount: bigint) =>
  inTx(ctx, (tx) => credit(tx, { characterId, amount, from: administrationFaucet, reason: 'wallet.gift' }));
const has = (characterId: CharacterId) => balanceOf(ctx.db, characterId);
const snatching = (characterId = anna) => ({
  ...{ snatchId: randomUUID(), characterId, epoch: entryEpoch },
  ...{ enemyId: 'till_snatcher', percent: 4, mostChits: 60 },
});
const spill = (snatchId: string, epoch: number = entryEpoch) =>
  spillSnatch(ctx, heldZone, { snatchId, characterId: anna, epoch, spot: { x: 3, y: 4 } });
const taken = async () => {
  const input = snatching();
  await snatchMoney(ctx, heldZone, input);
  return input.snatchId;
};
const letters = () =>
  ctx.db.letter.findMany({ where: { ownerId: anna }, select: { template: true, chits: true, state: true } });
const stateOf = (id: string) => ctx.db.snatch.findUniqueOrThrow({ where: { id }, select: { outcome: true } });
const mailed = [{ template: 'stolen_back', chits: 40n, state: 'arrived' }];

describe('a thief', () => {
  it('takes a share of the balance once, at most so much, and nothing from an empty wallet', async () => {
    const input = snatching();
    expect(await snatchMoney(ctx, heldZone, input)).toEqual({ chits: 40 });
    expect(await snatchMoney(ctx, heldZone, input)).toEqual({ chits: 40 });
    expect(await has(anna)).toBe(960n);
    await fund(anna, 100_000n);
    expect(await snatchMoney(ctx, heldZone, snatching())).toEqual({ chits: 60 });
    expect(await snatchMoney(ctx, heldZone, snatching(boris))).toEqual({ chits: 0 });
    await expect(snatchMoney(ctx, heldZone, { ...snatching(), epoch: 1 })).rejects.toMatchObject({
      code: 'zone.moved',
    });
  });

  it('drops what it took when it falls, for the one it was taken from alone, and once', async () => {
    const snatchId = await taken();
    const drops = await spill(snatchId);
    expect(drops).toMatchObject([{ ownerId: anna, chits: 40, templateId: null }]);
    expect(await spill(snatchId)).toEqual(drops);
    const dropId = drops[0]?.dropId ?? '';
    const pick = (characterId: CharacterId) => pickUp(ctx, heldZone, { characterId, epoch: entryEpoch, dropId });
    await expect(pick(boris)).rejects.toMatchObject({ code: 'loot.not_yours' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => pick(anna)));
    expect(answers).toEqual(Array(4).fill({ taken: { chits: 40 }, toDelivery: false }));
    expect(await has(anna)).toBe(1000n);
    expect(await stateOf(snatchId)).toEqual({ outcome: 'picked_up' });
    clock.advance(snatchLastsMs);
    await mailSnatched(ctx);
    expect(await letters()).toEqual([]);
  });

  it('that gets away loses the money to the post, once', async () => {
    const snatchId = await taken();
    await mailSnatched(ctx);
    expect(await letters()).toEqual([]);
    clock.advance(snatchLastsMs);
    await Promise.all([mailSnatched(ctx), mailSnatched(ctx)]);
    expect(await letters()).toEqual(mailed);
    expect(await spill(snatchId)).toEqual([]);
    expect(await has(anna)).toBe(960n);
    expect(await stateOf(snatchId)).toEqual({ outcome: 'mailed' });
  });

  it('that falls after the player has left the zone sends the money after the player', async () => {
    const snatchId = await taken();
    await withClient(testDomain.databaseUrl, (client) =>
      client.query('UPDATE player_positions SET epoch = epoch + 1 WHERE character_id = $1', [anna]),
    );
    expect(await spill(snatchId)).toEqual([]);
    expect(await letters()).toEqual(mailed);
  });

  it('leaves money on the ground that comes by mail when it is not picked up in time', async () => {
    await spill(await taken());
    clock.advance(dropLastsMs);
    await expireDrops(ctx);
    expect((await dropsIn(ctx, heldZone)).filter(({ ownerId }) => ownerId === anna)).toEqual([]);
    await mailSnatched(ctx);
    expect(await letters()).toEqual(mailed);
  });
});
