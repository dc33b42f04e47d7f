import { expect, it } from 'vitest';
import { creditTiles, type Onlooker, sharesCredit } from './credit';

const near: Onlooker = { distanceTiles: 10, life: 'up', isConnected: true, isAway: false };

it.each<[string, Partial<Onlooker>, boolean]>([
  ['who stands near', {}, true],
  ['at the edge', { distanceTiles: creditTiles }, true],
  ['beyond it', { distanceTiles: creditTiles + 0.1 }, false],
  ['who is downed', { life: 'downed' }, true],
  ['who is dead', { life: 'dead' }, false],
  ['who lost the connection', { isConnected: false }, false],
  ['who is away from the keyboard', { isAway: true }, false],
])('a member %s shares in a defeat or not', (_who, changes, shares) => {
  expect(sharesCredit({ ...near, ...changes })).toBe(shares);
});
