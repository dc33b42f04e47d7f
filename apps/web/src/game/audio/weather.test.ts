import { describe, expect, it } from 'vitest';
import { skyAt } from '../city/sky';
import { muffleHz, weatherSound } from './weather';

const sky = { ...skyAt(0), rain: 1, wet: 1 };

describe('the rain one hears', () => {
  it('is open in the street and muffled in a room of it', () => {
    expect(weatherSound({ palette: 'watson', isIndoors: false }, { sky, roof: 0 })).toMatchObject({
      rain: 1,
      roof: 0,
      wet: 1,
    });
    expect(weatherSound({ palette: 'watson', isIndoors: false }, { sky, roof: 1 })).toMatchObject({ roof: 1, wet: 0 });
  });

  it('falls on the roof of a zone that lies under one, wherever one stands', () => {
    expect(weatherSound({ palette: 'clinic', isIndoors: true }, { sky, roof: 0 })).toMatchObject({ rain: 1, roof: 1 });
    expect(weatherSound({ palette: 'clinic', isIndoors: true }, { sky: { ...sky, rain: 0 }, roof: 0 })).toMatchObject({
      rain: 0,
    });
  });

  it('loses everything bright under a roof, and half of the way sounds half way', () => {
    expect([muffleHz(0), Math.round(muffleHz(1))]).toEqual([18_000, 420]);
    expect(muffleHz(0.5)).toBeCloseTo(Math.sqrt(18_000 * 420));
    expect(muffleHz(2)).toBe(muffleHz(1));
  });
});
