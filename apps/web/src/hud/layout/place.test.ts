import { anchors, type HudPart, type HudPlace, hudPresets, partsOn, screenClasses } from '@necp/shared/settings/hud';
import { HudPlace as Place } from '@necp/shared/settings/hud';
import { describe, expect, it } from 'vitest';
import { type Box, keepInside, mirrored, placeAt, scaleTo, styleOf } from './place';
import { presetPlaces } from './presets';
import { deskClass } from './screen';

const screen = { width: 1440, height: 900, rem: 16 };
const box = (left: number, top: number, width = 200): Box => ({ left, top, right: left + width, bottom: top + 100 });
const place: HudPlace = { at: 'top_left', x: 1, y: 2, scale: 1, opacity: 1, shown: 'always' };

describe('a part of the HUD', () => {
  it.each([
    ['top_left', box(16, 32), 1, 2],
    ['top', box(620, 16), 0, 1],
    ['top_right', box(1224, 16), 1, 1],
    ['left', box(16, 400), 1, 0],
    ['centre', box(652, 416), 2, 1],
    ['right', box(1224, 400), 1, 0],
    ['bottom_left', box(16, 784), 1, 1],
    ['bottom', box(588, 784), -2, 1],
    ['bottom_right', box(1208, 784), 2, 1],
  ] as const)('is measured from the nearest point, %s', (at, there, ...[x, y]) => {
    expect(placeAt('chat', there, screen)).toEqual({ at, x, y });
  });

  it('whose content grows hangs from the top or the bottom', () => {
    expect(placeAt('tracker', box(1136, 380), screen).at).toBe('top_right');
    expect(placeAt('prompt', box(620, 420), screen).at).toBe('bottom');
  });

  it('stays in its corner when the size of the window changes', () => {
    expect(styleOf({ ...place, at: 'bottom_right' })).toMatchObject({
      right: 'max(env(safe-area-inset-right, 0px), min(1rem, 100vw - 3rem))',
      bottom: 'max(env(safe-area-inset-bottom, 0px), min(2rem, 100dvh - 3rem))',
      transformOrigin: 'right bottom',
    });
    expect(styleOf({ ...place, at: 'top', x: -3 })).toMatchObject({
      left: '50%',
      translate: 'calc(-50% + clamp(3rem - 50vw, -3rem, 50vw - 3rem)) 0px',
    });
    expect(styleOf({ ...place, scale: 0.8, opacity: 0.5 })).toMatchObject({ scale: '0.8', opacity: 0.5 });
  });

  it('is kept inside the screen; a larger one begins at its left and top', () => {
    expect(keepInside(box(-30, 850), screen)).toEqual(box(0, 800));
    expect(keepInside(box(1400, -9), screen)).toEqual(box(1240, 0));
    expect(keepInside(box(-50, 20, 2000), screen)).toEqual(box(0, 20, 2000));
  });

  it.each([
    ['its right edge', 'top_left', 100 + 200 * 1.25, 1.25],
    ['its left edge, when it is anchored on the right', 'top_right', 300 - 200 * 1.25, 1.25],
    ['either edge, when it is anchored in the middle', 'top', 200 + 100 * 1.25, 1.25],
    ['the smallest size', 'top_left', 110, 0.7],
    ['the largest size', 'top_left', 900, 1.5],
  ] as const)('is scaled by its corner: %s', (...[, at, pointerX, scale]) => {
    expect(scaleTo(pointerX, { at, scale: 1 }, box(100, 0))).toBe(scale);
  });

  it('has a mirrored place on the other side', () => {
    for (const at of anchors) expect(mirrored(mirrored({ ...place, at }))).toEqual({ ...place, at });
    expect(mirrored(place).at).toBe('top_right');
    expect(mirrored({ ...place, at: 'bottom' })).toMatchObject({ at: 'bottom', x: -1 });
  });
});

describe('the presets', () => {
  it.each(screenClasses.flatMap((screenClass) => hudPresets.map((preset) => [preset, screenClass] as const)))(
    '%s puts every part of a screen that is %s somewhere valid',
    (preset, screenClass) => {
      const places = presetPlaces(preset, screenClass);
      expect(Object.keys(places).sort()).toEqual([...partsOn(screenClass)].sort());
      for (const [part, one] of Object.entries(places) as [HudPart, HudPlace][]) {
        expect(Place.safeParse(one).success).toBe(true);
        expect(one.columns).toBe(part === 'bar' || part === 'otherBar' ? 8 : undefined);
      }
    },
  );

  it('differ from each other, and swap the sticks for the left hand', () => {
    const desks = hudPresets.map((preset) => JSON.stringify(presetPlaces(preset, 'standard')));
    expect(new Set(desks).size).toBe(hudPresets.length);
    const { moveStick, aimStick, frame } = presetPlaces('left_handed', 'upright');
    expect([moveStick?.at, aimStick?.at, frame?.at]).toEqual(['bottom_right', 'bottom_left', 'top_left']);
  });
});

it('a desktop screen is narrow, standard or wide', () => {
  expect([1024, 1279, 1280, 1920, 2199, 2200, 3440].map(deskClass)).toEqual([
    'narrow',
    'narrow',
    'standard',
    'standard',
    'standard',
    'wide',
    'wide',
  ]);
});
