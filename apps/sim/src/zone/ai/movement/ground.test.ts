import { seededRng } from '@necp/shared/kernel';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import { isLineClear, isWalkClear } from '../../core/line-of-sight';
import { notice } from '../senses/senses';
import { chooseCover, coverPointsOf, shelterFrom } from './cover-points';
import { PathFinder, pathLimits } from './paths';
import { easeApart } from './separation';

const yard = drawnMap([
  '####################',
  '#..................#',
  '#.....####.........#',
  '#........#....o....#',
  '#........#....o....#',
  '#........#.........#',
  '#.....####.........#',
  '#..................#',
  '####################',
]);
const seen = { widthTiles: yard.widthTiles, heightTiles: yard.heightTiles, marked: yard.opaque };
const eyes = { sightTiles: 12, fieldDegrees: 120, hearingTiles: 10 };
const quiet = { soundTiles: 0, soundPercent: 0, conspicuous: 1 };

describe('a line of sight', () => {
  it('is stopped by walls and not by low obstacles', () => {
    expect(isLineClear(seen, { x: 7.5, y: 4.5 }, { x: 12.5, y: 4.5 })).toBe(false);
    expect(isLineClear(seen, { x: 12.5, y: 3.5 }, { x: 17.5, y: 3.5 })).toBe(true);
  });

  it('is the same in both directions between open tiles', () => {
    const rng = seededRng(3);
    const open = () => {
      for (;;) {
        const spot = { x: 1 + rng.fraction() * 18, y: 1 + rng.fraction() * 7 };
        if (isFree(yard, spot.x, spot.y)) return spot;
      }
    };
    for (let count = 0; count < 2_000; count++) {
      const [from, to] = [open(), open()];
      expect(isLineClear(seen, from, to)).toBe(isLineClear(seen, to, from));
    }
  });

  it('finds a target in front, not behind, and not behind a wall', () => {
    const east = { x: 10.5, y: 7.5, facing: 0, senses: eyes };
    expect(notice(yard, east, { x: 16.5, y: 7.5, ...quiet })?.how).toBe('seen');
    expect(notice(yard, east, { x: 4.5, y: 7.5, ...quiet })).toBeNull();
    expect(notice(yard, { ...east, x: 7.5, y: 4.5 }, { x: 12.5, y: 4.5, ...quiet })).toBeNull();
  });

  it('finds a crouching target only from nearer', () => {
    const east = { x: 2.5, y: 7.5, facing: 0, senses: eyes };
    expect(notice(yard, east, { x: 12.5, y: 7.5, ...quiet })?.how).toBe('seen');
    expect(notice(yard, east, { x: 12.5, y: 7.5, ...quiet, conspicuous: 0.7 })).toBeNull();
    expect(notice(yard, east, { x: 8.5, y: 7.5, ...quiet, conspicuous: 0.7 })?.how).toBe('seen');
  });

  it('is not needed to hear steps and shots within hearing range', () => {
    const west = { x: 2.5, y: 7.5, facing: Math.PI, senses: eyes };
    expect(notice(yard, west, { x: 8.5, y: 7.5, ...quiet, soundTiles: 8 })?.how).toBe('heard');
    expect(notice(yard, west, { x: 8.5, y: 7.5, ...quiet, soundTiles: 8, soundPercent: -60 })).toBeNull();
    expect(notice(yard, west, { x: 13.5, y: 7.5, ...quiet, soundTiles: 40 })).toBeNull();
  });
});

describe('the path search', () => {
  it('leads round a wall and never through one', () => {
    const route = new PathFinder(yard).find({ x: 7.5, y: 4.5 }, { x: 12.5, y: 4.5 });
    expect(route?.at(-1)).toEqual({ x: 12.5, y: 4.5 });
    const corners = [{ x: 7.5, y: 4.5 }, ...(route ?? [])];
    for (let index = 1; index < corners.length; index++)
      expect(isWalkClear(yard, corners[index - 1]!, corners[index]!)).toBe(true);
  });

  it('is straight where no obstacle stands', () => {
    expect(new PathFinder(yard).find({ x: 1.5, y: 1.5 }, { x: 17.5, y: 1.5 })).toEqual([{ x: 17.5, y: 1.5 }]);
  });

  it('ends as near as possible where there is no path', () => {
    const cell = drawnMap(['#########', '#...#...#', '#...#...#', '#########']);
    expect(new PathFinder(cell).find({ x: 1.5, y: 1.5 }, { x: 6.5, y: 1.5 })?.at(-1)).toEqual({ x: 3.5, y: 1.5 });
    expect(new PathFinder(cell).find({ x: 3.5, y: 1.5 }, { x: 6.5, y: 1.5 })).toBeNull();
  });

  it('gives up after as many tiles as a search may visit', () => {
    const finder = new PathFinder(
      drawnMap(
        [...openGround(200, 100).slice(0, 99), '#'.repeat(200)].map((entityIndex, y) =>
          y > 0 && y < 98 ? `${entityIndex.slice(0, 150)}#${entityIndex.slice(151)}` : entityIndex,
        ),
      ),
    );
    finder.find({ x: 10.5, y: 50.5 }, { x: 190.5, y: 50.5 }, 300);
    expect(finder.spent).toBeLessThanOrEqual(300);
    expect(pathLimits.perSearch).toBeLessThan(pathLimits.perTick);
  });
});

describe('the search for cover', () => {
  const points = coverPointsOf(yard);
  const options = {
    self: { x: 12.5, y: 5.5 },
    threat: { x: 17.5, y: 3.5 },
    withinTiles: 4,
    leastTiles: 2,
    mostTiles: 12,
    isTaken: () => false,
  };

  it('finds a hard obstacle between the enemy and the threat', () => {
    const spot = chooseCover(yard, points, options);
    expect(spot).toEqual({ x: 13.5, y: 4.5 });
    expect(shelterFrom(yard, { x: 13.5, y: 3.5 }, options.threat)).toBe(70);
    expect(shelterFrom(yard, { x: 15.5, y: 3.5 }, options.threat)).toBe(0);
  });

  it('leaves a place that is taken to the enemy that has it', () => {
    const spot = chooseCover(yard, points, { ...options, isTaken: (each) => each.x === 13.5 && each.y === 4.5 });
    expect(spot).toEqual({ x: 13.5, y: 3.5 });
  });

  it('finds no cover on open ground', () => {
    const open = drawnMap(openGround(40, 40));
    expect(
      chooseCover(open, coverPointsOf(open), { ...options, self: { x: 20, y: 20 }, threat: { x: 25, y: 20 } }),
    ).toBeNull();
  });
});

describe('a crowd of entities', () => {
  it('spreads out until no two overlap, without pushing any into a wall', () => {
    const x = new Float32Array(20).fill(1.5);
    const y = new Float32Array(20).fill(1.5);
    const entityIndices = Array.from({ length: 20 }, (_, entityIndex) => entityIndex);
    for (let tick = 0; tick < 400; tick++) easeApart(yard, { x, y, radiusOf: () => 0.3 }, entityIndices);
    for (const entityIndex of entityIndices) {
      expect(isFree(yard, x[entityIndex]!, y[entityIndex]!)).toBe(true);
      for (const other of entityIndices)
        if (other > entityIndex)
          expect(Math.hypot(x[entityIndex]! - x[other]!, y[entityIndex]! - y[other]!)).toBeGreaterThan(0.5);
    }
  });
});
