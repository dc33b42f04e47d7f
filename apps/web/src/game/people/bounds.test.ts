import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds';

function boundsOfPainted(width: number, height: number, painted: readonly (readonly [number, number])[]) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (const [x, y] of painted) pixels[(y * width + x) * 4 + 3] = 255;
  return boundsOf(pixels, { width, height });
}

describe('the painted piece of a picture', () => {
  it('has everything that is painted, and one pixel around it', () => {
    const box = boundsOfPainted(20, 10, [
      [5, 4],
      [9, 6],
    ]);
    expect(box).toEqual({ left: 4, top: 3, right: 11, bottom: 8 });
  });

  it('never reaches beyond the picture', () => {
    const box = boundsOfPainted(4, 4, [
      [0, 0],
      [3, 3],
    ]);
    expect(box).toEqual({ left: 0, top: 0, right: 4, bottom: 4 });
  });

  it('is one pixel when nothing is painted', () => {
    expect(boundsOfPainted(6, 6, [])).toEqual({ left: 0, top: 0, right: 1, bottom: 1 });
  });
});
