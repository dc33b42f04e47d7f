import { type DressedLook, keyOfDressed } from '@necp/shared/character/outfit';
import { neonCss } from '../city/hues';
import type { PortraitOptions } from '../types';
import { clothHues, cyberwareHues, eyeHues, hairHues, hexOf, shade, skinTones } from './palette';
import type { PortraitFace } from './face';
import { collarShape } from './portrait-collar';
import { facewearShape, hasHairBehind, headwearShape } from './portrait-gear';
import { faceMarks } from './portrait-face';
import { hairBack, hairFront } from './portrait-hair';
import { implantShapes } from './portrait-implants';

/**
 * Returns a face as SVG text, 96 by 112, from the same choices as the figure in the world; it needs no style rules and
 * no scripts.
 */
export function portraitSvg(look: DressedLook, options: PortraitOptions = {}): string {
  const face = faceOf(look, options);
  const key = keyOf(look, options);
  const isAlive = options.motion === 'alive';
  const named =
    options.label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeText(options.label)}"`;
  const breath = isAlive
    ? '<animateTransform attributeName="transform" type="translate" values="0 0;0 0.7;0 0" dur="4.2s" ' +
      'repeatCount="indefinite"/>'
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 112" ${named}>${defs(key, face)}` +
    `<rect width="96" height="112" fill="url(#${key}b)"/>${backdrop(face)}` +
    `<g>${breath}${bustOf(face, { key, motion: options.motion })}</g>` +
    `<rect width="96" height="112" fill="url(#${key}v)"/></svg>`
  );
}

/** Returns head and shoulders alone, as a group for a larger picture, 96 by 112. */
export function bustSvg(look: DressedLook): string {
  const face = faceOf(look, {});
  const key = `b${keyOf(look, {})}`;
  return `<g>${defs(key, face)}${bustOf(face, { key, motion: 'still' })}</g>`;
}

/** Gradients have names of their own on each page, so the key has letters and digits only. */
function keyOf(look: DressedLook, { hue }: PortraitOptions): string {
  return `p${keyOfDressed(look).replace(/[^a-z0-9]+/g, 'x')}${hue ?? 'c'}`;
}

function bustOf(
  face: PortraitFace,
  { key, motion }: { readonly key: string; readonly motion: PortraitOptions['motion'] },
): string {
  const front = face.look.headwear === undefined ? hairFront(face) : '';
  const back = hasHairBehind(face.look) ? hairBack(face) : '';
  return (
    `${back}<g fill="url(#${key}s)">${neck(face)}</g>${collarShape(face)}` +
    `<path d="${headPath(face)}" ` +
    `fill="url(#${key}s)"/>${ears(face)}${shadows(face)}${faceMarks(face)}${nose(face)}${mouth(face)}` +
    `${eyes(face, motion)}${implantShapes(face)}${facewearShape(face)}${front}${headwearShape(face)}` +
    `<path d="${headPath(face)}" fill="url(#${key}r)"/>`
  );
}

function faceOf(look: DressedLook, options: PortraitOptions): PortraitFace {
  const skin = hexOf(skinTones, look.skin);
  return {
    look,
    skin,
    skinDark: shade(skin, 0.62),
    skinLight: shade(skin, 1.2),
    hair: hexOf(hairHues, look.hairHue),
    eye: hexOf(eyeHues, look.eyes),
    implant: hexOf(cyberwareHues, look.cyberwareHue),
    cloth: hexOf(clothHues, look.jacketHue),
    rim: neonCss[options.hue ?? 'cyan'],
    cheek: [19.5, 21, 22.5][look.body] ?? 21,
    jaw: [11.5, 14, 17][look.body] ?? 14,
  };
}

function defs(key: string, { rim, skin, skinDark, skinLight }: PortraitFace): string {
  return (
    `<defs><linearGradient id="${key}b" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#0A0E13"/>` +
    '<stop offset="1" stop-color="#1B2430"/></linearGradient>' +
    `<linearGradient id="${key}s" x1="0" y1="0" x2="1" y2="0.35"><stop offset="0" stop-color="${skinDark}"/>` +
    `<stop offset="0.42" stop-color="${skin}"/><stop offset="1" stop-color="${skinLight}"/></linearGradient>` +
    `<linearGradient id="${key}r" x1="0" y1="0" x2="1" y2="0">` +
    `<stop offset="0.72" stop-color="${rim}" stop-opacity="0"/>` +
    `<stop offset="1" stop-color="${rim}" stop-opacity="0.62"/></linearGradient>` +
    `<radialGradient id="${key}v" cx="0.5" cy="0.45" r="0.75">` +
    '<stop offset="0.6" stop-color="#05070A" stop-opacity="0"/>' +
    '<stop offset="1" stop-color="#05070A" stop-opacity="0.7"/></radialGradient></defs>'
  );
}

/** Draws out-of-focus windows of the district. */
function backdrop({ rim, look }: PortraitFace): string {
  const panes = [0, 1, 2, 3, 4, 5].map((i) => {
    const x = 6 + ((look.hairHue * 7 + i * 17) % 84);
    const y = 6 + ((look.jacketHue * 5 + i * 23) % 70);
    return (
      `<rect x="${x}" y="${y}" width="${3 + (i % 3) * 2}" height="${2 + (i % 2) * 3}" ` +
      `fill="${i % 2 ? rim : '#FFB547'}" opacity="${0.1 + (i % 3) * 0.06}"/>`
    );
  });
  return `<g>${panes.join('')}<rect x="70" y="0" width="1.5" height="112" fill="${rim}" opacity="0.18"/></g>`;
}

