import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CharacterId } from '@necp/shared/kernel';
import { createCharacter } from '../character/service';
import { closeInstance, openInstance } from '../instance/service';
import type { Actor, Ctx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import type { HeldZone } from './leases';
import { doorUrl, whereabouts } from './queries';
import { checkpointPositions, claimZone, crossZone, enterZone, leaveZone } from './service';

let house: TestDomain;
let street: HeldZone;
let tower: HeldZone;
let names = 0;

beforeAll(async () => {
  house = await openTestDomain();
  [street, tower] = await Promise.all(['street', 'tower'].map(async (zoneId) => ({ zoneId, channel: 1, epoch: Number(await claim(zoneId)) }))) as [HeldZone, HeldZone];
});
afterAll(() => house.close());

const name = { en: 'Street', ru: 'Улица' };
const lease = { name, simId: 'sim-a', url: 'https://sim-a.test', leaseMs: 60_000 };
const claim = (zoneId: string) => claimZone(house.domain.systemCtx(), { ...lease, zoneId, channel: 1 });
const arrive = { x: 5.5, y: 6.5, facing: 64 };
const leaving = (characterId: CharacterId, epoch: number) => ({ characterId, epoch, spot: arrive, playedMs: 1_000 });

async function somebody(): Promise<{ ctx: Ctx & { readonly actor: Actor }; characterId: CharacterId }> {
  const ctx = await guest(house);
  const { id } = await createCharacter(ctx, newcomer(`Walker ${'abcdefghijklmnopq'[names++] ?? 'z'}`));
  return { ctx, characterId: id };
}

async function enter(ctx: Ctx & { readonly actor: Actor }, characterId: CharacterId, zone: HeldZone) {
  const { accountId, sessionId } = ctx.actor;
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date(Date.now() + 30_000) };
  return enterZone(ctx, zone, { ticket, seen: await whereabouts(ctx, characterId), arrive: null });
}

const facts = (characterId: CharacterId) =>
  house.domain.systemCtx().db.outboxEvent.findMany({ where: { name: 'zone.changed', key: characterId }, orderBy: { seq: 'asc' } });

test('whoever crosses is written by the other zone alone from that moment on, and told of once though it is asked twice', async () => {
  const { ctx, characterId } = await somebody();
  const { epoch } = await enter(ctx, characterId, street);
  expect(await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await whereabouts(ctx, characterId)).toMatchObject({ zoneId: 'tower', channel: 1, zoneEpoch: tower.epoch, ...arrive });
  expect((await checkpointPositions(ctx, street, [{ characterId, epoch, x: 1, y: 1, facing: 0, playedMs: 0 }])).stale).toEqual([characterId]);
  await leaveZone(ctx, street, [{ ...leaving(characterId, epoch), spot: { x: 1, y: 1, facing: 0 } }]);
  expect(await whereabouts(ctx, characterId)).toMatchObject({ zoneId: 'tower', ...arrive });
  expect((await checkpointPositions(ctx, tower, [{ characterId, epoch: epoch + 1, x: 2, y: 2, facing: 0, playedMs: 0 }])).stale).toEqual([]);
  expect((await facts(characterId)).map(({ payload }) => payload)).toEqual([
    { characterId, fromZoneId: null, toZoneId: 'street', channel: 1 }, { characterId, fromZoneId: 'street', toZoneId: 'tower', channel: 1 },
  ]);
});

test('of many crossings of one character to two zones at once exactly one happens', async () => {
  const { ctx, characterId } = await somebody();
  const { epoch } = await enter(ctx, characterId, street);
  const harbour = { zoneId: 'harbour', channel: 1, epoch: Number(await claim('harbour')) };
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) => turn % 2 === 0 ? tower : harbour).map((to) =>
      crossZone(ctx, street, { to, leaving: leaving(characterId, epoch) }).then(() => to.zoneId, (error: { code: string }) => error.code)),
  );
  const zone = (await whereabouts(ctx, characterId))?.zoneId;
  expect(new Set(answers)).toEqual(new Set([zone, 'zone.moved']));
  expect((await house.domain.systemCtx().db.playerPosition.findUniqueOrThrow({ where: { characterId } })).epoch).toBe(BigInt(epoch + 1));
});

test('whoever crossed meanwhile is not let in where it was before', async () => {
  const { ctx, characterId } = await somebody();
  const first = await enter(ctx, characterId, street);
  await checkpointPositions(ctx, street, [{ characterId, epoch: first.epoch, x: 3, y: 3, facing: 0, playedMs: 0 }]);
  const seen = await whereabouts(ctx, characterId);
  await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, first.epoch) });
  const { accountId, sessionId } = ctx.actor;
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date(Date.now() + 30_000) };
  await expect(enterZone(ctx, street, { ticket, seen, arrive: null })).rejects.toMatchObject({ code: 'zone.elsewhere' });
  expect(await enterZone(ctx, tower, { ticket, seen: await whereabouts(ctx, characterId), arrive: null })).toMatchObject({ epoch: first.epoch + 2, spot: arrive });
});

test('a copy for a few is theirs alone, is known by its epoch, and its number is given again when they are gone', async () => {
  const { ctx, characterId } = await somebody();
  const open = () => openInstance(ctx, { ...lease, zoneId: 'cellar', difficulty: 'normal', leaderId: characterId, members: [characterId] });
  const copies = await Promise.all(Array.from({ length: 4 }, open));
  expect(copies.map(({ channel }) => channel).toSorted()).toEqual([1000, 1001, 1002, 1003]);
  const first = copies.find(({ channel }) => channel === 1000);
  const cellar = { zoneId: 'cellar', channel: 1000, epoch: first?.epoch ?? 0 };
  const { epoch } = await enter(ctx, characterId, cellar);
  await checkpointPositions(ctx, cellar, [{ characterId, epoch, x: 9, y: 9, facing: 0, playedMs: 0 }]);
  expect((await enter(ctx, characterId, cellar)).spot).toEqual({ x: 9, y: 9, facing: 0 });
  await closeInstance(ctx, cellar);
  const again = await open();
  expect(again).toMatchObject({ channel: 1000, epoch: cellar.epoch + 1 });
  expect((await enter(ctx, characterId, { ...cellar, epoch: again.epoch })).spot).toBeNull();
  expect(await doorUrl(ctx, characterId)).toBe('https://sim-a.test');
  expect(await ctx.db.gameInstance.count({ where: { zoneId: 'cellar', closedAt: null } })).toBe(4);
});
