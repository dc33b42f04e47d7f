import type { QuestLogView } from '@necp/shared/quest/schema';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp, text } from '../testing/render-app';
import { characterId } from '../testing/samples';
import { KeepOffer } from './keep-offer';

const log = {
  characterId,
  trackedQuestId: null,
  active: [],
  ended: [{ questId: 'first_light' }],
  available: [],
  closed: [],
  whereabouts: {},
} as unknown as QuestLogView;

test('the offer to keep a character goes when the character was saved in a tab beside the game', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    let isGuest = true;
    renderApp(<KeepOffer characterId={characterId} />, {
      'quest.log': () => log,
      'account.me': () => ({ isGuest, pendingEmail: null }) as never,
    });
    expect(await screen.findByRole('complementary', { name: text('hud.keep') })).toBeTruthy();
    isGuest = false;
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: text('hud.keep') })).toBeNull());
  } finally {
    vi.useRealTimers();
  }
});
