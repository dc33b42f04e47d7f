import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CharacterId } from '@necp/shared/kernel';
import { createCharacter } from '../character/service';
import type { Actor, Ctx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { watchLocks } from '../testing/lock-watch';
import type { HeldZone } from './leases';
import { openChannels, whereabouts } from './queries';
import { checkpointPositions, claimZone, crossZone, enterZone, leaveZone, releaseZone, renewLease } from './service';

let testDomain: TestDomain;
let street: HeldZone;
let tower: HeldZone;
let names = 0;

watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain();
  [street, tower] = (await Promise.all(
    ['street', 'tower'].map(async (zoneId) => ({ zoneId, channel: 1, epoch: Number(await claim(zoneId)) })),
  )) as [HeldZone, HeldZone];
});
afterAll(() => testDomain.close());

const name = { en: 'Street', ru: 'Улица' };
const lease = { name, simId: 'sim-a', publicKey: {}, url: 'https://sim-a.test', leaseMs: 60_000 };
const claim = (zoneId: string) => claimZone(testDomain.domain.systemCtx(), { ...lease, zoneId, channel: 1 });
const arrive = { x: 5.5, y: 6.5, facing: 64 };
const leaving = (characterId: CharacterId, epoch: number) => ({ characterId, epoch, spot: arrive, playedMs: 1_000 });

async function newCharacter(): Promise<{ ctx: Ctx & { readonly actor: Actor }; characterId: CharacterId }> {
  const ctx = await guest(testDomain);
  const { id } = await createCharacter(ctx, newcomer(`Walker ${'abcdefghkmopqstu'[names++] ?? 'z'}`));
  return { ctx, characterId: id };
}

async function enter(ctx: Ctx & { readonly actor: Actor }, characterId: CharacterId, zone: HeldZone) {
  const { accountId, sessionId } = ctx.actor;
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date('2099-01-01') };
  return enterZone(ctx, zone, { ticket, seen: await whereabouts(ctx, characterId), arrive: null });
}

const events = (characterId: CharacterId) =>
  testDomain.domain
    .systemCtx()
    .db.outboxEvent.findMany({ where: { name: 'zone.changed', key: characterId }, orderBy: { seq: 'asc' } });

test('only the new zone writes a transferred character, and a repeated request emits one event', async () => {
  const { ctx, characterId } = await newCharacter();
  const { epoch } = await enter(ctx, characterId, street);
  expect(await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await whereabouts(ctx, characterId)).toMatchObject({
    zoneId: 'tower',
    channel: 1,
    zoneEpoch: tower.epoch,
    ...arrive,
  });
  expect(
    (await checkpointPositions(ctx, street, [{ characterId, epoch, x: 1, y: 1, facing: 0, playedMs: 0 }])).stale,
  ).toEqual([characterId]);
  await leaveZone(ctx, street, [{ ...leaving(characterId, epoch), spot: { x: 1, y: 1, facing: 0 } }]);
  expect(await whereabouts(ctx, characterId)).toMatchObject({ zoneId: 'tower', ...arrive });
  expect(
    (await checkpointPositions(ctx, tower, [{ characterId, epoch: epoch + 1, x: 2, y: 2, facing: 0, playedMs: 0 }]))
      .stale,
  ).toEqual([]);
  expect((await events(characterId)).map(({ payload }) => payload)).toEqual([
    { characterId, fromZoneId: null, toZoneId: 'street', channel: 1 },
    { characterId, fromZoneId: 'street', toZoneId: 'tower', channel: 1 },
  ]);
});

test('the transfer payload goes once and only to the next zone', async () => {
  const { ctx, characterId } = await newCharacter();
  const { epoch, brought } = await enter(ctx, characterId, street);
  expect(brought).toBeNull();
  const carried = '{"pack":1}';
  await crossZone(ctx, street, { to: tower, leaving: { ...leaving(characterId, epoch), carried } });
  const there = await enter(ctx, characterId, tower);
  expect(there.brought).toMatchObject({ carried: '{"pack": 1}', onTheWayMs: expect.any(Number) });
  expect((await enter(ctx, characterId, tower)).brought).toBeNull();
  await leaveZone(ctx, tower, [{ ...leaving(characterId, there.epoch), carried }]);
  expect((await enter(ctx, characterId, tower)).brought).toBeNull();
  await leaveZone(ctx, tower, [{ ...leaving(characterId, there.epoch + 2), carried }]);
  expect((await enter(ctx, characterId, tower)).brought).toMatchObject({ carried: '{"pack": 1}' });
});

test('a departure that is reported twice counts its time once', async () => {
  const { ctx, characterId } = await newCharacter();
  const { epoch } = await enter(ctx, characterId, street);
  for (const _report of [1, 2]) await leaveZone(ctx, street, [leaving(characterId, epoch)]);
  expect(await ctx.db.character.findUnique({ where: { id: characterId }, select: { playedMs: true } })).toEqual({
    playedMs: 1_000n,
  });
});

