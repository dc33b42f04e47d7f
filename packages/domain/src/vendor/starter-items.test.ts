import { randomUUID } from 'node:crypto';
import { characterCreated } from '@necp/shared/character/events';
import type { BusEvent, CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { createCharacter, deleteCharacter } from '../character/service';
import { containersOf } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { listeners } from '../inventory/listeners';
import { move } from '../inventory/steps';
import { type Actor, type Ctx, inTx } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer, refusal } from '../testing/players';
import { standBefore } from '../testing/talk';
import { sell } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
  await testDomain.close();
});

/** Creates a character, and delivers the event to the inventory as the bus would. */
async function create(owner: Ctx, name: string): Promise<CharacterId> {
  const { id } = await createCharacter(owner, newcomer(name));
  const row = await ctx.db.outboxEvent.findFirstOrThrow({ where: { name: characterCreated.name, key: id } });
  const { version, key, actorId, correlationId, payload } = row;
  const at = row.occurredAt.toISOString();
  const event: BusEvent = {
    ...{ id: randomUUID(), name: row.name, busName: 'test', version, at, key, actorId, correlationId, payload },
  };
  for (const listener of listeners) await inTx(ctx, (tx) => listener.run(tx, event));
  return id;
}

const itemsOf = async (characterId: CharacterId) =>
  (await containersOf(ctx.db, { characterId }, ['bag', 'equipment'])).flatMap(({ items }) => items);
const worthOf = async (characterId: CharacterId) =>
  (await itemsOf(characterId)).reduce((sum, { sellChits, quantity }) => sum + sellChits * quantity, 0);

/** Tries to make money of each item in the bag: to sell it, and to keep it for another character in the stash. */
async function triesToProfit(owner: Ctx & { readonly actor: Actor }, characterId: CharacterId): Promise<unknown[]> {
  const playing = testDomain.domain.ctxFor({ actor: { ...owner.actor, characterId }, address: null });
  await standBefore(ctx, characterId, { npcId: 'marta' });
  const [bag] = await containersOf(ctx.db, { characterId }, ['bag']);
  const codes: unknown[] = [];
  for (const { id: itemId } of bag?.items ?? []) {
    const sold = { requestId: newRequestId(), vendorId: 'marta', itemId, quantity: 1 };
    codes.push(await sell(playing, sold).catch(refusal));
    const stored = { accountId: owner.actor.accountId, characterId, itemId, to: { kind: 'stash', slot: 0 } } as const;
    codes.push(await inTx(ctx, (tx) => move(tx, stored)).catch(refusal));
  }
  return codes.map((answer) => (answer as { code?: string }).code ?? 'done');
}

it('the starting items of later characters are worth nothing, however many are created and deleted', async () => {
  const owner = await guest(testDomain);
  const first = await create(owner, 'Earner');
  expect(await worthOf(first)).toBeGreaterThan(0);
  await deleteCharacter(owner, { requestId: newRequestId(), characterId: first });
  for (const name of ['Farmhand', 'Reaper']) {
    const later = await create(owner, name);
    expect((await itemsOf(later)).length).toBeGreaterThan(2);
    expect(await worthOf(later)).toBe(0);
    const codes = await triesToProfit(owner, later);
    expect(codes.length).toBeGreaterThan(0);
    expect([...new Set(codes)].toSorted()).toEqual(['inventory.bound', 'vendor.not_wanted']);
  }
});

it('the first character of each account may sell its starting items', async () => {
  const owner = await guest(testDomain);
  expect(await worthOf(await create(owner, 'Honest'))).toBeGreaterThan(0);
});
