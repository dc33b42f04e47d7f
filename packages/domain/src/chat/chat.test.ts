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

function lineAt(place: number, text: string): ChatMessage {
  return { id: `street.1.1.${newId()}`, channel: 'zone', atMs: startMs + place, sender: speaker, text };
}

/** A zone without any chat, also in other runs on the same Redis. */
const newStreet = () => ZoneId.parse(`street_${newId().replaceAll('-', '')}`);

const textsOf = (lines: readonly ChatMessage[]) => lines.map(({ text }) => text);

test('a player who enters reads earlier messages of this zone only, oldest first', async () => {
  const ctx = testDomain.domain.systemCtx();
  const [here, elsewhere] = [newStreet(), newStreet()];
  await recordMessages(ctx, { zoneId: here, lines: [lineAt(1, 'rain again'), lineAt(2, 'as ever')] });
  await recordMessages(ctx, { zoneId: elsewhere, lines: [lineAt(3, 'nobody hears this')] });
  expect(textsOf(await recentMessages(ctx, here))).toEqual(['rain again', 'as ever']);
  const older = await messageHistory(ctx, { zoneId: here, beforeMs: startMs + 2, limit: 50 });
  expect(textsOf(older.lines)).toEqual(['rain again']);
});

test('messages that are sent twice after a broken connection are stored once', async () => {
  const ctx = testDomain.domain.systemCtx();
  const zoneId = newStreet();
  const lines = [lineAt(1, 'one'), lineAt(2, 'two')];
  await Promise.all([recordMessages(ctx, { zoneId, lines }), recordMessages(ctx, { zoneId, lines })]);
  await recordMessages(ctx, { zoneId, lines });
  expect(await testDomain.domain.systemCtx().db.chatMessage.count({ where: { scope: zoneId } })).toBe(2);
});
