import type { ZoneMap } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import type { GoalView } from '../../game/types';
import { followed, wayOn } from './way';

/** A hall of 20 by 10 tiles with a wall across it that leaves its lowest row open. */
const [widthTiles, heightTiles] = [20, 10];
const map = {
  widthTiles,
  heightTiles,
  solid: Uint8Array.from({ length: widthTiles * heightTiles }, (_, tile) =>
    tile % widthTiles === 10 && Math.floor(tile / widthTiles) < 9 ? 1 : 0,
  ),
} as unknown as ZoneMap;
const goal = { x: 15.5, y: 2.5 };
const west = { x: 5.5, y: 2.5 };

const goalOf = (key: string, mark: GoalView['mark']): GoalView => ({ key, mark, name: key, distanceTiles: 5, ...goal });

test('the way leads around a wall, and its corners go as the player passes them', () => {
  const way = wayOn(null, { map, self: west, goal });
  expect(way.corners.length).toBeGreaterThan(1);
  expect(way.corners[0].y).toBe(9.5);
  expect(way.corners.at(-1)).toEqual(goal);
  expect(wayOn(way, { map, self: { x: 6.1, y: 3.5 }, goal })).toBe(way);
  const passed = wayOn(way, { map, self: { x: way.corners[0].x, y: 9.2 }, goal });
  expect(passed.corners).toEqual(way.corners.slice(1));
});

test('the way is found anew when the player strays from it or the goal moves', () => {
  const way = wayOn(null, { map, self: west, goal });
  const strayed = wayOn(way, { map, self: { x: 1.5, y: 8.5 }, goal });
  expect(strayed.from).toEqual({ x: 1.5, y: 8.5 });
  const moved = wayOn(way, { map, self: west, goal: { x: 15.5, y: 6.5 } });
  expect(moved.corners.at(-1)).toEqual({ x: 15.5, y: 6.5 });
  expect(wayOn(way, { map, self: west, goal: { x: 15.5, y: 3.5 } })).toBe(way);
});

test('the destination of the map comes before the quests, and friends are no goal', () => {
  const friend = goalOf('friend', 'party');
  const quest = goalOf('quest', 'turn_in');
  expect(followed([friend])).toBeNull();
  expect(followed([friend, quest, goalOf('offer', 'offer')])).toBe(quest);
  expect(followed([quest, goalOf('far', 'route')])?.key).toBe('far');
});
