import { describe, expect, test } from 'vitest';
import { type Look, lookFields } from './look';
import { type Clothing, dressed, keyOfDressed } from './outfit';

const plain = Object.fromEntries(lookFields.map((field) => [field, 1])) as Look;
const wardrobe: Readonly<Record<string, Clothing>> = {
  raincoat: { jacket: 9, jacketHue: 8 },
  helmet: { headwear: 'hard_hat', wearHue: 7 },
  shades: { facewear: 'shades', wearHue: 0 },
};
const wearing = (...worn: string[]) => dressed(plain, worn, (id) => wardrobe[id]);

describe('a dressed person', () => {
  test('shows what is worn instead of their own clothes', () => {
    expect(wearing('raincoat')).toEqual({ ...plain, jacket: 9, jacketHue: 8 });
  });

  test('keeps the colours of helmet and glasses apart', () => {
    expect(wearing('helmet', 'shades')).toMatchObject({ headwearHue: 7, facewear: 'shades', facewearHue: 0 });
  });

  test('is not changed by an implant under the skin', () => {
    expect(wearing('implant')).toBe(plain);
  });

  test('is drawn anew only when something that is seen has changed', () => {
    expect(keyOfDressed(wearing('implant'))).toBe(keyOfDressed(plain));
    expect(new Set([wearing(), wearing('raincoat'), wearing('helmet'), wearing('shades')].map(keyOfDressed)).size).toBe(
      4,
    );
  });
});
