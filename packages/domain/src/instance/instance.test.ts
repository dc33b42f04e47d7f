import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CharacterId } from '@necp/shared/kernel';
import { createCharacter } from '../character/service';
import type { Actor, Ctx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import type { HeldZone } from '../zone';
import { entryUrl, whereabouts } from '../zone/queries';
import { checkpointPositions, enterZone } from '../zone/service';
import { closeInstance, openInstance } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const name = { en: 'Cellar', ru: 'Погреб' };
const lease = { name, simId: 'sim-a', publicKey: {}, url: 'https://sim-a.test', leaseMs: 60_000 };

async function enter(ctx: Ctx & { readonly actor: Actor }, characterId: CharacterId, zone: HeldZone) {
  const { accountId, sessionId } = ctx.actor;
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date('2099-01-01') };
  return enterZone(ctx, zone, { ticket, seen: await whereabouts(ctx, characterId), arrive: null });
}

test('a private instance belongs to its group, is known by its epoch, and frees its number at the end', async () => {
  const ctx = await guest(testDomain);
  const { id: characterId } = await createCharacter(ctx, newcomer('Cellarer'));
  const open = () =>
    openInstance(ctx, {
      ...lease,
      zoneId: 'cellar',
      difficulty: 'normal',
      leaderId: characterId,
      members: [characterId],
    });
  const channels = await Promise.all(Array.from({ length: 4 }, open));
  expect(channels.map(({ channel }) => channel).toSorted()).toEqual([1000, 1001, 1002, 1003]);
  const first = channels.find(({ channel }) => channel === 1000);
  const cellar = { zoneId: 'cellar', channel: 1000, epoch: first?.epoch ?? 0 };
  const { epoch } = await enter(ctx, characterId, cellar);
  await checkpointPositions(ctx, cellar, [{ characterId, epoch, x: 9, y: 9, facing: 0, playedMs: 0 }]);
  expect((await enter(ctx, characterId, cellar)).spot).toEqual({ x: 9, y: 9, facing: 0 });
  await closeInstance(ctx, cellar);
  const again = await open();
  expect(again).toMatchObject({ channel: 1000, epoch: cellar.epoch + 1 });
  expect((await enter(ctx, characterId, { ...cellar, epoch: again.epoch })).spot).toBeNull();
  expect(await entryUrl(ctx, characterId)).toBe('https://sim-a.test');
  expect(await ctx.db.gameInstance.count({ where: { zoneId: 'cellar', closedAt: null } })).toBe(4);
});
