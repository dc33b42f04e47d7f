import type { ChatMessage } from '@necp/shared/chat/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import type { Sources } from '../base/feature';
import { listenToChat } from './listen';
import { ChatPanel } from './panel';
import { useChatPreferences } from './preferences';
import { useChat } from './store';

const messageBy = (sender: string, text = 'rain again'): ChatMessage => ({
  id: sender,
  channel: 'say',
  atMs: 1,
  sender: { characterId: sender, name: 'Juno', entityId: 1 },
  text,
});
const welcome: RealtimeEvents['zone.welcome'] = {
  characterId: characterId as CharacterId,
  name: 'Mako',
  entityId: 1,
  zoneId: 'westbrook' as RealtimeEvents['zone.welcome']['zoneId'],
  channel: 1,
  tick: 1,
  serverTimeMs: 1,
  x: 1,
  y: 1,
  population: 1,
  channels: 1,
  recentMessages: [],
};

/** A server that answers nothing: what was said before cannot be read. */
const away = { chat: { overview: { query: () => Promise.reject(new Error('away')) } } } as unknown as Sources['api'];

let server: Subscriptions<RealtimeEvents>;
let ends: readonly (() => void)[];

beforeEach(() => {
  useChatPreferences.setState({ also: { say: [] } });
  useChat.setState(useChat.getInitialState());
  server = new Subscriptions();
  ends = listenToChat({
    connection: server,
    game: new Subscriptions<GameEvents>(),
    characterId,
    api: away,
  });
});
afterEach(() => {
  for (const end of ends) end();
});

