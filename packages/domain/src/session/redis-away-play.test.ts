import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { playAsGuest, signIn } from '../account/service';
import { createCharacter } from '../character/service';
import { recordMessages } from '../chat/service';
import { recentMessages } from '../chat/queries';
import { type Ctx, type Domain, inTx, newId } from '../kernel';
import { enterWorld } from '../realm/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { giveChits } from '../testing/gift';
import { openOtherProcess } from '../testing/other-process';
import { openOwnRedis, type OwnRedis } from '../testing/own-redis';
import { newcomer, password, player, userAgent } from '../testing/players';
import { credit, starterKitFaucet } from '../wallet';
import { auditWallets, walletView } from '../wallet/queries';
import { actorOf } from './service';

let testDomain: TestDomain;
let redis: OwnRedis;
/** A process whose Redis is away. */
let web: Domain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  redis = await openOwnRedis();
  web = openOtherProcess(testDomain, { redisUrl: redis.url });
  await vi.waitFor(() => expect(web.redis.status).toBe('ready'), patience);
});
afterAll(async () => {
  await web.close();
  await redis.close();
  await testDomain.close();
});

const patience = { timeout: 240_000, interval: 50 };
const stranger = (): Ctx => web.ctxFor({ actor: null, address: '198.51.100.9' });
async function ctxOfSession(token: string): Promise<Ctx> {
  const actor = await actorOf(stranger(), token);
  return web.ctxFor({ actor, address: null });
}
const balanceOf = async (ctx: Ctx, characterId: CharacterId) => (await walletView(ctx, characterId)).balanceChits;

it('without Redis one signs in, plays, talks and pays; afterwards nothing is lost and nothing is doubled', async () => {
  await player(testDomain, 'resident@necp.test');
  await redis.kill();
  await vi.waitFor(() => expect(web.redis.status).not.toBe('ready'), patience);

  const guest = await playAsGuest(stranger(), { locale: 'en', userAgent });
  const resident = await signIn(stranger(), { email: 'resident@necp.test', password, userAgent, device: null });
  const [payer, receiver] = await Promise.all(
    [resident, guest].map(async ({ token }, index) => {
      const { id } = await createCharacter(await ctxOfSession(token), newcomer(index === 0 ? 'Payer' : 'Receiver'));
      await enterWorld(await ctxOfSession(token), { requestId: newRequestId(), characterId: id });
      return id;
    }),
  );
  if (payer === undefined || receiver === undefined) throw new Error('both entered');
  const ctx = await ctxOfSession(resident.token);
  expect(ctx.actor?.characterId).toBe(payer);
  const reason = 'wallet.starter_kit';
  await inTx(ctx, (tx) => credit(tx, { characterId: payer, amount: 100n, from: starterKitFaucet, reason }));
  const gift = { requestId: newRequestId(), toCharacterId: receiver, amountChits: 30n };
  const messages = [
    {
      id: newId(),
      channel: 'zone' as const,
      atMs: 1,
      sender: { characterId: payer, name: 'P', entityId: 1 },
      text: 'hi',
    },
  ];
  const zoneId = 'watson' as ZoneId;
  // A client that had no answer sends the same again, and a zone its messages.
  for (let times = 0; times < 2; times++) {
    await giveChits(ctx, gift);
    await recordMessages(ctx, { zoneId, messages });
  }

  await redis.start();
  await vi.waitFor(() => expect(web.redis.status).toBe('ready'), patience);
  const later = await ctxOfSession(resident.token);
  await giveChits(later, gift);
  await recordMessages(later, { zoneId, messages });
  expect([await balanceOf(later, payer), await balanceOf(later, receiver)]).toEqual([70n, 30n]);
  expect((await recentMessages(later, zoneId)).map(({ text }) => text)).toEqual(['hi']);
  expect((await auditWallets(later)).findings).toEqual([]);
  expect((await ctxOfSession(guest.token)).actor?.characterId).toBe(receiver);
});
