import { describe, expect, it } from 'vitest';
import { canUseHud, defaultHud, type HudLayout, type HudPlace, HudSettings, mendHud, mostLayouts } from './hud';
import { defaultSettings, mendSettings } from './rules';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const place: HudPlace = { at: 'top_left', x: 1, y: 1, scale: 1, opacity: 1, shown: 'always' };
const layout = (changes: Partial<HudLayout> = {}): HudLayout => ({
  id: idOf(1),
  name: 'Raid',
  base: 'standard',
  places: { standard: { map: place } },
  ...changes,
});
const moved = (change: Record<string, unknown>) => ({
  chosen: {},
  layouts: [layout({ places: { standard: { bar: { ...place, ...change } as HudPlace } } })],
});

describe('the layouts of the HUD', () => {
  it('take what the ranges allow', () => {
    const hud = { chosen: { standard: idOf(1), upright: 'left_handed' as const }, layouts: [layout()] };
    expect(HudSettings.parse(hud)).toEqual(hud);
    expect(canUseHud(hud)).toEqual({ ok: true });
    expect(HudSettings.safeParse(moved({ columns: 4, shown: 'fights', scale: 1.5, opacity: 0.4 })).success).toBe(true);
  });

  it.each([
    ['a size below 70 %', { scale: 0.69 }],
    ['a size above 150 %', { scale: 1.51 }],
    ['a part that cannot be seen', { opacity: 0.39 }],
    ['a place far outside of any screen', { x: 201 }],
    ['a place that is no number', { y: Number.NaN }],
    ['a place without end', { x: Number.POSITIVE_INFINITY }],
    ['an unknown anchor', { at: 'behind' }],
    ['three columns', { columns: 3 }],
    ['a field that is not known', { script: 'alert(1)' }],
  ])('refuse %s', (_what, change) => {
    expect(HudSettings.safeParse(moved(change)).success).toBe(false);
  });

  it('refuse a sixth layout, a name that is empty, too long or cannot be stored, and parts that are not known', () => {
    const many = Array.from({ length: mostLayouts + 1 }, (_, index) => layout({ id: idOf(index) }));
    expect(HudSettings.safeParse({ chosen: {}, layouts: many }).success).toBe(false);
    expect(HudSettings.safeParse({ chosen: {}, layouts: many.slice(1) }).success).toBe(true);
    for (const name of ['', '  ', 'x'.repeat(25), 'a\0b'])
      expect(HudSettings.safeParse({ chosen: {}, layouts: [layout({ name })] }).success).toBe(false);
    const places = { standard: { minimap: place } } as never;
    expect(HudSettings.safeParse({ chosen: {}, layouts: [layout({ places })] }).success).toBe(false);
    expect(HudSettings.safeParse({ chosen: { cinema: 'standard' }, layouts: [] }).success).toBe(false);
  });

  it('never hide what the game needs, and know every layout that is chosen once', () => {
    const hidden = (part: 'frame' | 'prompt' | 'bar') => ({
      chosen: {},
      layouts: [layout({ places: { wide: { [part]: { ...place, shown: 'never' } } } })],
    });
    for (const part of ['frame', 'prompt', 'bar'] as const)
      expect(canUseHud(hidden(part))).toMatchObject({ code: 'settings.part_needed' });
    const onPhone = layout({ places: { upright: { map: { ...place, shown: 'never' } } } });
    expect(canUseHud({ chosen: {}, layouts: [onPhone] })).toMatchObject({ code: 'settings.part_needed' });
    expect(canUseHud({ chosen: {}, layouts: [layout({ places: { wide: { thumbs: place } } })] }).ok).toBe(false);
    expect(canUseHud({ chosen: { wide: idOf(7) }, layouts: [] })).toMatchObject({ code: 'settings.no_layout' });
    expect(canUseHud({ chosen: {}, layouts: [layout(), layout()] })).toMatchObject({ code: 'settings.layout_twice' });
  });

  it('of an older or newer version keep what is still valid', () => {
    const saved = {
      chosen: { standard: idOf(1), wide: idOf(9), cinema: 'standard' },
      layouts: [
        layout({ places: { standard: { map: place, radio: place, frame: { ...place, shown: 'never' } } } as never }),
        layout(),
        'rubbish',
      ],
    };
    expect(mendHud(saved)).toEqual({ chosen: { standard: idOf(1) }, layouts: [layout()] });
    expect(mendHud(null)).toEqual(defaultHud);
    expect(mendHud({ layouts: 3 })).toEqual(defaultHud);
  });

  it('are missing in settings saved before there were any', () => {
    const { hud: _hud, ...old } = { ...defaultSettings('en'), scale: 1.2 };
    expect(mendSettings(old, 'en')).toEqual({ ...defaultSettings('en'), scale: 1.2 });
    const own = { ...old, hud: { chosen: {}, layouts: [layout(), 'rubbish'] } };
    expect(mendSettings(own, 'en').hud.layouts).toEqual([layout()]);
  });
});
