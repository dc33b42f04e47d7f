import type { DressedLook } from '@necp/shared/character/outfit';
import { clothHues, cyberwareHues, hexOf, shade, skinTones } from './palette';
import { bustSvg } from './portrait';

/** Half the width of hips and shoulders by build. */
const builds = [
  { hip: 10, shoulder: 16 },
  { hip: 12, shoulder: 19 },
  { hip: 14, shoulder: 22 },
] as const;
const bareArms: ReadonlySet<number> = new Set([0, 5]);
/** Coats and ponchos reach over the hips. */
const longJackets: Readonly<Record<number, number>> = { 3: 150, 9: 138 };

interface Body {
  readonly look: DressedLook;
  readonly hip: number;
  readonly shoulder: number;
  readonly cloth: string;
  readonly legs: string;
  readonly skin: string;
}

/**
 * Returns a whole person from the front as SVG text, 96 by 232, with the face of the portrait and everything that is
 * worn.
 */
export function wholePersonSvg(look: DressedLook, label?: string): string {
  const build = builds[look.body] ?? builds[1];
  const body: Body = {
    look,
    ...build,
    cloth: hexOf(clothHues, look.jacketHue),
    legs: hexOf(clothHues, look.legsHue),
    skin: hexOf(skinTones, look.skin),
  };
  const named = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeText(label)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 232" ${named}>` +
    '<ellipse cx="48" cy="224" rx="30" ry="6" fill="#05070A" opacity="0.6"/>' +
    `${trousers(body)}${shoes(body)}${arms(body)}${torso(body)}${bust(look)}</svg>`
  );
}

function bust(look: DressedLook): string {
  return `<g transform="translate(24 2) scale(0.5)">${bustSvg(look)}</g>`;
}

function torso({ look, hip, shoulder, cloth }: Body): string {
  const end = longJackets[look.jacket] ?? 112;
  const flare = end > 112 ? 4 : 0;
  const outline =
    `M${48 - shoulder} 58Q${48 - shoulder - 1} 80 ${48 - hip - 1} 100L${48 - hip - flare} ${end}H${48 + hip + flare}` +
    `L${49 + hip} 100Q${49 + shoulder} 80 ${48 + shoulder} 58Q48 50 ${48 - shoulder} 58Z`;
  return (
    `<path d="${outline}" fill="${shade(cloth, 0.78)}"/>` +
    `<path d="M48 54L${48 + shoulder} 58Q${49 + shoulder} 80 ${49 + hip} 100L${48 + hip + flare} ${end}H48Z" ` +
    `fill="${cloth}"/>${fronts[look.jacket]?.(cloth, end) ?? ''}`
  );
}

const zip = (end: number): string => `<path d="M48 58V${end}" stroke="#B9C2CB" stroke-width="0.9"/>`;
const belt = (cloth: string, y: number): string =>
  `<path d="M34 ${y}H62" stroke="${shade(cloth, 0.4)}" stroke-width="3"/>`;
/** What each jacket shows in front, below the collar. */
const fronts: readonly ((cloth: string, end: number) => string)[] = [
  () => '',
  (cloth, end) => zip(end) + belt(cloth, end - 2),
  (cloth, end) =>
    `<path d="M44 60L54 ${end}" stroke="#B9C2CB" stroke-width="0.9"/>` +
    `<path d="M33 62h8v10h-8ZM55 62h8v10h-8Z" fill="${shade(cloth, 1.25)}"/>`,
  (cloth, end) => `<path d="M48 58V${end}" stroke="${shade(cloth, 0.4)}"/>` + belt(cloth, 98),
  (cloth) => `<path d="M40 92H56L58 106H38Z" fill="${shade(cloth, 0.6)}"/>`,
  (cloth) => `<path d="M38 64h9v12h-9ZM49 64h9v12h-9ZM38 80h9v10h-9ZM49 80h9v10h-9Z" fill="${shade(cloth, 1.3)}"/>`,
  (cloth, end) =>
    [66, 76, 86, 96, 106]
      .map((y) => `<path d="M31 ${y}Q48 ${y + 4} 65 ${y}" stroke="${shade(cloth, 0.5)}" fill="none"/>`)
      .join('') + zip(end),
  (cloth) =>
    `<path d="M37 58L42 112M59 58L54 112" stroke="#0C1014" stroke-width="2.4"/>` +
    `<path d="M40 84H56V94H40Z" fill="${shade(cloth, 1.3)}"/>`,
  (cloth) =>
    '<path d="M43 56L48 84L53 56Z" fill="#D6DEE6"/><path d="M47 58h2l1 18-2 6-2-6Z" fill="#8A1F36"/>' +
    `<path d="M43 56L48 86L41 74ZM53 56L48 86L55 74Z" fill="${shade(cloth, 1.25)}"/>`,
  (cloth, end) =>
    `<path d="M28 ${end - 8}H68M28 ${end - 14}H68" stroke="${shade(cloth, 1.4)}" stroke-width="1.6" ` +
    'stroke-dasharray="4 2"/>',
];

