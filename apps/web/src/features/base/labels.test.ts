import { describe, expect, test } from 'vitest';
import { boxAround, placeLabels } from './labels';

const label = (text: string, x: number, y: number) => ({ text, x, y, width: 40 });
const room = { width: 200, height: 200, lineHeight: 14, taken: [] };

describe('names on a map', () => {
  test('stand at their places where there is room', () => {
    expect(placeLabels([label('Pier', 100, 50)], room)).toEqual([label('Pier', 100, 50)]);
  });

  test('move out of the way of a mark and of the player', () => {
    const [placed] = placeLabels([label('Pier', 100, 100)], { ...room, taken: [boxAround(100, 100, 8)] });
    expect(placed?.y).toBe(72);
  });

  test('never hide one another', () => {
    const placed = placeLabels([label('Pier', 100, 50), label('Market', 110, 52), label('Bank', 90, 48)], room);
    expect(placed.map(({ y }) => y)).toEqual([50, 66, 34]);
  });

  test('are not cut off by the edge of a round map', () => {
    const corner = label('Pier', 45, 35);
    expect(placeLabels([corner], room)).toEqual([corner]);
    expect(placeLabels([corner], { ...room, isRound: true })).toEqual([{ ...corner, y: 49 }]);
    expect(placeLabels([label('Pier', 25, 15)], { ...room, isRound: true })).toEqual([]);
  });

  test('are left out beyond the edge and where nothing is free', () => {
    expect(placeLabels([label('Pier', 190, 50)], room)).toEqual([]);
    const buttons = { left: 0, top: 0, right: 200, bottom: 200 };
    expect(placeLabels([label('Pier', 100, 50)], { ...room, taken: [buttons] })).toEqual([]);
  });
});
