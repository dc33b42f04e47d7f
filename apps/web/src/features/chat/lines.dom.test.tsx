import type { ChatLink } from '@necp/shared/chat/links';
import { linkMark } from '@necp/shared/chat/links';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { CharacterId, ItemTemplateId, ZoneId } from '@necp/shared/kernel';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { useWay } from '../base/way';
import { ChatPanel } from './panel';
import { useChatPreferences } from './preferences';
import { ChatSettingsWindow } from './settings-window';
import { useChat } from './store';

beforeEach(() => {
  useChat.setState({ ...useChat.getInitialState(), ownId: 'me' });
  useChatPreferences.setState(useChatPreferences.getInitialState());
  useWay.getState().shown();
});

const line = (id: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  channel: 'say',
  atMs: 1_000,
  sender: { characterId: 'other', name: 'Juno', entityId: 1 },
  text: id,
  ...more,
});
const knife: ChatLink = {
  kind: 'item',
  item: {
    ...{ templateId: 'knife_keen' as ItemTemplateId, rarity: 'military', level: 3, affixes: [], mods: [] },
    ...{ durability: null, durabilityMax: null, sellChits: 0, quantity: 1, isBound: false },
  },
};

function openChat(answers = {}) {
  const onSend = vi.fn(() => true);
  const app = renderApp(<ChatPanel ownId="me" onSend={onSend} onLeave={vi.fn()} onSettings={vi.fn()} />, answers);
  return { ...app, onSend };
}
const receive = (...messages: readonly ChatMessage[]) =>
  act(() => {
    for (const message of messages) useChat.getState().receive(message);
  });
const lines = () => screen.getByRole('log').textContent ?? '';
const field = () => screen.getByRole<HTMLInputElement>('textbox');

describe('a line', () => {
  test('names an item that is known no more by its id, and loses no word around it', async () => {
    openChat();
    receive(
      line('1', {
        text: `take ${linkMark} now`,
        links: [{ ...knife, item: { ...knife.item, templateId: 'gone_item' as ItemTemplateId } }],
      }),
    );
    await waitFor(() => expect(lines()).toContain('[gone_item] now'));
  });

  test('shows a place on the map by a click', async () => {
    const { user } = openChat();
    receive(line('1', { text: linkMark, links: [{ kind: 'place', zoneId: 'watson' as ZoneId, x: 3, y: 4 }] }));
    await user.click(screen.getByRole('button', { name: /3:4/ }));
    expect(useWay.getState().spot).toEqual({ zone: 'watson', x: 3, y: 4 });
  });

  test('has the menu of a linked player, and of its speaker', () => {
    openChat();
    receive(line('1', { text: linkMark, links: [{ kind: 'player', characterId: 'c' as CharacterId, name: 'Mako' }] }));
    for (const name of ['Juno', 'Mako'])
      expect(screen.getByRole('button', { name: text('hud.playerMenu', { name }) })).toBeTruthy();
  });

  test('marks the name of who reads it, and counts it where it is not seen', () => {
    openChat();
    const mentions = [{ characterId: 'me', name: 'Ada' }];
    receive(line('1', { text: 'go @ada!', mentions }), line('2', { channel: 'global', text: '@Ada', mentions }));
    expect(screen.getByText('@ada').className).toContain('bg-amber');
    expect(screen.getByRole('tab', { name: new RegExp(text('chat.calls', { count: 1 })) })).toBeTruthy();
  });
});

test('what is linked elsewhere comes into the field, and is sent as what it stands for', async () => {
  const { user, onSend } = openChat();
  const ref = { kind: 'quest', quest: 'first_light' } as const;
  act(() => useChat.getState().addLink({ ref, label: 'First light' }));
  expect(field().value).toBe('[First light] ');
  await user.type(field(), 'anyone?{Enter}');
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ channel: 'say', text: `${linkMark} anyone?`, links: [ref] });
});

test('the main tab shows whispers with their place, until the player takes them out', async () => {
  const { user } = renderApp(
    <>
      <ChatPanel ownId="me" onSend={vi.fn()} onLeave={vi.fn()} onSettings={vi.fn()} />
      <ChatSettingsWindow onClose={vi.fn()} />
    </>,
  );
  receive(line('1', { channel: 'whisper', text: 'psst', to: { characterId: 'me', name: 'Ada' } }));
  expect(lines()).toContain(`[${text('chat.tab.whisper')}]`);
  await user.click(screen.getByRole('checkbox', { name: text('chat.tab.whisper') }));
  expect(lines()).not.toContain('psst');
});

test('times and the size of the text are as the player wants, and are kept in the browser', async () => {
  const { user } = renderApp(
    <>
      <ChatPanel ownId="me" onSend={vi.fn()} onLeave={vi.fn()} onSettings={vi.fn()} />
      <ChatSettingsWindow onClose={vi.fn()} />
    </>,
  );
  receive(line('1'));
  expect(screen.getByRole('log').querySelector('time')).not.toBeNull();
  await user.click(screen.getByRole('switch', { name: text('chat.settings.times') }));
  expect(screen.getByRole('log').querySelector('time')).toBeNull();
  expect(JSON.parse(window.localStorage.getItem('necp.chat') ?? '{}')).toMatchObject({ times: false });
  fireEvent.click(screen.getByRole('radio', { name: text('chat.settings.size.large') }));
  expect(useChatPreferences.getState().textSize).toBe('large');
});

describe('a command', () => {
  test('invites a player, and says so', async () => {
    const { user, api } = openChat({ 'party.invite': () => ({ done: true }) });
    await user.type(field(), '/inv Mako{Enter}');
    await waitFor(() => expect(lines()).toContain(text('chat.system.invited', { name: 'Mako' })));
    expect(api.callsOf('party.invite')).toMatchObject([{ name: 'Mako' }]);
  });

  test('lists who is called so, and says when there is none', async () => {
    const found = { characters: [{ name: 'Mako', level: 7, classId: 'solo' }] };
    const { user } = openChat({
      'social.find': ({ start }: { start: string }) => (start === 'Ma' ? found : { characters: [] }),
    });
    await user.type(field(), '/who Ma{Enter}');
    await waitFor(() => expect(lines()).toContain(text('chat.system.found', { name: 'Mako', count: 7 })));
    await user.type(field(), '/who Zz{Enter}');
    await waitFor(() => expect(lines()).toContain(text('chat.system.none_found')));
  });

  test('removes a member by name, and refuses a name that is not in the party', async () => {
    const member = { characterId: 'c1', character: { name: 'Mako', level: 7, classId: 'solo' } };
    const { user, api } = openChat({
      'party.own': () => ({ party: { members: [member] } }),
      'party.kick': () => ({ done: true }),
    });
    await user.type(field(), '/kick Juno{Enter}');
    expect(await screen.findByText(text('errors.party.no_member'))).toBeTruthy();
    await user.clear(field());
    await user.type(field(), '/kick mako{Enter}');
    await waitFor(() => expect(api.callsOf('party.kick')).toMatchObject([{ memberId: 'c1' }]));
  });

  test('empties the tab', async () => {
    const { user } = openChat();
    receive(line('words'));
    await user.type(field(), '/clear{Enter}');
    expect(useChat.getState().messages.say).toEqual([]);
  });
});
