import { type HudPlace, screenClasses } from '@necp/shared/settings/hud';
import { describe, expect, it } from 'vitest';
import { decodeLayout, encodeLayout } from './code';
import { presetPlaces } from './presets';

const place: HudPlace = { at: 'bottom_left', x: -1.25, y: 3, scale: 0.85, opacity: 0.7, shown: 'fights', columns: 4 };
const layout = {
  name: 'Рейд №1',
  base: 'compact' as const,
  places: { standard: { bar: place }, upright: { thumbs: { ...presetPlaces('standard', 'upright').thumbs! } } },
};
const codeOf = (content: unknown) => `NECP1:${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
const row = [0, 100, 100, 100, 100, 0, 0];

describe('the code of a layout', () => {
  it('is read back as the same layout', () => {
    const code = encodeLayout(layout);
    expect(code).toMatch(/^NECP1:[\w-]+$/);
    expect(decodeLayout(`  ${code}\n`)).toEqual({ ok: true, layout });
  });

  it('of a layout that moves every part of every screen is short enough to be read', () => {
    const places = Object.fromEntries(screenClasses.map((screen) => [screen, presetPlaces('compact', screen)]));
    const whole = { name: 'x'.repeat(24), base: 'standard' as const, places };
    expect(decodeLayout(encodeLayout(whole))).toEqual({ ok: true, layout: whole });
  });

  it.each([
    ['another text', 'hello', 'foreign'],
    ['nothing', '', 'foreign'],
    ['the code of another game', '!WA:2!abc', 'foreign'],
    ['a newer version', 'NECP2:abc', 'newer'],
    ['half a code', encodeLayout(layout).slice(0, -20), 'broken'],
    ['what is no base64', 'NECP1:%%%', 'broken'],
    ['what is no JSON', 'NECP1:AAAA', 'broken'],
    ['a list', codeOf([]), 'broken'],
    ['an unknown part', codeOf({ n: 'a', b: 0, p: { 1: { 99: row } } }), 'broken'],
    ['an unknown screen', codeOf({ n: 'a', b: 0, p: { 9: { 0: row } } }), 'broken'],
    ['an unknown preset', codeOf({ n: 'a', b: 9, p: {} }), 'broken'],
    ['a size out of range', codeOf({ n: 'a', b: 0, p: { 1: { 0: [0, 0, 0, 900, 100, 0, 0] } } }), 'broken'],
    ['a hidden own frame', codeOf({ n: 'a', b: 0, p: { 1: { 0: [0, 0, 0, 100, 100, 2, 0] } } }), 'broken'],
    ['a field too many', codeOf({ n: 'a', b: 0, p: {}, evil: 1 }), 'broken'],
    ['a long name', codeOf({ n: 'a'.repeat(25), b: 0, p: {} }), 'broken'],
    ['a code without end', `NECP1:${'A'.repeat(20_000)}`, 'broken'],
  ] as const)('that is %s is refused', (_what, code, fault) => {
    expect(decodeLayout(code)).toEqual({ ok: false, fault });
  });
});
