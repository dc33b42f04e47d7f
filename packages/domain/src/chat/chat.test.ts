import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { ZoneId } from '@necp/shared/kernel';
import { createCharacter } from '../character/service';
import { newId } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { messageHistory, recentMessages } from './queries';
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
  const older = await messageHistory(ctx, { zoneId: here, beforeMs: startMs + 2, limit: 50 });
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
