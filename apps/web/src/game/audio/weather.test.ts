import { describe, expect, it } from 'vitest';
import { skyAt } from '../city/sky';
import { muffleHz, weatherSound } from './weather';

const sky = { ...skyAt(0), rain: 1, wet: 1 };

describe('the sound of rain', () => {
  it('is clear outside and muffled indoors', () => {
    expect(weatherSound({ palette: 'watson', isIndoors: false }, { sky, roof: 0 })).toMatchObject({
      rain: 1,
      roof: 0,
      wet: 1,
    });
    expect(weatherSound({ palette: 'watson', isIndoors: false }, { sky, roof: 1 })).toMatchObject({ roof: 1, wet: 0 });
  });

  it('is heard on the roof everywhere in an indoor zone', () => {
    expect(weatherSound({ palette: 'clinic', isIndoors: true }, { sky, roof: 0 })).toMatchObject({ rain: 1, roof: 1 });
    expect(weatherSound({ palette: 'clinic', isIndoors: true }, { sky: { ...sky, rain: 0 }, roof: 0 })).toMatchObject({
      rain: 0,
    });
  });

  it('loses its high frequencies gradually under a roof', () => {
    expect([muffleHz(0), Math.round(muffleHz(1))]).toEqual([18_000, 420]);
    expect(muffleHz(0.5)).toBeCloseTo(Math.sqrt(18_000 * 420));
    expect(muffleHz(2)).toBe(muffleHz(1));
  });
});
