import type { EntityView } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { doorView, type InstanceLobby } from './door';
import type { Exit } from './known';
import type { Other } from './others';

const door: Exit = {
  to: 'drowned_exchange',
  name: { en: 'Exchange', ru: 'Биржа' },
  most: 2,
  levels: { min: 8, max: 14 },
  x: 10,
  y: 10,
  radiusTiles: 3,
};
const player = (id: number, x: number) =>
  ({ view: { id, kind: 'player', name: `P${id}` } as EntityView, x, y: 10 }) as Other;
const at = (lobby: InstanceLobby, others: readonly Other[] = []) =>
  doorView(door, { own: { id: 1, name: 'Own' }, others, lobby, isAtHand: true });
const ready = (...ids: readonly number[]): InstanceLobby => ({
  to: 'drowned_exchange',
  members: ids.map((entityId) => ({ entityId, name: `P${entityId}` })),
  most: 2,
  difficulty: 'hard',
});

describe('the entrance of an instance', () => {
  it('is null at an ordinary exit', () => {
    expect(
      doorView({ ...door, most: null }, { own: { id: 1, name: 'Own' }, others: [], lobby: null, isAtHand: false }),
    ).toBeNull();
  });

  it('lists the players there and asks the player to be ready', () => {
    expect(at(null, [player(2, 11), player(3, 20)])).toMatchObject({
      ready: [],
      waiting: [{ entityId: 1, isSelf: true }, { entityId: 2 }],
      next: 'ready',
      difficulty: 'normal',
    });
  });

  it('lets the first ready player lead and the second wait', () => {
    expect(at(ready(1, 2), [player(2, 11)])).toMatchObject({ next: 'enter', waiting: [], difficulty: 'hard' });
    expect(at(ready(2, 1), [player(2, 11)])).toMatchObject({ next: 'wait' });
  });

  it('is full when enough are ready and ignores another door', () => {
    expect(at(ready(2, 3))?.next).toBe('full');
    expect(
      doorView(
        { ...door, to: 'elsewhere' },
        { own: { id: 1, name: 'Own' }, others: [], lobby: ready(2, 3), isAtHand: false },
      )?.next,
    ).toBe('ready');
  });
});
