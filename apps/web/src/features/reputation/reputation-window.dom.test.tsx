import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { ReputationWindow } from './reputation-window';

test('the history of reputation keeps a date in one piece beside its reason', async () => {
  const at = new Date('2026-03-01T20:15:00Z');
  const entry = { at, faction: 'market_ring', points: 12, pointsAfter: 40, source: 'quest', sourceId: 'first_light' };
  const { user } = renderApp(<ReputationWindow characterId={characterId} onClose={vi.fn()} />, {
    'reputation.view': () => ({ characterId, reputations: [], entries: [entry] }) as never,
  });
  await user.click(await screen.findByRole('tab', { name: text('reputation.history') }));
  const date = (await screen.findAllByText(/2026/)).find(({ tagName }) => tagName === 'TIME');
  expect(date?.className).toContain('whitespace-nowrap');
  expect(date?.previousElementSibling?.textContent).toBe(text('reputation.source.quest'));
});
