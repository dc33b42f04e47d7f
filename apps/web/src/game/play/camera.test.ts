import { describe, expect, it } from 'vitest';
import { enlarge } from '../people/crowd';
import { shoulderTiles } from '../people/frames';
import { Camera, tilePixelsOn } from './camera';

const desk = { clientWidth: 1440, clientHeight: 900 };
const phone = { clientWidth: 390, clientHeight: 844 };
const phoneOnItsSide = { clientWidth: 844, clientHeight: 390 };
/** Shoulders with the arms beside them; an arm is 0.17 tiles thick and lies half outside. */
const narrowestTiles = Math.min(...shoulderTiles) * 0.96 * 2 + 0.17;

describe('a person at the usual zoom', () => {
  it('spans at least 52 pixels on a desk', () => {
    expect(narrowestTiles * enlarge * tilePixelsOn(desk)).toBeGreaterThanOrEqual(52);
  });

  it.each([phone, phoneOnItsSide])('spans at least 44 pixels on a phone', (screen) => {
    expect(narrowestTiles * enlarge * tilePixelsOn(screen)).toBeGreaterThanOrEqual(44);
  });
});

describe('the camera', () => {
  it('has as many pixels per tile as the screen asks for, times the zoom', () => {
    expect(new Camera(desk).tilePixels).toBe(tilePixelsOn(desk));
    expect(new Camera(phone).tilePixels).toBeLessThan(new Camera(desk).tilePixels);
  });
});