describe('the chat', () => {
  test('shows and sends messages without a drawn city', async () => {
    const onSend = vi.fn(() => true);
    const { user } = renderApp(
      <ChatPanel
        ownId={characterId}
        onEmote={() => true}
        onEmotes={() => undefined}
        onSettings={() => undefined}
        onSend={onSend}
        onLeave={() => {}}
      />,
    );
    act(() => server.publish('chat.message', messageBy('another', 'neon hums')));
    expect(await screen.findByText('neon hums')).toBeTruthy();
    await user.type(screen.getByRole('textbox'), 'rain again{Enter}');
    expect(onSend).toHaveBeenCalledExactlyOnceWith({ channel: 'say', text: 'rain again' });
  });

  test('confirms a message that the player wrote when it arrives, and no other', () => {
    useChat.getState().sent('rain again');
    server.publish('chat.message', messageBy('another'));
    expect(useChat.getState().pending).toEqual(['rain again']);
    server.publish('chat.message', messageBy(characterId));
    expect(useChat.getState().pending).toEqual([]);
  });

  test('returns a message to the field when the connection is lost before it arrives', () => {
    useChat.getState().sent('rain again');
    server.publish('connection.changed', { phase: 'online' });
    expect(useChat.getState().draft).toBe('');
    server.publish('connection.changed', { phase: 'lost', attempt: 1, retryInMs: 0, queue: null });
    expect(useChat.getState().draft).toBe('rain again');
  });

  test('returns a message that the zone left behind to the field in the next zone', () => {
    useChat.getState().sent('rain again');
    server.publish('zone.welcome', welcome);
    expect(useChat.getState().draft).toBe('rain again');
  });

  test('reports each of two events once, however often their states take turns', () => {
    const event = { event: 'convoy', runId: 'one', phase: 'got_through', points: 0, goals: [], result: 'lost' };
    const next = { ...event, event: 'high_water', runId: 'two', phase: 'announced', result: null };
    for (let sent = 0; sent < 3; sent++)
      for (const state of [event, next]) server.publish('event.state', state as never);
    expect(useChat.getState().messages.system.flatMap((line) => ('code' in line ? [line.code] : []))).toEqual([
      'event_lost',
      'event_announced',
    ]);
  });

  test('reports in the tab of the system what happens to the game, each once', async () => {
    const { user } = renderApp(
      <ChatPanel
        ownId={characterId}
        onEmote={() => true}
        onEmotes={() => undefined}
        onSettings={() => undefined}
        onSend={() => true}
        onLeave={() => {}}
      />,
    );
    const event = { event: 'convoy', runId: 'r', phase: 'announced', endsTick: 1, points: 0, goals: [], result: null };
    const item = { topic: 'inventory.item_gained', templateId: 'stim_night', quantity: 2, rarity: null };
    act(() => {
      server.publish('zone.welcome', welcome);
      server.publish('connection.changed', { phase: 'online' });
      server.publish('realm.restarting', { inMs: 14_200 });
      for (const phase of ['announced', 'roll_in']) server.publish('event.state', { ...event, phase } as never);
      for (let sent = 0; sent < 2; sent++)
        server.publish('event.state', { ...event, phase: 'stopped', result: 'won' } as never);
      server.publish('event.state', null);
      server.publish('live', { topic: 'progression.experience_gained', gained: 5 });
      server.publish('live', { ...item, delivered: 0 });
      server.publish('live', { topic: 'progression.level_up', gained: 50, level: 3, levelsGained: 1 });
      server.publish('live', { ...item, delivered: 1 });
      server.publish('connection.changed', { phase: 'lost', attempt: 1, retryInMs: 0, queue: null });
      server.publish('connection.changed', { phase: 'lost', attempt: 2, retryInMs: 0, queue: null });
    });
    await user.click(screen.getByRole('tab', { name: new RegExp(text('chat.tab.system')) }));
    const rows = [...screen.getByRole('log', { name: text('chat.tab.system') }).querySelectorAll('p')];
    expect(rows.map(({ lastElementChild }) => lastElementChild?.textContent)).toEqual([
      text('chat.system.entered'),
      text('chat.system.restarting', { count: 15 }),
      text('chat.system.event_announced'),
      text('chat.system.event_won'),
      text('chat.system.level', { count: 3 }),
      text('chat.system.to_delivery'),
      text('chat.system.connection_lost'),
    ]);
  });

  test('shows lines that came past the zone in their tabs, and answers the last whisper', async () => {
    const { user, api } = renderApp(
      <ChatPanel
        ownId={characterId}
        onEmote={() => true}
        onEmotes={() => undefined}
        onSettings={() => undefined}
        onSend={() => true}
        onLeave={() => {}}
      />,
      {
        'chat.send': ({ target, text: said }) => ({
          message: {
            id: 'mine',
            channel: 'whisper',
            atMs: 9,
            sender: { characterId, name: 'Mako', entityId: null },
            to: { characterId: 'another', name: target.channel === 'whisper' ? target.name : '' },
            text: said,
          },
          reply: { status: 'busy', text: 'in a fight' },
        }),
      },
    );
    const said = (more: object) => ({ topic: 'chat.said', message: { ...messageBy('another'), ...more } });
    act(() => {
      server.publish('live', said({ id: 'one', channel: 'global', text: 'hello city' }));
      server.publish('live', said({ id: 'one', channel: 'global', text: 'hello city' }));
      server.publish('live', said({ id: 'two', channel: 'whisper', text: 'psst', to: { characterId, name: 'Mako' } }));
    });
    expect(useChat.getState().unread).toMatchObject({ global: 1, whisper: 1 });
    await user.type(screen.getByRole('textbox'), '/r where are you?{Enter}');
    await user.click(screen.getByRole('tab', { name: new RegExp(text('chat.tab.whisper')) }));
    expect(await screen.findByText('where are you?')).toBeTruthy();
    expect(screen.getByText('psst')).toBeTruthy();
    expect(api.callsOf('chat.send')).toMatchObject([{ target: { channel: 'whisper', name: 'Juno' }, style: 'plain' }]);
    await user.click(screen.getByRole('tab', { name: new RegExp(text('chat.tab.say')) }));
    const words = { name: 'Juno', words: 'in a fight', hasWords: 'yes' };
    expect(screen.getByText(text('chat.system.reply_busy', words))).toBeTruthy();
  });

  test('shows the recent messages of the district on entry, each once', async () => {
    renderApp(
      <ChatPanel
        ownId={characterId}
        onEmote={() => true}
        onEmotes={() => undefined}
        onSettings={() => undefined}
        onSend={() => true}
        onLeave={() => {}}
      />,
    );
    const recentMessages = [messageBy('another', 'before you came')];
    act(() => server.publish('zone.welcome', { ...welcome, recentMessages }));
    act(() => server.publish('zone.welcome', { ...welcome, recentMessages }));
    expect(await screen.findAllByText('before you came')).toHaveLength(1);
  });
});
