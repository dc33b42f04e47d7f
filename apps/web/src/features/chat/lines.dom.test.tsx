import type { ChatLink } from '@necp/shared/chat/links';
import { linkMark } from '@necp/shared/chat/links';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { type CharacterId, GameError, type ItemTemplateId, type ZoneId } from '@necp/shared/kernel';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { useWay } from '../base/way';
import { ChatPanel } from './panel';
import { shownIn, useChatPreferences } from './preferences';
import { ChatSettingsWindow } from './settings-window';
import { type ChatTab, useChat } from './store';
import { useTranslated } from './translated';

beforeEach(() => {
  useChat.setState({ ...useChat.getInitialState(), ownId: 'me' });
  useChatPreferences.setState(useChatPreferences.getInitialState());
  useWay.getState().shown();
  useTranslated.setState({ lines: {} });
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
  const app = renderApp(
    <ChatPanel
      ownId="me"
      onSend={onSend}
      onLeave={vi.fn()}
      onEmote={() => true}
      onEmotes={vi.fn()}
      onSettings={vi.fn()}
    />,
    answers,
  );
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
      <ChatPanel
        ownId="me"
        onSend={vi.fn()}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />
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
      <ChatPanel
        ownId="me"
        onSend={vi.fn()}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />
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

  test('lists who is in the district, and says when the district is empty and when there are more', async () => {
    const mako = { character: { name: 'Mako', level: 7, classId: 'bouncer' }, zoneId: 'watson' };
    const { user, api } = openChat({
      'social.who': ({ name }: { name: string }) =>
        name === 'Ma'
          ? { people: [{ ...mako, isFriend: false, status: 'away' }], total: 51 }
          : { people: [], total: 0 },
    });
    await user.type(field(), '/who Ma 5-10{Enter}');
    await waitFor(() => expect(lines()).toContain(text('chat.system.who_more', { count: 50 })));
    expect(lines()).toContain('Mako');
    expect(api.callsOf('social.who')).toEqual([
      { name: 'Ma', levels: { min: 5, max: 10 }, classId: null, zoneId: null },
    ]);
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

test('of two thousand lines only the last ones are drawn, and the rest is kept', () => {
  openChat();
  act(() => useChat.getState().catchUp(Array.from({ length: 2_000 }, (_, at) => line(`line ${at}`, { atMs: at }))));
  expect(useChat.getState().messages.say).toHaveLength(2_000);
  expect(screen.getByRole('log').querySelectorAll('p')).toHaveLength(120);
  expect(lines()).toContain('line 1999');
});

test('an emote is read in the language of the reader, with the name of its target', async () => {
  openChat();
  const name = { en: 'Marta', ru: 'Марта' };
  receive(line('1', { text: '/wave Marta', style: 'emote', emote: { id: 'wave', target: { kind: 'npc', name } } }));
  await waitFor(() => expect(lines()).toContain('Juno waves at Marta.'));
  expect(lines()).not.toContain('/wave');
});

test('whispers stand in every tab until the player wants them apart', async () => {
  const { user } = renderApp(<ChatSettingsWindow onClose={vi.fn()} />);
  const apart = () => ['say', 'zone', 'global'].map((tab) => shownIn(tab as ChatTab).includes('whisper'));
  expect(apart()).toEqual([true, true, true]);
  await user.click(screen.getByRole('switch', { name: new RegExp(text('chat.settings.whispers')) }));
  expect(apart()).toEqual([false, false, false]);
  expect(shownIn('say')).toContain('group');
});

describe('a line in another alphabet', () => {
  const foreign = line('m1', { text: 'купите нож' });
  const offered = () => act(() => useChat.setState({ canTranslate: true }));

  test('has no button without a service', () => {
    openChat();
    receive(foreign);
    expect(screen.queryByRole('button', { name: text('chat.translate.ask') })).toBeNull();
  });

  test('is translated by its button, and the original is one tap away', async () => {
    const { user, api } = openChat({ 'chat.translate': () => ({ text: 'buy a knife', from: 'ru' }) });
    offered();
    receive(foreign);
    await user.click(screen.getByRole('button', { name: text('chat.translate.ask') }));
    await waitFor(() => expect(lines()).toContain('buy a knife'));
    expect(api.callsOf('chat.translate')).toEqual([{ messageId: 'm1', to: 'en' }]);
    await user.click(screen.getByRole('button', { name: text('chat.translate.original') }));
    expect(lines()).toContain('купите нож');
    expect(lines()).not.toContain('buy a knife');
  });

  test('is translated by itself in a tab where the player wants it, once', async () => {
    useChatPreferences.setState({ translate: ['say'] });
    const { api } = openChat({ 'chat.translate': () => ({ text: 'buy a knife', from: 'ru' }) });
    offered();
    receive(line('m2', { text: 'купите нож' }), line('m3', { text: 'plain English' }));
    await waitFor(() => expect(lines()).toContain('buy a knife'));
    expect(api.callsOf('chat.translate')).toEqual([{ messageId: 'm2', to: 'en' }]);
  });

  test('stays as it is when the service is away, and says so', async () => {
    const { user } = openChat({
      'chat.translate': () => {
        throw new GameError('unavailable', 'chat.translation_away');
      },
    });
    offered();
    receive(line('m4', { text: 'купите нож' }));
    await user.click(screen.getByRole('button', { name: text('chat.translate.ask') }));
    expect(await screen.findByText(text('errors.chat.translation_away'))).toBeTruthy();
    expect(lines()).toContain('купите нож');
    expect(screen.getByRole('button', { name: text('chat.translate.again') })).toBeTruthy();
  });
});
