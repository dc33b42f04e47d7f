import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InterestGrid } from './interest';

const side = 100;
const person = fc.record({
  id: fc.nat(3),
  x: fc.float({ min: -5, max: 105, noNaN: true }),
  y: fc.float({ min: -5, max: 105, noNaN: true }),
  isKnown: fc.boolean(),
});
const reach = fc.record({
  enterTiles: fc.float({ min: 1, max: 60, noNaN: true }),
  extraTiles: fc.float({ min: 0, max: 10, noNaN: true }),
  cellTiles: fc.integer({ min: 1, max: 40 }),
});

describe('the entities in sight', () => {
  test.prop([fc.array(person, { maxLength: 120 }), reach, person])(
    'are those that a full search would find',
    (people, { enterTiles, extraTiles, cellTiles }, viewer) => {
      const entities = {
        ids: Uint32Array.from(people, ({ id }) => id),
        x: Float32Array.from(people, ({ x }) => x),
        y: Float32Array.from(people, ({ y }) => y),
      };
      const leaveTiles = enterTiles + extraTiles;
      const grid = new InterestGrid(side, side, cellTiles);
      grid.rebuild(entities);
      const found: number[] = [];
      grid.collect(
        viewer,
        { enterTiles, leaveTiles, isKnown: (entityIndex) => people[entityIndex]?.isKnown === true },
        found,
      );
      const expected = people.flatMap(({ id, isKnown }, entityIndex) => {
        const dx = (entities.x[entityIndex] ?? 0) - viewer.x;
        const dy = (entities.y[entityIndex] ?? 0) - viewer.y;
        const squared = dx * dx + dy * dy;
        return id !== 0 && (squared <= enterTiles * enterTiles || (isKnown && squared <= leaveTiles * leaveTiles))
          ? [entityIndex]
          : [];
      });
      expect(found.toSorted((a, b) => a - b)).toEqual(expected);
      expect(new Set(found).size).toBe(found.length);
    },
  );

  test('are followed from one rebuild to the next', () => {
    const entities = { ids: Uint32Array.of(1), x: Float32Array.of(10), y: Float32Array.of(10) };
    const grid = new InterestGrid(side, side, 16);
    const look = (x: number) => {
      const found: number[] = [];
      grid.collect({ x, y: 10 }, { enterTiles: 5, leaveTiles: 6, isKnown: () => false }, found);
      return found;
    };
    grid.rebuild(entities);
    expect([look(10), look(90)]).toEqual([[0], []]);
    entities.x[0] = 90;
    grid.rebuild(entities);
    expect([look(10), look(90)]).toEqual([[], [0]]);
  });
});
