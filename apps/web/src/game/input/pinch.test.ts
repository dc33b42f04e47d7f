import { describe, expect, it } from 'vitest';
import { Pinch } from './pinch';

const two = () => {
  const pinch = new Pinch();
  pinch.down(1, { x: 100, y: 100 });
  pinch.down(2, { x: 200, y: 100 });
  return pinch;
};

describe('a pinch', () => {
  it('zooms in as the fingers part and out as they meet, step by step', () => {
    const pinch = two();
    expect(pinch.move(2, { x: 205, y: 100 })).toBe(0);
    expect(pinch.move(2, { x: 216, y: 100 })).toBe(1);
    expect(pinch.move(2, { x: 220, y: 100 })).toBe(0);
    expect(pinch.move(2, { x: 190, y: 100 })).toBe(-1);
  });

  it('needs two fingers and ends when one is lifted', () => {
    const pinch = new Pinch();
    pinch.down(1, { x: 0, y: 0 });
    expect([pinch.isOn, pinch.move(1, { x: 300, y: 0 }), pinch.move(9, { x: 3, y: 0 })]).toEqual([false, 0, 0]);
    const both = two();
    both.up(1);
    expect([both.isOn, both.move(2, { x: 400, y: 0 })]).toEqual([false, 0]);
    const left = two();
    left.letGo();
    expect(left.move(2, { x: 400, y: 0 })).toBe(0);
  });
});
