import { describe, expect, test } from 'vitest';
import { fireButton, gear, openArena, worn } from '../../../testing/arena';

describe('the totals of an encounter', () => {
  test('are whole points, although health regenerates by fractions', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, gear({ main: worn('pistol_lantern') }));
    const hound = arena.put('scrap_hound', { x: 24, y: 20 });
    hound.health = 6.7;
    for (let tick = 0; tick < 40 && hound.life === 'up'; tick++)
      arena.step(hand.input({ at: { x: 24, y: 20 }, buttons: fireButton }));
    expect(hound.life).toBe('dead');
    arena.steps(8 * 20);
    const fought = arena.outputs.flatMap((output) => (output.kind === 'encounter' ? [output.encounter] : []));
    const figures = fought.flatMap(({ participants, entries }) => [
      ...participants.flatMap(({ dealt, taken, healed }) => [dealt, taken, healed]),
      ...entries.map(({ amount }) => amount),
    ]);
    expect(figures).toContain(7);
    expect(figures.filter((figure) => !Number.isInteger(figure))).toEqual([]);
  });
});
