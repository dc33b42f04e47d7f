import { describe, expect, it } from 'vitest';
import { scatter } from '../city/scatter';
import { onScreen, PlateLayout, type Wanted } from './plate-layout';

const plate = (key: string, change: Partial<Wanted> = {}): Wanted => ({
  key,
  x: 100,
  y: 100,
  wide: 80,
  tall: 18,
  rank: 0,
  when: 'room',
  ...change,
});

function overlapsOf(wanted: readonly Wanted[], layout = new PlateLayout()): number {
  const placed = layout.place(wanted);
  const boxes = wanted.flatMap((one) => {
    const spot = placed.get(one.key);
    return spot ? [{ ...one, ...spot }] : [];
  });
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.wide + b.wide) / 2 - 0.001 &&
          a.y - a.tall < b.y - 0.001 &&
          b.y - b.tall < a.y - 0.001,
      ),
  ).length;
}

describe('words over a head, a speaker or a drop', () => {
  it('stay whole at the edge of a phone', () => {
    expect(onScreen(195, 160, 390)).toBe(195);
    expect(onScreen(380, 160, 390)).toBe(390 - 84);
    expect(onScreen(10, 160, 390)).toBe(84);
  });

  it('leave the screen with what they belong to', () => {
    expect(onScreen(-20, 160, 390)).toBe(-20);
    expect(onScreen(420, 160, 390)).toBe(420);
  });

  it('keep to the middle when they are wider than the screen', () => {
    expect(onScreen(300, 400, 390)).toBe(300);
  });
});

describe('name plates', () => {
  it('stay over their heads when there is room', () => {
    const placed = new PlateLayout().place([plate('a'), plate('b', { x: 300 })]);
    expect(placed.get('a')).toEqual({ x: 100, y: 100 });
    expect(placed.get('b')).toEqual({ x: 300, y: 100 });
  });

  it('rise above a plate in the way', () => {
    const placed = new PlateLayout().place([plate('a', { rank: 1 }), plate('b', { x: 120 })]);
    expect(placed.get('a')?.y).toBe(100);
    expect(placed.get('b')?.y).toBeLessThanOrEqual(82);
  });

  it('never lie on one another in a crowd of two hundred', () => {
    const layout = new PlateLayout();
    for (let frame = 0; frame < 5; frame += 1) {
      const crowd = Array.from({ length: 200 }, (_, index) =>
        plate(`p${index}`, {
          x: scatter(index, 1, 7) * 700 + frame * 3,
          y: scatter(index, 2, 7) * 500,
          wide: 50 + scatter(index, 3, 7) * 80,
          rank: index % 5,
        }),
      );
      expect(overlapsOf(crowd, layout)).toBe(0);
    }
  });

  it('are left out rather than far from their heads, the least important ones first', () => {
    const stack = Array.from({ length: 8 }, (_, index) => plate(`p${index}`, { rank: index }));
    const placed = new PlateLayout().place(stack);
    expect(placed.has('p7')).toBe(true);
    expect(placed.has('p0')).toBe(false);
    for (const spot of placed.values()) expect(spot.y).toBeGreaterThanOrEqual(100 - 18 * 3);
  });

  it('keep their place while it is free, so that they do not jump', () => {
    const layout = new PlateLayout();
    layout.place([plate('a', { rank: 1 }), plate('b')]);
    const before = layout.place([plate('a', { rank: 1 }), plate('b')]).get('b')?.y;
    expect(layout.place([plate('a', { rank: 1, y: 101 }), plate('b')]).get('b')?.y).toBe(before);
  });
});

describe('the player’s own character', () => {
  const body = { left: 70, right: 130, top: 60, bottom: 120 };
  const isOnBody = (spot: { x: number; y: number }, { wide, tall }: Wanted) =>
    spot.x - wide / 2 < body.right && spot.x + wide / 2 > body.left && spot.y > body.top && spot.y - tall < body.bottom;

  it('is covered by no plate and no bubble', () => {
    const crowd = Array.from({ length: 60 }, (_, index) =>
      plate(`p${index}`, {
        x: scatter(index, 1, 9) * 200,
        y: scatter(index, 2, 9) * 200,
        ...(index % 5 === 0 ? { wide: 220, tall: 48, when: 'always', rank: 9 } : {}),
      }),
    );
    const placed = new PlateLayout().place(crowd, [body]);
    expect(crowd.filter(({ when }) => when === 'always').every(({ key }) => placed.has(key))).toBe(true);
    for (const one of crowd) {
      const spot = placed.get(one.key);
      if (spot) expect(isOnBody(spot, one)).toBe(false);
    }
  });
});

describe('speech bubbles', () => {
  it('never lie on bubbles, and none is left out', () => {
    const talk = Array.from({ length: 7 }, (_, index) =>
      plate(`b${index}`, { wide: 220, tall: 48, x: 100 + index * 10, when: 'always', rank: 9 }),
    );
    expect(overlapsOf(talk)).toBe(0);
    expect(new PlateLayout().place(talk).size).toBe(7);
  });
});