function arms({ look, shoulder, cloth, skin }: Body): string {
  const isMetal = look.cyberware === 5 || look.cyberware === 6;
  const upper = look.jacket === 0 || look.jacket === 5 ? (isMetal ? '#5A626C' : skin) : cloth;
  const hand = look.gloveHue === undefined ? (isMetal ? '#7C8894' : skin) : hexOf(clothHues, look.gloveHue);
  const lower = bareArms.has(look.jacket) ? upper : cloth;
  const glow = isMetal
    ? `<path d="M${49 + shoulder} 70L${51 + shoulder} 96" stroke="${hexOf(cyberwareHues, look.cyberwareHue)}"/>`
    : '';
  const arm = (side: 1 | -1): string => {
    const x = 48 + side * shoulder;
    const light = side === 1 ? 1 : 0.76;
    return (
      `<path d="M${x - side * 3} 58Q${x + side * 5} 62 ${x + side * 5} 84L${x + side * 4} 112H${x - side * 3}` +
      `L${x - side * 3} 84Z" fill="${shade(lower, light)}"/>` +
      `<ellipse cx="${x + side * 1}" cy="117" rx="4.4" ry="6" fill="${shade(hand, light)}"/>` +
      (look.gloveHue === undefined
        ? ''
        : `<path d="M${x - side * 3.4} 109H${x + side * 4.6}" stroke="${shade(hand, 0.6)}" stroke-width="3"/>`)
    );
  };
  return arm(-1) + arm(1) + glow;
}

function trousers(body: Body): string {
  const { hip, legs, look } = body;
  const wide = look.legs === 2 ? 3 : look.legs === 0 ? -1 : 1;
  const leg = (side: 1 | -1): string =>
    `<path d="M48 108H${48 + side * hip}L${48 + side * (hip + wide)} 160L${48 + side * (hip - 1 + wide)} 214` +
    `H${48 + side * 3}L48 132Z" fill="${shade(legs, side === 1 ? 1 : 0.74)}"/>`;
  return leg(-1) + leg(1) + (cuts[look.legs]?.(body) ?? '');
}

/** What each cut of trousers adds: seams, pockets, turn-ups, patches, straps, plates. */
const cuts: readonly ((body: Body) => string)[] = [
  ({ legs }) => `<path d="M42 118L41 210M55 118L56 210" stroke="${shade(legs, 0.55)}" stroke-width="0.8"/>`,
  ({ legs, hip }) =>
    `<path d="M${46 - hip} 150h9v14h-9ZM${41 + hip} 150h9v14h-9Z" fill="${shade(legs, 0.56)}"/>` +
    `<path d="M${46 - hip} 153h9M${41 + hip} 153h9" stroke="${shade(legs, 1.3)}" stroke-width="0.8"/>`,
  ({ legs, hip }) =>
    `<path d="M${44 - hip} 206H46V214H${44 - hip}ZM50 206H${52 + hip}V214H50Z" fill="${shade(legs, 1.3)}"/>`,
  ({ legs }) => `<path d="M37 160h8v12h-8Z" fill="${shade(legs, 1.35)}"/><path d="M52 176h7v9h-7Z" fill="#0C1014"/>`,
  ({ legs, hip }) =>
    `<path d="M${48 - hip} 112L44 60M${48 + hip} 112L52 60" stroke="${shade(legs, 0.6)}" stroke-width="2.4"/>` +
    `<path d="M${47 - hip} 178H47V216H${46 - hip}ZM49 178H${49 + hip}L${50 + hip} 216H49Z" ` +
    `fill="${shade(legs, 0.5)}"/>`,
  ({ legs, hip }) =>
    `<path d="M${47 - hip} 124h10v26h-10ZM${39 + hip} 124h10v26h-10ZM${47 - hip} 166h9v36h-9Z` +
    `M${40 + hip} 166h9v36h-9Z" ` +
    `fill="${shade(legs, 1.35)}" stroke="${shade(legs, 0.5)}"/>`,
];

const soles = ['#20242A', '#3A2F28', '#C9CFD6', '#5B2A33', '#2F3F4A', '#17191C'] as const;

function shoes({ look, hip }: Body): string {
  const hue = look.shoeHue === undefined ? hexOf(soles, look.legs) : hexOf(clothHues, look.shoeHue);
  const shoe = (side: 1 | -1): string =>
    `<path d="M${48 + side * 2} 210H${48 + side * (hip + 1)}L${48 + side * (hip + 4)} 222H${48 + side * 2}Z" ` +
    `fill="${shade(hue, side === 1 ? 1.1 : 0.8)}"/>` +
    `<path d="M${48 + side * 2} 222H${48 + side * (hip + 4)}V225H${48 + side * 2}Z" fill="#0C1014"/>`;
  return shoe(-1) + shoe(1);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
