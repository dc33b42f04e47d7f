import { randomUUID } from 'node:crypto';
import { characterCreated } from '@necp/shared/character/events';
import type { AccountId, BusEvent, CharacterId } from '@necp/shared/kernel';
import { starterChits } from '@necp/shared/wallet/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCharacter, deleteCharacter } from '../character/service';
import { inTx } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { listeners } from './listeners';
import { walletView } from './queries';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
});
afterAll(() => testDomain.close());

/** Delivers the event of a new character to the wallet as the bus would. */
async function welcome(accountId: AccountId, characterId: CharacterId): Promise<void> {
  const ctx = testDomain.domain.systemCtx();
  const row = await ctx.db.outboxEvent.findFirstOrThrow({ where: { name: characterCreated.name, key: characterId } });
  expect(row.payload).toMatchObject({ accountId });
  const event: BusEvent = {
    id: randomUUID(),
    name: row.name,
    busName: 'test',
    version: row.version,
    at: row.occurredAt.toISOString(),
    key: row.key,
    actorId: row.actorId,
    correlationId: row.correlationId,
    payload: row.payload,
  };
  for (const listener of listeners) await inTx(ctx, (tx) => listener.run(tx, event));
}

const chitsOf = async (characterId: CharacterId) =>
  (await walletView(testDomain.domain.systemCtx(), characterId)).balanceChits;

it('pays starter money once per account, however many characters are created and deleted', async () => {
  const ctx = await guest(testDomain);
  const { accountId } = ctx.actor;
  const made: CharacterId[] = [];
  for (const name of ['Firstborn', 'Secondborn', 'Thirdborn']) {
    const { id } = await createCharacter(ctx, newcomer(name));
    await welcome(accountId, id);
    await deleteCharacter(ctx, { requestId: newRequestId(), characterId: id });
    made.push(id);
  }
  expect(await Promise.all(made.map(chitsOf))).toEqual([starterChits, 0n, 0n]);
});

it('pays starter money once when the events of several characters arrive at once', async () => {
  const ctx = await guest(testDomain);
  const made: CharacterId[] = [];
  for (const name of ['Onetwin', 'Othertwin', 'Lasttwin']) made.push((await createCharacter(ctx, newcomer(name))).id);
  await Promise.all(made.map((id) => welcome(ctx.actor.accountId, id)));
  const chits = await Promise.all(made.map(chitsOf));
  expect(chits.reduce((sum, one) => sum + one, 0n)).toBe(starterChits);
});

it('pays starter money to each account', async () => {
  const [first, second] = [await guest(testDomain), await guest(testDomain)];
  const { id: one } = await createCharacter(first, newcomer('Oneperson'));
  const { id: other } = await createCharacter(second, newcomer('Othermate'));
  await welcome(first.actor.accountId, one);
  await welcome(second.actor.accountId, other);
  expect([await chitsOf(one), await chitsOf(other)]).toEqual([starterChits, starterChits]);
});
