import { maxMessageLength, type SendMessageInput } from '@necp/shared/chat/schema';
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { ChatPanel } from './panel';
import { useChat } from './store';

const field = () => screen.getByRole<HTMLInputElement>('textbox');

function openChat() {
  const onSend = vi.fn<(input: SendMessageInput) => boolean>(() => true);
  const onLeave = vi.fn();
  return { ...renderApp(<ChatPanel ownId="me" onSend={onSend} onLeave={onLeave} />), onSend, onLeave };
}

beforeEach(() => useChat.setState(useChat.getInitialState()));

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
    const { user } = renderApp(<ChatPanel ownId="me" onSend={onSend} onLeave={vi.fn()} onSent={onSent} />);
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
