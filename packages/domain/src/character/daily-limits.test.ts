import { createdPerDay, deletedPerDay } from '@necp/shared/character/rules';
import { dayMs, FixedClock, type CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { createCharacter, deleteCharacter, restoreCharacter } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const letters = 'abcdefghijklmnopqrstuvwxyz';
const nameOf = (prefix: string, index: number) => `${prefix}${letters[index]}zo`;
const ref = (characterId: CharacterId) => ({ requestId: newRequestId(), characterId });

it('refuses more new characters on one day than the limit, and allows them on the next day', async () => {
  const ctx = await guest(testDomain);
  for (let made = 0; made < createdPerDay; made += 1) {
    const { id } = await createCharacter(ctx, newcomer(nameOf('Many', made)));
    await deleteCharacter(ctx, ref(id));
  }
  await expect(createCharacter(ctx, newcomer('Onetoomany'))).rejects.toMatchObject({
    kind: 'throttled',
    code: 'character.too_many_created',
    params: { max: createdPerDay },
  });
  const other = await guest(testDomain);
  await createCharacter(other, newcomer('Someoneelse'));
  clock.advance(dayMs);
  await createCharacter(ctx, newcomer('Onetoomany'));
});

it('refuses more deletions on one day than the limit, also when characters are restored in between', async () => {
  const ctx = await guest(testDomain);
  const { id } = await createCharacter(ctx, newcomer('Comeandgo'));
  for (let deleted = 0; deleted < deletedPerDay; deleted += 1) {
    await deleteCharacter(ctx, ref(id));
    await restoreCharacter(ctx, ref(id));
  }
  await expect(deleteCharacter(ctx, ref(id))).rejects.toMatchObject({
    kind: 'throttled',
    code: 'character.too_many_deleted',
    params: { max: deletedPerDay },
  });
  clock.advance(dayMs);
  await deleteCharacter(ctx, ref(id));
});

it('does not count a creation that was refused', async () => {
  const ctx = await guest(testDomain);
  for (let tried = 0; tried < createdPerDay; tried += 1)
    await expect(createCharacter(ctx, newcomer('Admin'))).rejects.toMatchObject({ code: 'character.name_reserved' });
  await createCharacter(ctx, newcomer('Afterall'));
});
