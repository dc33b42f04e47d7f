import { InterestGrid } from '@necp/shared/zone/interest';
import { describe, expect, test } from 'vitest';
import { Crowd } from './play/crowd';
import { reachUnits, reflect, sideUnits, startsOf, turnsOf, unitsPerTick } from './workload';

const workload = { players: 300, neighbours: 30, seed: 42 };

describe('the square', () => {
  test('has the density at which each player sees the configured number of neighbours', () => {
    const { players, neighbours } = workload;
    const density = players / sideUnits(workload) ** 2;
    expect(density * Math.PI * reachUnits ** 2).toBeCloseTo(neighbours);
  });

  test('reflects players at its walls', () => {
    expect(reflect(2, -5, 100)).toEqual([3, -1]);
    expect(reflect(98, 5, 100)).toEqual([97, -1]);
    expect(reflect(50, 5, 100)).toEqual([55, 1]);
  });
});

describe('the crowd', () => {
  test('starts the same for the same seed, and differently for another', () => {
    expect(startsOf(workload)).toEqual(startsOf({ ...workload }));
    expect(startsOf(workload)).not.toEqual(startsOf({ ...workload, seed: 43 }));
    const turns = (player: number) => Array.from({ length: 20 }, turnsOf(workload, player));
    expect(turns(7)).toEqual(turns(7));
    expect(turns(7)).not.toEqual(turns(8));
  });

  test('walks at the configured speed and never leaves the square', () => {
    const crowd = new Crowd(workload);
    const steps: number[] = [];
    for (let tick = 0; tick < 200; tick++) {
      const before = { x: crowd.x.slice(), y: crowd.y.slice() };
      for (let entityIndex = 0; entityIndex < workload.players; entityIndex++)
        crowd.turn(entityIndex, (entityIndex - 150) * 20);
      crowd.step();
      steps.push(
        ...crowd.x.map((x, entityIndex) =>
          Math.hypot(
            x - (before.x[entityIndex] ?? NaN),
            (crowd.y[entityIndex] ?? NaN) - (before.y[entityIndex] ?? NaN),
          ),
        ),
      );
      expect(Math.min(...crowd.x, ...crowd.y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...crowd.x, ...crowd.y)).toBeLessThanOrEqual(crowd.side);
    }
    expect(steps.reduce((most, step) => Math.max(most, step), 0)).toBeLessThan(unitsPerTick + 0.001);
    // A player reflected by a wall ends nearer to where the step began.
    expect(steps.filter((step) => step > unitsPerTick - 0.001).length).toBeGreaterThan(steps.length * 0.9);
  });

  test('is found by the grid exactly as by a search through all players', () => {
    const crowd = new Crowd(workload);
    const grid = new InterestGrid(crowd.side, crowd.side, reachUnits / 2);
    const reach = { enterTiles: reachUnits, leaveTiles: reachUnits, isKnown: () => true };
    const found: number[] = [];
    for (let tick = 0; tick < 20; tick++) {
      crowd.step();
      grid.rebuild(crowd);
      for (let entityIndex = 0; entityIndex < workload.players; entityIndex++) {
        grid.collect({ x: crowd.x[entityIndex] ?? 0, y: crowd.y[entityIndex] ?? 0 }, reach, found);
        const near = [...crowd.ids.keys()].filter(
          (other) =>
            ((crowd.x[other] ?? 0) - (crowd.x[entityIndex] ?? 0)) ** 2 +
              ((crowd.y[other] ?? 0) - (crowd.y[entityIndex] ?? 0)) ** 2 <=
            reachUnits ** 2,
        );
        expect(found.toSorted((a, b) => a - b)).toEqual(near);
      }
    }
  });
});
