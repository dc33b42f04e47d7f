import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { ZoneId } from '@necp/shared/kernel';
import { createCharacter } from '../character/service';
import { newId } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { block, type SocialPlayer, trio } from '../testing/social';
import { messageHistory, recentlySpoken, recentMessages } from './queries';
import { recordMessages } from './service';

let testDomain: TestDomain;
let speaker: NonNullable<ChatMessage['sender']>;

beforeAll(async () => {
  testDomain = await openTestDomain();
  const { id, name } = await createCharacter(await guest(testDomain), newcomer('Vex'));
  speaker = { characterId: id, name, entityId: 1 };
});

afterAll(() => testDomain.close());

const startMs = Date.UTC(2077, 0, 1);

function messageAt(place: number, text: string): ChatMessage {
  return { id: `zone.1.1.${newId()}`, channel: 'zone', atMs: startMs + place, sender: speaker, text };
}

/** Creates a zone id without any chat, also in other runs on the same Redis. */
const newZoneId = () => ZoneId.parse(`zone_${newId().replaceAll('-', '')}`);

const textsOf = (messages: readonly ChatMessage[]) => messages.map(({ text }) => text);

test('a player who enters reads earlier messages of this zone only, oldest first', async () => {
  const ctx = testDomain.domain.systemCtx();
  const [here, elsewhere] = [newZoneId(), newZoneId()];
  await recordMessages(ctx, { zoneId: here, messages: [messageAt(1, 'rain again'), messageAt(2, 'as ever')] });
  await recordMessages(ctx, { zoneId: elsewhere, messages: [messageAt(3, 'nobody hears this')] });
  expect(textsOf(await recentMessages(ctx, here))).toEqual(['rain again', 'as ever']);
  const reader = await guest(testDomain);
  const older = await messageHistory(reader, { zoneId: here, beforeMs: startMs + 2, limit: 50 });
  expect(textsOf(older.messages)).toEqual(['rain again']);
});

test('messages that are sent twice after a broken connection are stored once', async () => {
  const ctx = testDomain.domain.systemCtx();
  const zoneId = newZoneId();
  const messages = [messageAt(1, 'one'), messageAt(2, 'two')];
  await Promise.all([recordMessages(ctx, { zoneId, messages }), recordMessages(ctx, { zoneId, messages })]);
  await recordMessages(ctx, { zoneId, messages });
  expect(await testDomain.domain.systemCtx().db.chatMessage.count({ where: { scope: zoneId } })).toBe(2);
});

test('history leaves out the players of a block, on both sides, and its pages are full', async () => {
  const ctx = testDomain.domain.systemCtx();
  const zoneId = newZoneId();
  const [mara, ivo, eve] = await trio(testDomain);
  const line = (place: number, { characterId, name }: SocialPlayer) => ({
    ...messageAt(place, `${place}`),
    sender: { characterId, name, entityId: 1 },
  });
  const messages = [line(1, ivo), line(2, eve), line(3, ivo), line(4, mara)];
  await recordMessages(ctx, { zoneId, messages });
  const read = async ({ ctx: by }: SocialPlayer, page: { readonly beforeMs?: number; readonly limit: number }) =>
    textsOf((await messageHistory(by, { zoneId, ...page })).messages);
  expect(await read(mara, { limit: 2 })).toEqual(['3', '4']);
  await block(mara, ivo);
  expect(await read(mara, { limit: 2 })).toEqual(['2', '4']);
  expect(await read(mara, { limit: 2, beforeMs: startMs + 4 })).toEqual(['2']);
  expect(await read(ivo, { limit: 50 })).toEqual(['1', '2', '3']);
  expect(await read(eve, { limit: 50 })).toEqual(['1', '2', '3', '4']);
  expect((await recentlySpoken(ctx, zoneId)).map(({ accountId }) => accountId)).toEqual(
    [ivo, eve, ivo, mara].map(({ accountId }) => accountId),
  );
});
