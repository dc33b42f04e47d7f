import { describe, expect, it } from 'vitest';
import { uniqueDamagePercent, uniqueHolds, type UniqueFacts } from './uniques';

const facts: UniqueFacts = {
  ownHealthShare: 1,
  targetHealthShare: 1,
  targetStatuses: [],
  isBehind: false,
  isUnprepared: false,
  isMachine: false,
  isShielded: false,
  distanceTiles: 5,
  round: null,
};

describe('a condition of a unique item', () => {
  it.each([
    [{ if: 'target_status', status: 'bleeding' }, { targetStatuses: ['bleeding'] }, { targetStatuses: ['burning'] }],
    [{ if: 'target_at_least', percent: 100 }, { targetHealthShare: 1 }, { targetHealthShare: 0.99 }],
    [{ if: 'target_below', percent: 30 }, { targetHealthShare: 0.29 }, { targetHealthShare: 0.3 }],
    [{ if: 'own_below', percent: 40 }, { ownHealthShare: 0.39 }, { ownHealthShare: 0.4 }],
    [{ if: 'behind' }, { isBehind: true }, { isBehind: false }],
    [{ if: 'unprepared' }, { isUnprepared: true }, { isUnprepared: false }],
    [{ if: 'round', which: 'last' }, { round: 'last' }, { round: 'first' }],
    [{ if: 'beyond', tiles: 14 }, { distanceTiles: 14.1 }, { distanceTiles: 14 }],
    [{ if: 'within', tiles: 3 }, { distanceTiles: 3 }, { distanceTiles: 3.1 }],
    [{ if: 'machine' }, { isMachine: true }, { isMachine: false }],
    [{ if: 'shielded' }, { isShielded: true }, { isShielded: false }],
  ] as const)('%j holds only when it should', (condition, holding, failing) => {
    expect(uniqueHolds(condition, { ...facts, ...holding })).toBe(true);
    expect(uniqueHolds(condition, { ...facts, ...failing })).toBe(false);
  });

  it('about a target never holds without one', () => {
    const withoutTarget = { ...facts, targetHealthShare: null, distanceTiles: null };
    expect(uniqueHolds({ if: 'target_at_least', percent: 0 }, withoutTarget)).toBe(false);
    expect(uniqueHolds({ if: 'target_below', percent: 100 }, withoutTarget)).toBe(false);
    expect(uniqueHolds({ if: 'within', tiles: 40 }, withoutTarget)).toBe(false);
    expect(uniqueHolds({ if: 'beyond', tiles: 1 }, withoutTarget)).toBe(false);
  });
});

describe('the damage that a unique item adds', () => {
  it('is the sum of the lines whose conditions all hold', () => {
    const unique = {
      damage: [
        { percent: 40, when: [{ if: 'behind' as const }] },
        { percent: 25, when: [{ if: 'behind' as const }, { if: 'machine' as const }] },
      ],
    };
    expect(uniqueDamagePercent(unique, facts)).toBe(0);
    expect(uniqueDamagePercent(unique, { ...facts, isBehind: true })).toBe(40);
    expect(uniqueDamagePercent(unique, { ...facts, isBehind: true, isMachine: true })).toBe(65);
  });
});
