import type { SelfState } from '@necp/shared/protocol';
import { expect, test } from 'vitest';
import { OwnState } from './own-state';

const state: SelfState = {
  statuses: [],
  shields: [{ ability: 'brace', points: 30, endsTick: 140, byName: 'Ravna', byContent: '' }],
  cooldowns: [],
  cast: null,
  weapon: null,
  combat: true,
  isSafe: false,
  life: 'up',
  level: 3,
};

test('shows an own shield among the effects, with its end on the clock of the page and what it still takes', () => {
  const own = new OwnState();
  own.apply(state);
  const seen = own.view({ tick: 100, atMs: 5_000 }, 'Ravna');
  expect(seen?.statuses).toEqual([
    {
      id: 'brace',
      stacks: 1,
      absorbs: 30,
      endsMs: 7_000,
      lastsMs: 2_000,
      by: { name: 'Ravna', content: '', isSelf: true },
    },
  ]);
});
