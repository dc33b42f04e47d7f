import { BitmapText, type Container, Graphics } from 'pixi.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Gate, type GateFrame, Gates } from './gates';
import { fitTints } from './level-marks';

const frame: GateFrame = {
  view: { x: 40, y: 30, tilePixels: 32, width: 1440, height: 900 },
  seconds: 0,
  motion: 'reduced',
  self: null,
};
const gate: Gate = {
  ...{ key: 'westbrook', x: 42, y: 30, radiusTiles: 2, name: 'Westbrook', levels: 'LV 6–14' },
  ...{ fit: 'hard', kind: 'gate', filled: null, isClosed: false },
};
const arches = (gates: Gates) => gates.view.children as Container[];
const textsOf = (arch: Container | undefined) =>
  (arch?.children ?? [])
    .flatMap((part) => [part, ...(part.children as Container[])])
    .filter((part) => part instanceof BitmapText)
    .map(({ text, tint }) => ({ text, tint }));

/** Draws one gate and returns the strokes of the arcs around its doorstep. */
function arcsOf(drawn: Gate) {
  const arc = vi.spyOn(Graphics.prototype, 'arc');
  new Gates().place([drawn], frame);
  return arc.mock.calls.map(([x, y, , from, to]) => ({ x, y, turn: (to - from) / (Math.PI * 2) }));
}

// jsdom draws nothing, so it cannot measure letters.
beforeEach(() => void vi.spyOn(BitmapText.prototype, 'width', 'get').mockReturnValue(90));
afterEach(() => void vi.restoreAllMocks());

describe('an exit in the street', () => {
  test('is an arch with its name, and its levels in the colour of the danger', () => {
    const gates = new Gates();
    gates.place([gate], frame);
    expect(arches(gates)).toHaveLength(1);
    expect(textsOf(arches(gates)[0])).toEqual([
      { text: 'WESTBROOK', tint: 0xffffff },
      { text: 'LV 6–14', tint: fitTints.hard },
    ]);
  });

  test('fills its ring by as much as the player has waited, and not while it is closed', () => {
    expect(arcsOf({ ...gate, filled: 0.25 })).toEqual([{ x: 720 + 2 * 32, y: 450, turn: 0.25 }]);
    vi.restoreAllMocks();
    vi.spyOn(BitmapText.prototype, 'width', 'get').mockReturnValue(90);
    expect(arcsOf({ ...gate, filled: 0.25, isClosed: true })).toEqual([]);
  });

  test('keeps its arch while it stays the same, and goes when it leaves the picture', () => {
    const gates = new Gates();
    gates.place([gate], frame);
    const [first] = arches(gates);
    gates.place([{ ...gate, filled: 0.5 }], frame);
    expect(arches(gates)).toEqual([first]);
    gates.place([{ ...gate, levels: 'LV 7–14' }], frame);
    expect(arches(gates)).toHaveLength(1);
    expect(arches(gates)[0]).not.toBe(first);
    gates.place([{ ...gate, x: 200 }], frame);
    expect(arches(gates)).toEqual([]);
    expect(first?.destroyed).toBe(true);
  });
});
