import { expect, test } from 'vitest';
import type { PersonKind } from '../../game/types';
import { drawDot } from './radar-dots';

/** Returns the calls that draw a dot, without its colours. */
function shapeOf(kind: 'player' | 'npc' | 'enemy' | 'townsperson' | 'interactable', side: PersonKind): string {
  const calls: string[] = [];
  const pen = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...given: readonly number[]) =>
          void calls.push(`${String(name)} ${given.join(' ')}`),
      set: () => true,
    },
  );
  drawDot(pen as CanvasRenderingContext2D, { kind, side });
  return calls.join('; ');
}

test('each side differs by shape on the minimap: players, friends, party, people, guards and enemies', () => {
  const shapes = [
    shapeOf('player', 'player'),
    shapeOf('player', 'friend'),
    shapeOf('player', 'party'),
    shapeOf('player', 'enemy'),
    shapeOf('npc', 'npc'),
    shapeOf('enemy', 'guarding'),
    shapeOf('townsperson', 'townsperson'),
  ];
  expect(shapes.every((shape) => shape !== '')).toBe(true);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('an enemy has one shape, person or player', () => {
  expect(shapeOf('enemy', 'enemy')).toBe(shapeOf('player', 'enemy'));
});

test('furniture is not on the minimap', () => {
  expect(shapeOf('interactable', 'npc')).toBe('');
});
