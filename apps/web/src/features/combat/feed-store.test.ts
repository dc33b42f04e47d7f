import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCombatFeed } from './feed-store';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  useCombatFeed.setState(useCombatFeed.getInitialState());
});
afterEach(() => {
  vi.useRealTimers();
});

const directions = () => useCombatFeed.getState().captions.map(({ direction }) => direction);

test('captions disappear when they have been shown long enough, the oldest first', () => {
  const { caption, sweep } = useCombatFeed.getState();
  caption({ key: 'shot', direction: 'left' });
  vi.advanceTimersByTime(2_000);
  caption({ key: 'shot', direction: 'right' });
  sweep();
  expect(directions()).toEqual(['left', 'right']);
  vi.advanceTimersByTime(600);
  sweep();
  expect(directions()).toEqual(['right']);
});

test('the log keeps the latest entries only', () => {
  const target = { id: 1, name: 'Juno', content: '', isSelf: false, isHostile: false };
  for (let atMs = 0; atMs < 510; atMs++)
    useCombatFeed
      .getState()
      .note({ atMs, what: 'heal', source: null, target, amount: 1, critical: false, type: '', by: '' });
  expect(useCombatFeed.getState().lines).toHaveLength(500);
  expect(useCombatFeed.getState().lines[0]?.atMs).toBe(10);
});
