import type { InstanceProgress } from '@necp/shared/protocol';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { forgetting } from '../base/forget';
import type { Sources } from '../base/feature';
import { InstanceTracker } from './instance-tracker';
import { listenToInstance } from './listen';
import { useInstance } from './store';
import { InstanceWonCard } from './won-card';

const under: InstanceProgress = {
  difficulty: 'hard',
  rooms: [
    { place: 'flooded_hall', left: 2, of: 6, boss: null, isFought: false },
    { place: 'counting_vault', left: 1, of: 1, boss: 'tallyman', isFought: true },
  ],
  falls: 1,
  elapsedMs: 125_000,
  isWon: false,
};
const won: InstanceProgress = {
  ...under,
  rooms: under.rooms.map((room) => ({ ...room, left: 0, isFought: false })),
  elapsedMs: 724_000,
  isWon: true,
};

/** Plays the server: says what the client would hear. */
function listening() {
  const heard = new Map<string, (message: unknown) => void>();
  const on = (name: string, listener: (message: never) => void) => {
    heard.set(name, listener as (message: unknown) => void);
    return () => heard.delete(name);
  };
  listenToInstance({ connection: { on }, game: { on } } as unknown as Sources);
  return (name: string, message: unknown) => act(() => heard.get(name)?.(message));
}

beforeEach(forgetting(useInstance));

test('the tracker shows the rooms of an instance, its boss, the time and the knockdowns', async () => {
  const say = listening();
  renderApp(<InstanceTracker device="desk" />);
  say('zone.welcome', { zoneId: 'drowned_exchange' });
  say('instance.progress', under);
  const tracker = within(await screen.findByRole('region', { name: text('combat.instance.tracker') }));
  expect(await tracker.findByText('Flooded hall')).toBeDefined();
  expect(tracker.getByText('4/6')).toBeDefined();
  expect(await tracker.findByText('The Tallyman')).toBeDefined();
  expect(tracker.getByText(text('combat.instance.fought'))).toBeDefined();
  expect(tracker.getByText(text('combat.difficulty.hard'))).toBeDefined();
  expect(tracker.getByRole('timer').textContent).toMatch(/^2:0\d$/);
  expect(tracker.getByText(text('combat.instance.falls', { count: 1 }))).toBeDefined();
});

test('a victory has a card, once, and the zone outside has neither', async () => {
  const say = listening();
  const { user } = renderApp(
    <>
      <InstanceTracker device="phone" />
      <InstanceWonCard />
    </>,
  );
  say('zone.welcome', { zoneId: 'drowned_exchange' });
  say('instance.progress', won);
  expect(screen.queryByRole('region', { name: text('combat.instance.won') })).toBeNull();
  say('instance.progress', under);
  say('instance.progress', won);
  const card = await screen.findByRole('region', { name: text('combat.instance.won') });
  expect(within(card).getByText('The Drowned Exchange')).toBeDefined();
  expect(card.textContent).toContain('12:04');
  await user.click(within(card).getByRole('button', { name: text('combat.close') }));
  expect(screen.queryByRole('region', { name: text('combat.instance.won') })).toBeNull();
  say('zone.welcome', { zoneId: 'watson' });
  expect(screen.queryByRole('region', { name: text('combat.instance.tracker') })).toBeNull();
});
