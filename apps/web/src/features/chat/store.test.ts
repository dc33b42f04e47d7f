import type { ChatMessage } from '@necp/shared/chat/schema';
import { beforeEach, expect, test } from 'vitest';
import { keptLines, useChat } from './store';

const line = (id: number, channel: ChatMessage['channel'] = 'say'): ChatMessage => ({
  id: `line${id}`,
  channel,
  atMs: id,
  sender: { characterId: 'c', name: 'Juno', entityId: 1 },
  text: `words ${id}`,
});

beforeEach(() => {
  useChat.getState().clear();
  useChat.getState().setInSight(true);
  useChat.getState().openTab('say');
});

test('keeps a message once that arrives live and with the history', () => {
  useChat.getState().receive(line(2));
  useChat.getState().catchUp([line(1), line(2)]);
  expect(useChat.getState().lines.say.map((one) => one.id)).toEqual(['line1', 'line2']);
});

test('keeps only the latest messages', () => {
  for (let id = 0; id < keptLines + 30; id++) useChat.getState().receive(line(id));
  expect(useChat.getState().lines.say).toHaveLength(keptLines);
  expect(useChat.getState().lines.say[0]?.id).toBe('line30');
});

test('counts messages of another tab until it is opened', () => {
  useChat.getState().receive(line(1, 'zone'));
  useChat.getState().receive(line(2, 'zone'));
  useChat.getState().receive(line(3, 'say'));
  expect(useChat.getState().unread).toEqual({ say: 0, zone: 2, system: 0 });
  useChat.getState().openTab('zone');
  expect(useChat.getState().unread.zone).toBe(0);
});

test('counts messages of the open tab as unread while the sheet is closed', () => {
  useChat.getState().setInSight(false);
  useChat.getState().receive(line(1));
  expect(useChat.getState().unread.say).toBe(1);
  useChat.getState().setInSight(true);
  expect(useChat.getState().unread.say).toBe(0);
});
