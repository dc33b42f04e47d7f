import { expect, it } from 'vitest';
import { copyToCorners, Quads } from './quads';

it('gives the four corners of each square its record', () => {
  const corners = new Float32Array(16);
  copyToCorners(Float32Array.from([1, 2, 3, 4]), corners, { count: 2, floats: 2 });
  expect([...corners]).toEqual([1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4]);
});

it('makes room for more squares than were expected', () => {
  const quads = new Quads({ aDrop: 2 }, 1);
  quads.write(Float32Array.from([1, 2, 3, 4, 5, 6]), 3);
  expect(quads.count).toBe(3);
  expect(quads.geometry.indexBuffer.data).toHaveLength(18);
  expect(Math.max(...quads.geometry.indexBuffer.data)).toBe(11);
});
