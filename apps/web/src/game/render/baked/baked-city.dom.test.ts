import { beforeEach, describe, expect, it } from 'vitest';
import { zoneDayMs } from '@necp/shared/zone/clock';
import type { ZoneMap } from '@necp/shared/zone/map';
import { cellTiles } from '../../city/ground-paint';
import { skyAt } from '../../city/sky';
import { groundSpan, type View } from '../../city/view';
import { makeFrameUniforms, type Frame } from '../frame';
import { makeSquare, makeTarget, type Gpu } from '../gpu';
import { BakedCity, type BakedCityParts } from './baked-city';

const tilePixels = 4;
const here: View = { x: 100, y: 100, tilePixels, width: 40 * tilePixels, height: 24 * tilePixels };

/** A graphics card that draws nothing, and an empty zone without buildings. */
function emptyCity() {
  const gpu = {
    gl: { enable: () => undefined, disable: () => undefined, scissor: () => undefined },
    renderTarget: { bind: () => undefined },
    encoder: { draw: () => undefined },
    resolution: 1,
  };
  const { source } = makeTarget('flat');
  return new BakedCity({
    gpu: gpu as unknown as Gpu,
    map: { widthTiles: 400, heightTiles: 400 } as ZoneMap,
    chunks: [],
    cells: { paintedAt: (left: number, top: number) => ({ left, top, paint: source }) },
    glows: { drawStillLights: () => undefined },
    square: makeSquare('aPlace'),
    frame: makeFrameUniforms(),
    noise: source,
    soak: source,
    tilePixels,
  } as unknown as BakedCityParts);
}

function frameAt(view: View): Frame {
  const player = { inside: 0, insideShare: 0, focus: null, people: [], mood: { hurt: 0, faint: 0 } };
  return { view, sky: skyAt(0), beat: 1, seconds: 0, ...player };
}

/** How many cells of ground a view shows. */
function cellsIn(view: View): number {
  const { left, top, right, bottom } = groundSpan(view, 0.5);
  const across = (from: number, to: number) => Math.ceil(to / cellTiles) - Math.floor(from / cellTiles);
  return across(left, right) * across(top, bottom);
}

describe('the baked ground', () => {
  let city: BakedCity;
  beforeEach(() => {
    city = emptyCity();
    city.prepare(frameAt(here));
  });

  it('is complete in the first picture', () => {
    expect(city.drawGround(here)).toBe(cellsIn(here));
  });

  it('is complete at once after a jump to another place', () => {
    const there = { ...here, x: 300, y: 290 };
    city.prepare(frameAt(there));
    expect(city.drawGround(there)).toBe(cellsIn(there));
  });

  it('comes cell by cell while the player walks, so that no frame waits', () => {
    const shown: number[] = [];
    for (let x = here.x; x < here.x + 24; x += 0.5) {
      const view = { ...here, x };
      const before = city.bytes;
      city.prepare(frameAt(view));
      shown.push(city.drawGround(view) - cellsIn(view));
      expect(city.bytes - before).toBeLessThanOrEqual((cellTiles * tilePixels) ** 2 * 4);
    }
    expect(shown).toEqual(shown.map(() => 0));
  });

  it('comes while the sky changes faster than its light can be baked', () => {
    const edge = { ...here, x: here.x + here.width / tilePixels / 2 };
    for (let frame = 0; frame < 60; frame++) {
      const sky = skyAt((frame % 2) * (zoneDayMs / 2));
      city.prepare({ ...frameAt(frame < 20 ? here : edge), sky });
    }
    expect(city.drawGround(edge)).toBe(cellsIn(edge));
  });
});
