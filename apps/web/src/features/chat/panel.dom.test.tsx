import { maxMessageLength, type SendMessageInput } from '@necp/shared/chat/schema';
import { GameError } from '@necp/shared/kernel';
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { wallClock } from '../../components/kernel/clock';
import { renderApp, text } from '../../testing/render-app';
import { ChatPanel } from './panel';
import { useChat } from './store';

const field = () => screen.getByRole<HTMLInputElement>('textbox');

function openChat() {
  const onSend = vi.fn<(input: SendMessageInput) => boolean>(() => true);
  const onLeave = vi.fn();
  return {
    ...renderApp(
      <ChatPanel
        ownId="me"
        onSend={onSend}
        onLeave={onLeave}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
    ),
    onSend,
    onLeave,
  };
}

beforeEach(() => useChat.setState(useChat.getInitialState()));

describe('a command', () => {
  const answer = (input: { readonly text: string }) => ({
    message: {
      id: input.text,
      channel: 'trade' as const,
      atMs: 1,
      sender: { characterId: 'me', name: 'Mako', entityId: null },
      text: input.text,
    },
    reply: null,
  });

  test('that is unknown is a mistake, and is never spoken', async () => {
    const { user, onSend } = openChat();
    await user.type(field(), '/wisper Juno hello{Enter}');
    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByText(text('errors.chat.unknown_command', { command: 'wisper' }))).toBeTruthy();
    expect(field().value).toBe('/wisper Juno hello');
  });

  test('is completed by Tab, and sends the line where it belongs', async () => {
    const onSend = vi.fn(() => true);
    const { user, api } = renderApp(
      <ChatPanel
        ownId="me"
        onSend={onSend}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
      {
        'chat.send': answer,
      },
    );
    await user.type(field(), '/tr');
    expect(screen.getByRole('list', { name: text('chat.commands') }).textContent).toContain('/trade');
    await user.tab();
    expect(field().value).toBe('/trade ');
    await user.type(field(), 'selling rain{Enter}');
    await user.click(screen.getByRole('tab', { name: new RegExp(text('chat.tab.trade')) }));
    expect(await screen.findByText('selling rain')).toBeTruthy();
    expect(api.callsOf('chat.send')).toMatchObject([{ target: { channel: 'trade' }, text: 'selling rain' }]);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('throws a number near by through the zone, and the arrows bring back what was written', async () => {
    const { user, onSend } = openChat();
    await user.type(field(), '/roll 20{Enter}');
    expect(onSend).toHaveBeenCalledExactlyOnceWith({ channel: 'say', text: '', rollMost: 20 });
    await user.type(field(), 'rain again{Enter}');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(field().value).toBe('/roll 20');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(field().value).toBe('');
  });

  test('that the server refuses returns to the field with the reason', async () => {
    const refused = () => {
      throw new GameError('throttled', 'chat.slow', { seconds: 10 });
    };
    const { user } = renderApp(
      <ChatPanel
        ownId="me"
        onSend={vi.fn()}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
      {
        'chat.send': refused,
      },
    );
    await user.type(field(), '/trade buying sun{Enter}');
    expect(await screen.findByText(text('errors.chat.slow', { seconds: 10 }))).toBeTruthy();
    expect(field().value).toBe('/trade buying sun');
  });
});

describe('a moderator', () => {
  const line = {
    id: 'line 1',
    channel: 'global' as const,
    atMs: 1,
    sender: { characterId: 'other', name: 'Juno', entityId: null },
    text: 'buy my chits',
  };

  test('gets a report of a line by its menu, with a reason and words', async () => {
    const { user, api } = renderApp(
      <ChatPanel
        ownId="me"
        onSend={vi.fn()}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
      {
        'social.relation': () => ({ is: 'none', blockId: null }),
        'moderation.reportLine': () => ({ done: true }),
      },
    );
    act(() => {
      useChat.getState().openTab('global');
      useChat.getState().receive(line);
    });
    await user.click(screen.getByRole('button', { name: text('hud.playerMenu', { name: 'Juno' }) }));
    await user.click(await screen.findByRole('menuitem', { name: text('hud.reportLine') }));
    await user.type(await screen.findByLabelText(text('hud.report.words')), 'all day long');
    await user.click(screen.getByRole('button', { name: text('hud.report.send') }));
    expect(await screen.findByText(text('chat.system.reported', { name: 'Juno' }))).toBeTruthy();
    expect(api.callsOf('moderation.reportLine')).toMatchObject([
      { messageId: 'line 1', reason: 'abuse', words: 'all day long' },
    ]);
  });

  test('who mutes is named with the time left, in the muted channels only', async () => {
    const { user } = openChat();
    act(() =>
      useChat.setState({
        mutes: [{ channel: 'zone', untilMs: wallClock.nowMs() + 90 * 60_000, reason: 'loud offers' }],
      }),
    );
    expect(screen.queryByText(/loud offers/)).toBeNull();
    await user.click(screen.getByRole('tab', { name: text('chat.tab.zone') }));
    expect(screen.getByText(/1 hour (29|30|31) minutes.*loud offers/)).toBeTruthy();
  });

  test('who warns is read once', async () => {
    const { user, api } = renderApp(
      <ChatPanel
        ownId="me"
        onSend={vi.fn()}
        onLeave={vi.fn()}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
      {
        'chat.heedWarning': () => ({ done: true }),
      },
    );
    act(() => useChat.setState({ warnings: [{ id: 'warning 1', reason: 'be kind', atMs: 1 }] }));
    expect(screen.getByText(text('chat.warned', { reason: 'be kind' }))).toBeTruthy();
    await user.click(screen.getByRole('button', { name: text('chat.understood') }));
    await waitFor(() => expect(screen.queryByText(text('chat.warned', { reason: 'be kind' }))).toBeNull());
    expect(api.callsOf('chat.heedWarning')).toMatchObject([{ warningId: 'warning 1' }]);
  });
});

describe('chat input', () => {
  test('sends the trimmed message to the open channel and empties the field', async () => {
    const { user, onSend } = openChat();
    await user.type(field(), '  rain again  {Enter}');
    expect(onSend).toHaveBeenCalledExactlyOnceWith({ channel: 'say', text: 'rain again' });
    expect(field().value).toBe('');
    await user.click(screen.getByRole('tab', { name: text('chat.tab.zone') }));
    await user.type(field(), 'anyone?');
    await user.click(screen.getByRole('button', { name: text('chat.send') }));
    expect(onSend).toHaveBeenLastCalledWith({ channel: 'zone', text: 'anyone?' });
  });

  test('gives the keys back after a message that was sent, and keeps the one that was not', async () => {
    const onSend = vi.fn<(input: SendMessageInput) => boolean>(() => true).mockReturnValueOnce(false);
    const onSent = vi.fn(() => field().blur());
    const { user } = renderApp(
      <ChatPanel
        ownId="me"
        onSend={onSend}
        onLeave={vi.fn()}
        onSent={onSent}
        onEmote={() => true}
        onEmotes={vi.fn()}
        onSettings={vi.fn()}
      />,
    );
    await user.type(field(), 'rain again{Enter}');
    expect(onSent).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field());
    await user.keyboard('{Enter}');
    expect(onSent).toHaveBeenCalledOnce();
    expect(document.activeElement).not.toBe(field());
  });

  test('keeps the keyboard for the next message where no game waits for it', async () => {
    const { user } = openChat();
    await user.type(field(), 'rain again{Enter}and again');
    expect(field().value).toBe('and again');
  });

  test('gives the keys back on Escape and on an empty Enter', async () => {
    const { user, onSend, onLeave } = openChat();
    await user.type(field(), 'half a word{Escape}');
    expect(field().value).toBe('');
    expect(onLeave).toHaveBeenCalledTimes(1);
    await user.type(field(), '{Enter}');
    expect(onLeave).toHaveBeenCalledTimes(2);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('counts down near the limit and refuses a message that is too long', async () => {
    const { user, onSend } = openChat();
    await user.click(field());
    await user.paste('a'.repeat(maxMessageLength + 1));
    expect(screen.getByLabelText(text('chat.left', { count: -1 })).textContent).toBe('-1');
    await user.keyboard('{Enter}');
    expect(screen.getByText(text('errors.chat.too_long', { max: maxMessageLength }))).toBeTruthy();
    expect(onSend).not.toHaveBeenCalled();
    await user.keyboard('{Backspace}');
    expect(screen.queryByText(text('errors.chat.too_long', { max: maxMessageLength }))).toBeNull();
    await user.keyboard('{Enter}');
    expect(onSend).toHaveBeenCalledTimes(1);
  });

  test('shows why the server refused a message until the player writes again', async () => {
    const { user } = openChat();
    act(() => useChat.getState().refuse({ code: 'chat.too_fast', params: {} }));
    expect(screen.getByText(text('errors.chat.too_fast'))).toBeTruthy();
    await user.type(field(), 'b');
    expect(screen.queryByText(text('errors.chat.too_fast'))).toBeNull();
  });

  test('keeps a message that could not be sent, says so, and sends it at the next Enter', async () => {
    const { user, onSend } = openChat();
    onSend.mockReturnValueOnce(false);
    await user.type(field(), 'rain again{Enter}');
    expect(field().value).toBe('rain again');
    expect(screen.getByText(text('errors.chat.not_sent'))).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(onSend).toHaveBeenCalledTimes(2);
    expect(field().value).toBe('');
    expect(screen.queryByText(text('errors.chat.not_sent'))).toBeNull();
  });

  test('keeps its keys to itself and takes the focus when it is asked for', async () => {
    const { user } = openChat();
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    await user.type(field(), 'i');
    expect(heard).not.toHaveBeenCalled();
    window.removeEventListener('keydown', heard);
    field().blur();
    act(() => useChat.getState().askFocus());
    expect(document.activeElement).toBe(field());
  });
});