export function headPath({ cheek, jaw }: PortraitFace): string {
  const l = 48 - cheek;
  const r = 48 + cheek;
  return (
    `M${l} 44C${l} 24 ${48 - cheek * 0.6} 15 48 15S${r} 24 ${r} 44C${r} 56 ${r - 2} 62 ${48 + jaw + 2} ` +
    `69Q${48 + jaw * 0.6} 77 48 78.5Q${48 - jaw * 0.6} 77 ${48 - jaw - 2} 69C${l + 2} 62 ${l} 56 ${l} 44Z`
  );
}

function neck({ look }: PortraitFace): string {
  const half = [8, 10, 13][look.body] ?? 10;
  return (
    `<path d="M${48 - half} 66L${48 - half} 88Q48 98 ${48 + half} 88L${48 + half} 66Z"/>` +
    `<path d="M${48 - half} 70Q48 86 ${48 + half} 70L${48 + half} 76Q48 92 ${48 - half} 76Z" fill="#05070A" ` +
    'opacity="0.38"/>'
  );
}

function ears({ cheek, skinDark, skin }: PortraitFace): string {
  return (
    `<ellipse cx="${48 - cheek}" cy="48" rx="3" ry="6" fill="${skinDark}"/>` +
    `<ellipse cx="${48 + cheek}" cy="48" rx="3" ry="6" fill="${skin}"/>` +
    `<path d="M${48 + cheek} 45q1.6 2.4 0 5.4" stroke="${skinDark}" fill="none"/>`
  );
}

function shadows({ cheek, jaw, skinDark }: PortraitFace): string {
  return (
    `<g fill="${skinDark}"><path d="M${48 - cheek} 44C${48 - cheek} 56 ${50 - cheek} 62 ${46 - jaw} ` +
    `69Q${48 - jaw * 0.6} 77 48 78.5C38 72 35 60 36 40Z" opacity="0.35"/>` +
    `<path d="M36 42q5-4 10 0l-1 5q-4 2-8 0ZM50 42q5-4 10 0l-1 5q-4 2-8 0Z" opacity="0.32"/></g>`
  );
}

function nose({ skinDark, skinLight, look }: PortraitFace): string {
  const wide = 3 + (look.face % 3) * 0.7;
  return (
    `<path d="M47 44Q46 53 ${47 - wide * 0.5} 57Q48 60 ${49 + wide * 0.5} 57" fill="none" stroke="${skinDark}" ` +
    'stroke-width="1.3" stroke-linecap="round"/>' +
    `<path d="M49.4 44L49.6 55" stroke="${skinLight}" stroke-width="1.1" opacity="0.55"/>`
  );
}

function mouth({ skinDark, look, skin }: PortraitFace): string {
  const half = 6 + (look.body === 0 ? -0.5 : 0.5);
  const lip = shade(skin, 0.78);
  return (
    `<path d="M${48 - half} 66.4Q48 64 ${48 + half} 66.4Q48 71 ${48 - half} 66.4Z" fill="${lip}"/>` +
    `<path d="M${48 - half} 66.4Q48 67.6 ${48 + half} 66.4" stroke="${skinDark}" stroke-width="1.1" ` +
    `fill="none"/><path d="M45 72.4q3 1 6 0" stroke="${skinDark}" stroke-width="0.8" fill="none" ` +
    'opacity="0.6"/>'
  );
}

function eyes({ eye, hair, skinDark, skin, look }: PortraitFace, motion: PortraitOptions['motion']): string {
  const isOptic = look.eyes >= 4;
  const one = (cx: number): string =>
    `<path d="M${cx - 5} 46.5Q${cx} 42.4 ${cx + 5} 46.5Q${cx} 49.6 ${cx - 5} 46.5Z" ` +
    `fill="${isOptic ? '#0C1014' : '#E4E8EA'}"/>` +
    `<circle cx="${cx + 0.3}" cy="46" r="2.3" fill="${eye}"/>` +
    `<circle cx="${cx + 0.3}" cy="46" r="${isOptic ? 0.8 : 1.1}" fill="${isOptic ? '#FFFFFF' : '#0A0C0F'}"/>` +
    `<circle cx="${cx + 1.2}" cy="45.2" r="0.6" fill="#FFFFFF"/>` +
    (isOptic ? `<circle cx="${cx + 0.3}" cy="46" r="3.6" fill="${eye}" opacity="0.22"/>` : '') +
    `<path d="M${cx - 5.4} 46.6Q${cx} 41.6 ${cx + 5.4} 46.4" stroke="#15110F" stroke-width="1.3" fill="none" ` +
    'stroke-linecap="round"/>';
  const lid = (cx: number): string =>
    `<path d="M${cx - 5.6} 46.7Q${cx} 41 ${cx + 5.6} 46.7Q${cx} 50.4 ${cx - 5.6} 46.7Z" fill="${skin}" ` +
    'opacity="0"><animate attributeName="opacity" values="0;0;1;0;0" keyTimes="0;0.955;0.97;0.985;1" ' +
    `dur="${4.4 + (look.hair % 5) * 0.7}s" repeatCount="indefinite"/></path>`;
  const brow = look.hair === 0 ? skinDark : shade(hair, 0.7);
  const brows =
    `<path d="M35 40.6Q40 36.8 45 39.4M61 40.6Q56 36.8 51 39.4" stroke="${brow}" ` +
    `stroke-width="${look.body === 0 ? 1.6 : 2.3}" fill="none" stroke-linecap="round"/>`;
  return one(40) + one(56) + (motion === 'alive' ? lid(40) + lid(56) : '') + brows;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
