import type { DressedLook } from '@necp/shared/character/outfit';
import type { PortraitFace } from './face';
import { clothHues, hexOf, shade } from './palette';

/** Under a hat only hair that falls over the neck is seen. */
const fallingHair: ReadonlySet<number> = new Set([4, 5, 6, 7, 8]);

export function hasHairBehind({ headwear, hair }: DressedLook): boolean {
  return headwear === undefined || fallingHair.has(hair);
}

/** Draws what covers the eyes or the mouth. */
export function facewearShape(face: PortraitFace): string {
  const { facewear, facewearHue = 0 } = face.look;
  return facewear === undefined ? '' : onFace[facewear](face, hexOf(clothHues, facewearHue));
}

/** Draws what covers the head. */
export function headwearShape(face: PortraitFace): string {
  const { headwear, headwearHue = 0 } = face.look;
  return headwear === undefined ? '' : onHead[headwear](face, hexOf(clothHues, headwearHue));
}

type Layer = (face: PortraitFace, hue: string) => string;

const onFace: Readonly<Record<NonNullable<DressedLook['facewear']>, Layer>> = {
  paper_mask: ({ cheek, jaw }, hue) =>
    `<path d="M${50 - cheek} 50L${46 - cheek} 46M${46 + cheek} 50L${50 + cheek} 46" stroke="${shade(hue, 0.8)}" ` +
    'stroke-width="1"/>' +
    `<path d="M${50 - cheek} 55Q48 50 ${46 + cheek} 55L${48 + jaw} 71Q48 82 ${48 - jaw} 71Z" fill="${hue}"/>` +
    `<path d="M${51 - cheek} 61Q48 58 ${45 + cheek} 61M${52 - cheek} 66Q48 64 ${44 + cheek} 66" ` +
    `stroke="${shade(hue, 0.72)}" stroke-width="1" fill="none"/>`,
  filter: ({ cheek, jaw }, hue) =>
    `<path d="M${49 - cheek} 54Q48 51 ${47 + cheek} 54L${49 + jaw} 72Q48 82 ${47 - jaw} 72Z" ` +
    `fill="${shade(hue, 0.5)}"/><path d="M43 56H53L55 70H41Z" fill="${hue}"/>` +
    [36, 60]
      .map(
        (x) =>
          `<circle cx="${x}" cy="68" r="6.5" fill="${shade(hue, 0.75)}" stroke="#0C1014"/>` +
          `<circle cx="${x}" cy="68" r="3" fill="#61D394" opacity="0.85"/>`,
      )
      .join(''),
  shades: ({ cheek }, hue) =>
    `<path d="M${48 - cheek} 43H${48 + cheek}" stroke="${shade(hue, 0.7)}" stroke-width="2"/>` +
    `<path d="M31.5 42H46.5L44.5 51Q39 54 33.5 51ZM49.5 42H64.5L62.5 51Q57 54 51.5 51Z" ` +
    `fill="#0A0D11" stroke="${hue}" stroke-width="1.2"/>` +
    '<path d="M34 44L40 44M52 44L58 44" stroke="#D6DEE6" stroke-width="1" opacity="0.55"/>',
};

const dome = (cheek: number, brow: number): string =>
  `M${44 - cheek} ${brow}C${43 - cheek} 12 36 4 48 4S${53 + cheek} 12 ${52 + cheek} ${brow}Z`;

const onHead: Readonly<Record<NonNullable<DressedLook['headwear']>, Layer>> = {
  hard_hat: ({ cheek, rim }, hue) =>
    `<path d="${dome(cheek, 31)}" fill="${hue}"/>` +
    `<path d="M44 4.5Q42 16 43 30H53Q54 16 52 4.5Z" fill="${shade(hue, 1.3)}"/>` +
    `<path d="M${40 - cheek} 34Q48 24 ${56 + cheek} 34L${54 + cheek} 37Q48 29 ${42 - cheek} 37Z" ` +
    `fill="${shade(hue, 0.62)}"/><path d="M${52 + cheek} 30Q${52 + cheek} 12 60 7" stroke="${rim}" fill="none" ` +
    'opacity="0.7"/>',
  courier_lid: ({ cheek, rim }, hue) =>
    `<path d="M${43 - cheek} 60C${40 - cheek} 14 36 3 48 3S${56 + cheek} 14 ${53 + cheek} 60L${48 + cheek} 66V36` +
    `Q48 29 ${48 - cheek} 36V66Z" fill="${hue}"/>` +
    `<path d="M${47 - cheek} 36Q48 28 ${49 + cheek} 36L${48 + cheek} 41Q48 34 ${48 - cheek} 41Z" ` +
    `fill="${shade(hue, 0.5)}"/><path d="M58 5Q62 18 62 31" stroke="${shade(hue, 1.4)}" stroke-width="4" ` +
    `fill="none"/><path d="M${47 - cheek} 36Q48 27 ${49 + cheek} 36" stroke="${rim}" fill="none"/>`,
  lamp_helm: ({ cheek }, hue) =>
    `<path d="${dome(cheek, 36)}" fill="${shade(hue, 0.62)}"/>` +
    `<path d="M${44 - cheek} 36H${52 + cheek}V41H${44 - cheek}Z" fill="${shade(hue, 0.4)}"/>` +
    '<circle cx="48" cy="25" r="13" fill="#FFB547" opacity="0.22"/>' +
    `<circle cx="48" cy="25" r="7" fill="${shade(hue, 0.4)}"/><circle cx="48" cy="25" r="4.6" fill="#FFE3B0"/>`,
  shroud: ({ cheek }, hue) =>
    `<path d="M${42 - cheek} 92C${36 - cheek} 20 34 6 48 6S${60 + cheek} 20 ${54 + cheek} 92Q${52 + cheek} 40 48 30` +
    `Q${44 - cheek} 40 ${42 - cheek} 92Z" fill="${shade(hue, 0.8)}"/>` +
    `<path d="M${46 - cheek} 40Q48 31 ${50 + cheek} 40V56Q48 62 ${46 - cheek} 56Z" fill="${hue}" opacity="0.3"/>` +
    `<path d="M${46 - cheek} 44H${50 + cheek}M${46 - cheek} 49H${50 + cheek}M${46 - cheek} 54H${50 + cheek}" ` +
    `stroke="${shade(hue, 1.5)}" stroke-width="0.7" opacity="0.7"/>`,
};
