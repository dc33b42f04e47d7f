import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gainsOf } from '../../features/base/gains';
import { useFeed } from './feed-store';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  useFeed.setState(useFeed.getInitialState(), true);
});
afterEach(() => {
  vi.useRealTimers();
});

const keys = () => useFeed.getState().lines.map(({ key }) => key);

describe('the feed of gains', () => {
  test('adds up what is gained of the same kind', () => {
    const { add } = useFeed.getState();
    add([{ kind: 'experience', amount: 20 }]);
    add([{ kind: 'item', id: 'stim_night', rarity: 'common', amount: 1 }]);
    add([
      { kind: 'experience', amount: 5 },
      { kind: 'item', id: 'stim_night', rarity: 'common', amount: 2 },
    ]);
    expect(useFeed.getState().lines).toMatchObject([
      { kind: 'experience', amount: 25 },
      { kind: 'item', amount: 3 },
    ]);
  });

  test('keeps gains and losses apart, and groups lines by kind', () => {
    useFeed.getState().add([
      { kind: 'reputation', id: 'lamplight', amount: -45 },
      { kind: 'chits', amount: 60n },
      { kind: 'reputation', id: 'lamplight', amount: 10 },
      { kind: 'chits', amount: -20n },
      { kind: 'experience', amount: 1 },
    ]);
    expect(keys()).toEqual(['experience', 'chits+', 'chits-', 'reputation- lamplight', 'reputation+ lamplight']);
  });

  test('drops a line when it has been shown long enough, and not while it grows', () => {
    const { add, sweep } = useFeed.getState();
    add([
      { kind: 'experience', amount: 1 },
      { kind: 'chits', amount: 1n },
    ]);
    vi.advanceTimersByTime(5_000);
    add([{ kind: 'chits', amount: 1n }]);
    vi.advanceTimersByTime(2_500);
    sweep();
    expect(keys()).toEqual(['chits+']);
  });

  test('keeps every line a moment after the player has held the feed', () => {
    const { add, linger, sweep } = useFeed.getState();
    add([{ kind: 'experience', amount: 1 }]);
    vi.advanceTimersByTime(60_000);
    linger();
    sweep();
    expect(keys()).toEqual(['experience']);
  });
});

describe('what a live change adds to the feed', () => {
  test('experience, also with a level', () => {
    expect(gainsOf({ topic: 'progression.level_up', gained: 40, level: 3, levelsGained: 1 })).toEqual([
      { kind: 'experience', amount: 40 },
    ]);
  });

  test('money gained or spent, with its sign', () => {
    expect(gainsOf({ topic: 'wallet.currency_spent', changeChits: '-12' })).toEqual([{ kind: 'chits', amount: -12n }]);
    expect(gainsOf({ topic: 'wallet.currency_gained', changeChits: '0' })).toEqual([]);
  });

  test('items, and that some wait at a bank terminal', () => {
    const gained = { topic: 'inventory.item_gained', templateId: 'stim_night', quantity: 3, rarity: null } as const;
    expect(gainsOf({ ...gained, delivered: 0 })).toHaveLength(1);
    expect(gainsOf({ ...gained, delivered: 2 }).map(({ kind }) => kind)).toEqual(['item', 'delivery']);
  });

  test('reputation with each faction, and each skill that rose', () => {
    const changes = [
      { faction: 'wet_feet', points: 64, from: 0, pointsAfter: 64 },
      { faction: 'lamplight', points: -45, from: 0, pointsAfter: -45 },
    ];
    expect(gainsOf({ topic: 'reputation.changed', changes: changes as never })).toMatchObject([
      { id: 'wet_feet', amount: 64 },
      { id: 'lamplight', amount: -45 },
    ]);
    expect(gainsOf({ topic: 'progression.skill_increased', raised: { pistols: 4 } })).toEqual([
      { kind: 'skill', id: 'pistols', rank: 4 },
    ]);
  });
});
