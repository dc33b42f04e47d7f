import { expect, it } from 'vitest';
import { depthAt, type View } from '../city/view';
import { givenWay, type Flyer } from './traffic';

const focus = { x: 80, y: 56 };
const view: View = { x: 81, y: 55, tilePixels: 42, width: 1440, height: 900 };
const flyerOver = (x: number, y: number, turn: number): Flyer => {
  const depth = depthAt(20);
  return { x: view.x + (x - view.x) * depth, y: view.y + (y - view.y) * depth, z: 20, turn, seed: 1 };
};
/** How far from the character a vehicle is on the screen, along and across its way, in tiles. */
function passing({ x, y, z, turn }: Flyer): { along: number; across: number } {
  const east = view.x + (x - view.x) / depthAt(z) - focus.x;
  const south = view.y + (y - view.y) / depthAt(z) - focus.y;
  return turn === 0
    ? { along: Math.abs(east), across: Math.abs(south) }
    : { along: Math.abs(south), across: Math.abs(east) };
}

it.each([0, Math.PI / 2])('no vehicle hides the player on its way', (turn) => {
  for (let lane = -4; lane <= 4; lane += 0.5)
    for (let at = -30; at <= 30; at += 0.5) {
      const over = turn === 0 ? [focus.x + at, focus.y + lane] : [focus.x + lane, focus.y + at];
      const { along, across } = passing(givenWay(flyerOver(over[0]!, over[1]!, turn), { focus, view }));
      if (along < 4) expect(across).toBeGreaterThan(3);
    }
});

it('vehicles far from the player keep their lane', () => {
  const flyer = flyerOver(focus.x - 40, focus.y, 0);
  expect(givenWay(flyer, { focus, view })).toBe(flyer);
  expect(givenWay(flyerOver(focus.x, focus.y, 0), { focus: null, view })).toEqual(flyerOver(focus.x, focus.y, 0));
});
