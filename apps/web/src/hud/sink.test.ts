import type { ChatMessage } from '@necp/shared/chat/schema';
import { beforeEach, expect, test } from 'vitest';
import { useChat } from '../features/chat/store';
import type { Welcome } from '../game/types';
import { clearStores, createSink } from './sink';

const ignore = () => undefined;
const callbacks = {
  chatWanted: ignore,
  zoomChanged: ignore,
  slotPressed: ignore,
  refused: ignore,
  live: ignore,
  conversation: ignore,
};
const sink = createSink(callbacks, 'me');
const welcome: Welcome = {
  characterId: 'me',
  name: 'Mako',
  entityId: 1,
  zoneName: { en: 'Westbrook', ru: 'Уэстбрук' },
  channel: 1,
  population: 1,
  channels: 1,
  recentMessages: [],
};
const messageBy = (characterId: string): ChatMessage => ({
  id: characterId,
  channel: 'say',
  atMs: 1,
  sender: { characterId, name: 'Juno', entityId: 1 },
  text: 'rain again',
});

beforeEach(clearStores);

test('a message that the player wrote is confirmed by its arrival, another player’s is not', () => {
  useChat.getState().sent('rain again');
  sink.chatMessage(messageBy('somebody'));
  expect(useChat.getState().pending).toEqual(['rain again']);
  sink.chatMessage(messageBy('me'));
  expect(useChat.getState().pending).toEqual([]);
});

test('a message on its way when the connection is lost returns to the field', () => {
  useChat.getState().sent('rain again');
  sink.connection({ phase: 'online' });
  expect(useChat.getState().draft).toBe('');
  sink.connection({ phase: 'lost', attempt: 1, retryInMs: 0, queue: null });
  expect(useChat.getState().draft).toBe('rain again');
});

test('a message that the zone left behind returns to the field in the next zone', () => {
  useChat.getState().sent('rain again');
  sink.welcome(welcome);
  expect(useChat.getState().draft).toBe('rain again');
});
