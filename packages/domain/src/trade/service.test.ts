import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { tradeNotesMax } from '@necp/shared/trade/rules';
import type { Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { guest } from '../testing/players';
import { tradeNotes } from './queries';
import { eraseTradeNote, takeTradeNote, writeTradeNote } from './service';

let testDomain: TestDomain;

beforeAll(async () => {
  testDomain = await openTestDomain();
});

afterAll(() => testDomain.close());

const newPlayer = () => guest(testDomain);
const write = (ctx: Ctx, text: string) => writeTradeNote(ctx, { requestId: newRequestId(), text });

test('lists the notes of one player only, the newest first', async () => {
  const [writer, stranger] = [await newPlayer(), await newPlayer()];
  await write(writer, 'meet at the noodle bar');
  await write(writer, 'bring the shard');
  expect((await tradeNotes(writer)).map(({ text }) => text)).toEqual(['bring the shard', 'meet at the noodle bar']);
  expect(await tradeNotes(stranger)).toEqual([]);
});

test('writes one note when the same request arrives five times at once', async () => {
  const writer = await newPlayer();
  const input = { requestId: newRequestId(), text: 'only once' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => writeTradeNote(writer, input)));
  expect(new Set(answers.map(({ noteId }) => noteId)).size).toBe(1);
  expect(await tradeNotes(writer)).toHaveLength(1);
});

test('keeps no more than the limit when many notes are written at once', async () => {
  const writer = await newPlayer();
  const results = await Promise.allSettled(
    Array.from({ length: tradeNotesMax + 3 }, (_, place) => write(writer, `note ${place}`)),
  );
  const refused = results.filter((result) => result.status === 'rejected').map((result) => result.reason);
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'trade.notes_full'));
  expect(await tradeNotes(writer)).toHaveLength(tradeNotesMax);
});

test("refuses to erase another player's note", async () => {
  const [writer, stranger] = [await newPlayer(), await newPlayer()];
  const { noteId } = await write(writer, 'mine');
  await expect(eraseTradeNote(stranger, { requestId: newRequestId(), noteId })).rejects.toMatchObject({
    kind: 'not_found',
    code: 'trade.note_not_found',
  });
  await eraseTradeNote(writer, { requestId: newRequestId(), noteId });
  expect(await tradeNotes(writer)).toEqual([]);
});

test('keeps a note from the zone once, and none of a character that left it', async () => {
  const [characterId] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  await putInZone(testDomain.databaseUrl, [characterId]);
  const ctx = testDomain.domain.systemCtx();
  // A character made for tests has the id of its account.
  const accountId = characterId as string as AccountId;
  const note = { id: newRequestId(), characterId, epoch: entryEpoch, accountId, text: 'seen from the roof' };
  await Promise.all([1, 2].map(() => takeTradeNote(ctx, heldZone, note)));
  const late = takeTradeNote(ctx, heldZone, { ...note, id: newRequestId(), epoch: entryEpoch - 1 });
  await expect(late).rejects.toMatchObject({ code: 'zone.moved' });
  expect(await ctx.db.tradeNote.count({ where: { accountId } })).toBe(1);
});
