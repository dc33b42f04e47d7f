import { BitmapText } from 'pixi.js';
import { expect, test } from 'vitest';
import { Numbers } from './numbers';

test('draws all numbers over heads from one font', () => {
  const texts = new Numbers().view.children.filter((child) => child instanceof BitmapText);
  expect(texts.length).toBeGreaterThan(1);
  expect(new Set(texts.map(({ style }) => style.styleKey)).size).toBe(1);
});
