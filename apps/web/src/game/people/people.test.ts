import { describe, expect, it } from 'vitest';
import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import { dressed } from '@necp/shared/character/outfit';
import { contentParts } from '@necp/content/client';
import { clothHues, cyberwareHues, eyeHues, hairHues, skinTones } from './palette';
import { portraitSvg } from './portrait';
import { wholePersonSvg } from './whole-person';
import { makeGait, poseOf, stepGait } from './walk';

const { items } = await contentParts.items();
const plain = Object.fromEntries(lookFields.map((field) => [field, 0])) as Look;

describe('character looks', () => {
  it('have a colour for every choice', () => {
    expect(skinTones).toHaveLength(lookChoices.skin);
    expect(hairHues).toHaveLength(lookChoices.hairHue);
    expect(eyeHues).toHaveLength(lookChoices.eyes);
    expect(cyberwareHues).toHaveLength(lookChoices.cyberwareHue);
    expect(clothHues).toHaveLength(lookChoices.jacketHue);
    expect(clothHues).toHaveLength(lookChoices.legsHue);
  });

  it.each(lookFields.filter((field) => field !== 'legs' && field !== 'legsHue'))(
    'show every choice of %s in the portrait',
    (field) => {
      // The colour of cyberware shows only on those who have some.
      const base = field === 'cyberwareHue' ? { ...plain, cyberware: 1 } : { ...plain, hair: field === 'hair' ? 0 : 2 };
      const pictures = Array.from({ length: lookChoices[field] }, (_, choice) =>
        withoutIds(portraitSvg({ ...base, [field]: choice })),
      );
      expect(new Set(pictures).size).toBe(lookChoices[field]);
    },
  );
});

/** Removes gradient names, which contain the look and would make every picture differ. */
function withoutIds(svg: string): string {
  return svg.replace(/(id="|#)b?p[0-9a-z]+(?=["bsrv)])/g, '');
}

describe('a portrait', () => {
  it('is well-formed and has a name for screen readers only when asked for', () => {
    const svg = portraitSvg(plain, { label: 'Клык <"&' });
    expect(svg.startsWith('<svg')).toBe(true);
    expect(svg).toContain('aria-label="Клык &#60;&#34;&#38;"');
    expect(portraitSvg(plain)).toContain('aria-hidden="true"');
    const opened = svg.match(/<[a-zA-Z]+(?=[\s>])/g)?.length ?? 0;
    const closed = (svg.match(/<\/[a-zA-Z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0);
    expect(opened).toBe(closed);
  });

  it('is animated only when asked', () => {
    expect(portraitSvg(plain, { motion: 'still' })).not.toContain('<animate');
    expect(portraitSvg(plain, { motion: 'alive' })).toContain('<animate');
  });
});

describe('walking', () => {
  it('swings the feet alternately and rests when standing', () => {
    const gait = makeGait(0);
    for (let i = 0; i < 30; i += 1) stepGait(gait, { seconds: 1 / 60, walkedTiles: 0.07, heading: 0, facing: 0 });
    gait.phase = 0.25;
    const walking = poseOf(gait);
    expect(walking.leftFoot).toBeGreaterThan(walking.rightFoot);
    for (let i = 0; i < 120; i += 1) stepGait(gait, { seconds: 1 / 60, walkedTiles: 0, heading: 0, facing: 0 });
    const still = poseOf(gait);
    expect(Math.abs(still.leftFoot - still.rightFoot)).toBeLessThan(0.01);
  });

  it('takes the same steps at every frame rate', () => {
    const slow = makeGait(0);
    const fast = makeGait(0);
    for (let i = 0; i < 10; i += 1) stepGait(slow, { seconds: 0.1, walkedTiles: 0.42, heading: 0, facing: 0 });
    for (let i = 0; i < 100; i += 1) stepGait(fast, { seconds: 0.01, walkedTiles: 0.042, heading: 0, facing: 0 });
    expect(slow.phase).toBeCloseTo(fast.phase, 5);
  });
});

describe('what is worn', () => {
  const wardrobe = items.flatMap((item) => (item.kind === 'armour' ? [item] : []));
  const wearing = (id: string) => dressed(plain, [id], (one) => wardrobe.find((item) => item.id === one)?.shows);

  it('is something to be seen for every piece of armour', () => {
    expect(wardrobe.filter(({ shows }) => shows === undefined).map(({ id }) => id)).toEqual([]);
  });

  it.each(wardrobe.map(({ id, slot }) => [id, slot] as const))('%s changes the whole person', (id, slot) => {
    expect(withoutIds(wholePersonSvg(wearing(id)))).not.toBe(withoutIds(wholePersonSvg(plain)));
    const isOnPortrait = slot === 'head' || slot === 'face' || slot === 'torso';
    expect(withoutIds(portraitSvg(wearing(id))) !== withoutIds(portraitSvg(plain))).toBe(isOnPortrait);
  });

  it('shows every cut and colour of trousers on the whole person', () => {
    for (const field of ['legs', 'legsHue'] as const) {
      const pictures = Array.from({ length: lookChoices[field] }, (_, choice) =>
        withoutIds(wholePersonSvg({ ...plain, [field]: choice })),
      );
      expect(new Set(pictures).size).toBe(lookChoices[field]);
    }
  });
});
