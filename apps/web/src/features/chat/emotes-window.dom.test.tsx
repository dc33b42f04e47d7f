import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { PlayerActions } from '../../game/types';
import { renderApp, text } from '../../testing/render-app';
import { EmotesWindow } from './emotes-window';

test('the window lists twenty emotes, and the chosen one is shown', async () => {
  const showEmote = vi.fn(() => true);
  const onClose = vi.fn();
  const playerActions = { showEmote } as unknown as PlayerActions;
  const { user } = renderApp(<EmotesWindow playerActions={playerActions} onClose={onClose} />);
  const wave = await screen.findByRole('button', { name: /Wave/ });
  expect(screen.getByText(text('chat.emotes.lead'))).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(20);
  wave.focus();
  await user.keyboard('{Enter}');
  expect(showEmote).toHaveBeenCalledExactlyOnceWith('wave');
  expect(onClose).toHaveBeenCalledOnce();
});
