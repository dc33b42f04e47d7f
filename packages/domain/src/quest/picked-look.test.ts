import { randomUUID } from 'node:crypto';
import { characterCreated, characterRemade } from '@necp/shared/character/events';
import type { BusEvent, CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCharacter, remakeCharacter } from '../character/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { listeners } from './listeners';
import { questLog } from './queries';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

/** Delivers an event of a character to the quests as the bus would. */
async function deliver(name: string, key: CharacterId): Promise<void> {
  const ctx = testDomain.domain.systemCtx();
  const row = await ctx.db.outboxEvent.findFirstOrThrow({ where: { name, key } });
  const { version, actorId, correlationId, payload } = row;
  const event: BusEvent = {
    ...{ id: randomUUID(), busName: 'test', at: row.occurredAt.toISOString() },
    ...{ name, key, version, actorId, correlationId, payload },
  };
  for (const listener of listeners.filter((one) => one.hears === name))
    await inTx(ctx, (tx) => listener.run(tx, event));
}

const hasPicked = async (characterId: CharacterId) => {
  const [story] = (await questLog(testDomain.domain.systemCtx(), characterId)).active;
  return story?.objectives.find(({ id }) => (id as string) === 'look')?.isDone;
};

it('a face that was given is picked when the player confirms it at the mirror', async () => {
  const ctx = await guest(testDomain);
  const { id, look, name, classId } = await createCharacter(ctx, newcomer('Mirrored'));
  await deliver(characterCreated.name, id);
  expect(await hasPicked(id)).toBe(false);
  await remakeCharacter(ctx, { requestId: newRequestId(), characterId: id, look, name, classId });
  await deliver(characterRemade.name, id);
  expect(await hasPicked(id)).toBe(true);
});

it('a face that was chosen with the character is not asked for again', async () => {
  const ctx = await guest(testDomain);
  const { id } = await createCharacter(ctx, { ...newcomer('Chosenface'), lookOrigin: 'chosen' });
  await deliver(characterCreated.name, id);
  expect(await hasPicked(id)).toBe(true);
});