test('of many simultaneous entries exactly one receives the transfer payload', async () => {
  const { ctx, characterId } = await newCharacter();
  const { epoch } = await enter(ctx, characterId, street);
  await crossZone(ctx, street, { to: tower, leaving: { ...leaving(characterId, epoch), carried: '{"pack":1}' } });
  const entries = await Promise.all(Array.from({ length: 6 }, () => enter(ctx, characterId, tower)));
  expect(entries.filter(({ brought }) => brought !== null)).toHaveLength(1);
  expect(entries.map((entry) => entry.epoch - epoch).toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
});

test('a zone that another process holds takes no character, be it new or known', async () => {
  const [fresh, known] = [await newCharacter(), await newCharacter()];
  const { epoch } = await enter(known.ctx, known.characterId, street);
  await leaveZone(known.ctx, street, [leaving(known.characterId, epoch)]);
  const lost = { ...street, epoch: street.epoch - 1 };
  for (const { ctx, characterId } of [fresh, known])
    await expect(enter(ctx, characterId, lost)).rejects.toMatchObject({ code: 'zone.moved' });
  expect((await enter(known.ctx, known.characterId, street)).epoch).toBe(epoch + 1);
  expect((await enter(fresh.ctx, fresh.characterId, street)).epoch).toBe(1);
});

test('of many simultaneous transfers of one character exactly one succeeds', async () => {
  const { ctx, characterId } = await newCharacter();
  const { epoch } = await enter(ctx, characterId, street);
  const harbour = { zoneId: 'harbour', channel: 1, epoch: Number(await claim('harbour')) };
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) => (turn % 2 === 0 ? tower : harbour)).map((to) =>
      crossZone(ctx, street, { to, leaving: leaving(characterId, epoch) }).then(
        () => to.zoneId,
        (error: { code: string }) => error.code,
      ),
    ),
  );
  const zone = (await whereabouts(ctx, characterId))?.zoneId;
  expect(new Set(answers)).toEqual(new Set([zone, 'zone.moved']));
  expect(
    (await testDomain.domain.systemCtx().db.playerPosition.findUniqueOrThrow({ where: { characterId } })).epoch,
  ).toBe(BigInt(epoch + 1));
});

test('a transferred character cannot return to its old zone with the old epoch', async () => {
  const { ctx, characterId } = await newCharacter();
  const first = await enter(ctx, characterId, street);
  await checkpointPositions(ctx, street, [{ characterId, epoch: first.epoch, x: 3, y: 3, facing: 0, playedMs: 0 }]);
  const seen = await whereabouts(ctx, characterId);
  await crossZone(ctx, street, { to: tower, leaving: leaving(characterId, first.epoch) });
  const { accountId, sessionId } = ctx.actor;
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date('2099-01-01') };
  await expect(enterZone(ctx, street, { ticket, seen, arrive: null })).rejects.toMatchObject({
    code: 'zone.elsewhere',
  });
  expect(
    await enterZone(ctx, tower, { ticket, seen: await whereabouts(ctx, characterId), arrive: null }),
  ).toMatchObject({ epoch: first.epoch + 2, spot: arrive });
});

const secondStreet = async (): Promise<HeldZone> => ({
  zoneId: 'street',
  channel: 2,
  epoch: Number(await claimZone(testDomain.domain.systemCtx(), { ...lease, zoneId: 'street', channel: 2 })),
});

test('only the new channel writes a character that changed channels, and no zone change is emitted', async () => {
  const { ctx, characterId } = await newCharacter();
  const second = await secondStreet();
  const { epoch } = await enter(ctx, characterId, street);
  expect(await crossZone(ctx, street, { to: second, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await crossZone(ctx, street, { to: second, leaving: leaving(characterId, epoch) })).toBe(epoch + 1);
  expect(await whereabouts(ctx, characterId)).toMatchObject({
    zoneId: 'street',
    channel: 2,
    heldChannel: 2,
    ...arrive,
  });
  expect(
    (await checkpointPositions(ctx, street, [{ characterId, epoch, x: 1, y: 1, facing: 0, playedMs: 0 }])).stale,
  ).toEqual([characterId]);
  expect((await events(characterId)).map(({ payload }) => payload)).toEqual([
    { characterId, fromZoneId: null, toZoneId: 'street', channel: 1 },
  ]);
  await releaseZone(ctx, second);
});

test('a character whose channel is gone enters another one at the same position', async () => {
  const { ctx, characterId } = await newCharacter();
  const second = await secondStreet();
  const { epoch } = await enter(ctx, characterId, second);
  await checkpointPositions(ctx, second, [{ characterId, epoch, x: 3.5, y: 4.5, facing: 7, playedMs: 0 }]);
  await releaseZone(ctx, second);
  expect(await enter(ctx, characterId, street)).toMatchObject({
    epoch: epoch + 1,
    spot: { x: 3.5, y: 4.5, facing: 7 },
  });
  expect(await whereabouts(ctx, characterId)).toMatchObject({ channel: 2, heldChannel: 1 });
});

test('channels are listed with their players, their queue and whether they are closing', async () => {
  const ctx = testDomain.domain.systemCtx();
  const second = await secondStreet();
  await renewLease(ctx, street, { leaseMs: 60_000, population: 8, waiting: 3 });
  await renewLease(ctx, second, { leaseMs: 60_000, population: 2, isClosing: true });
  expect(await openChannels(ctx, 'street')).toEqual([
    { channel: 1, epoch: street.epoch, url: lease.url, population: 8, waiting: 3, isClosing: false },
    { channel: 2, epoch: second.epoch, url: lease.url, population: 2, waiting: 0, isClosing: true },
  ]);
  await releaseZone(ctx, second);
  expect((await openChannels(ctx, 'street')).map(({ channel }) => channel)).toEqual([1]);
  const next = await secondStreet();
  expect((await openChannels(ctx, 'street')).at(-1)).toMatchObject({
    channel: 2,
    epoch: second.epoch + 1,
    population: 0,
    isClosing: false,
  });
  await releaseZone(ctx, next);
});
