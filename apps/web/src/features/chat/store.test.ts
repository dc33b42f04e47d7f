import type { ChatMessage } from '@necp/shared/chat/schema';
import { beforeEach, describe, expect, test } from 'vitest';
import { useChatPreferences } from './preferences';
import { keptMessageCount, useChat } from './store';

const message = (id: number, channel: ChatMessage['channel'] = 'say'): ChatMessage => ({
  id: `message${id}`,
  channel,
  atMs: id,
  sender: { characterId: 'c', name: 'Juno', entityId: 1 },
  text: `words ${id}`,
});

beforeEach(() => {
  useChatPreferences.setState({ also: { say: [] } });
  useChat.getState().clear();
  useChat.getState().setInSight(true);
  useChat.getState().openTab('say');
});

test('keeps a message once that arrives live and with the history', () => {
  useChat.getState().receive(message(2));
  useChat.getState().catchUp([message(1), message(2)]);
  expect(useChat.getState().messages.say.map((one) => one.id)).toEqual(['message1', 'message2']);
});

test('keeps only the latest messages', () => {
  for (let id = 0; id < keptMessageCount + 30; id++) useChat.getState().receive(message(id));
  expect(useChat.getState().messages.say).toHaveLength(keptMessageCount);
  expect(useChat.getState().messages.say[0]?.id).toBe('message30');
});

test('counts messages of another tab until it is opened', () => {
  useChat.getState().receive(message(1, 'zone'));
  useChat.getState().receive(message(2, 'zone'));
  useChat.getState().receive(message(3, 'say'));
  expect(useChat.getState().unread).toMatchObject({ say: 0, zone: 2, system: 0 });
  useChat.getState().openTab('zone');
  expect(useChat.getState().unread.zone).toBe(0);
});

test('counts messages of the open tab as unread while the sheet is closed', () => {
  useChat.getState().setInSight(false);
  useChat.getState().receive(message(1));
  expect(useChat.getState().unread.say).toBe(1);
  useChat.getState().setInSight(true);
  expect(useChat.getState().unread.say).toBe(0);
});

describe('a line that calls the player', () => {
  const calling = (id: number, channel: ChatMessage['channel']): ChatMessage => ({
    ...message(id, channel),
    mentions: [{ characterId: 'me', name: 'Mako' }],
  });

  test('is counted apart until its tab is opened, and heard also in the open tab', () => {
    useChat.setState({ ownId: 'me' });
    useChat.getState().receive(calling(1, 'global'));
    useChat.getState().receive(message(2, 'global'));
    useChat.getState().receive(calling(3, 'say'));
    const { unread, mentioned, callCount } = useChat.getState();
    expect([unread.global, mentioned.global, mentioned.say, callCount]).toEqual([2, 1, 0, 2]);
    useChat.getState().openTab('global');
    expect(useChat.getState().mentioned.global).toBe(0);
  });

  test('is no call when another player is called', () => {
    useChat.setState({ ownId: 'other' });
    useChat.getState().receive(calling(1, 'global'));
    expect([useChat.getState().mentioned.global, useChat.getState().callCount]).toEqual([0, 0]);
  });
});

test('a whisper that the open tab shows is seen, and one that no open tab shows is unread', () => {
  useChat.getState().receive(message(1, 'whisper'));
  expect(useChat.getState().unread.whisper).toBe(1);
  useChatPreferences.getState().toggle('say', 'whisper');
  useChat.getState().openTab('say');
  useChat.getState().receive(message(2, 'whisper'));
  expect(useChat.getState().unread.whisper).toBe(0);
});

describe('a sent message', () => {
  const chat = () => useChat.getState();
  const fieldAndRefusal = () => [chat().draft, chat().refusal?.code ?? null];

  test('leaves the field and is confirmed by the server', () => {
    chat().write('rain again');
    chat().sent('rain again');
    expect([chat().draft, chat().pending]).toEqual(['', ['rain again']]);
    chat().confirmed('rain again');
    chat().connectionLost();
    expect(fieldAndRefusal()).toEqual(['', null]);
  });

  test('returns to the field when the connection is lost before the server confirms it', () => {
    chat().sent('first');
    chat().sent('second');
    chat().confirmed('first');
    chat().write('third');
    chat().connectionLost();
    expect(fieldAndRefusal()).toEqual(['second third', 'chat.not_sent']);
    expect(chat().pending).toEqual([]);
  });

  test('leaves the field again when it arrives late after all', () => {
    chat().sent('rain again');
    chat().connectionLost();
    chat().confirmed('rain again');
    expect(fieldAndRefusal()).toEqual(['', null]);
  });

  test('returns to the empty field when the server refuses it', () => {
    chat().sent('rain again');
    chat().rejected({ code: 'chat.too_fast', params: {} });
    expect(fieldAndRefusal()).toEqual(['rain again', 'chat.too_fast']);
  });

  test('does not replace what the player is writing when the server refuses it', () => {
    chat().sent('rain again');
    chat().write('and wind');
    chat().rejected({ code: 'chat.too_fast', params: {} });
    expect(fieldAndRefusal()).toEqual(['and wind', 'chat.too_fast']);
  });
});
