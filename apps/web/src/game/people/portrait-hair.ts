import { shade } from './palette';
import type { PortraitFace } from './face';

/** Draws hair behind the neck. */
export function hairBack(face: PortraitFace): string {
  return (backs[face.look.hair] ?? none)(face);
}

/** Draws hair over the forehead and the temples. */
export function hairFront(face: PortraitFace): string {
  return (fronts[face.look.hair] ?? none)(face);
}

type Layer = (face: PortraitFace) => string;
const none: Layer = () => '';

/** Draws hair down to `brow`, with a lighter right side and a few strands. */
function cap({ hair, cheek, rim }: PortraitFace, brow: number): string {
  const l = 47 - cheek;
  const r = 49 + cheek;
  return (
    `<path d="M${l} 47C${l - 2} 20 34 9 48 9S${r + 2} 20 ${r} 47Q${r - 2} 36 ${r - 5} ${brow + 4}Q54 ${brow} ` +
    `48 ${brow + 1}Q40 ${brow} ${l + 5} ${brow + 4}Q${l + 2} 36 ${l} 47Z" fill="${hair}"/>` +
    `<path d="M52 10C66 12 ${r + 1} 22 ${r - 1} 40Q${r - 3} 32 ${r - 6} ${brow + 3}Q58 18 52 10Z" ` +
    `fill="${shade(hair, 1.22)}"/>` +
    `<path d="M60 12Q${r} 18 ${r} 36" stroke="${rim}" stroke-width="1" fill="none" opacity="0.6"/>`
  );
}

const backs: Partial<Record<number, Layer>> = {
  4: ({ hair }) => `<path d="M64 22Q82 30 76 62Q74 74 68 80Q72 60 62 40Z" fill="${shade(hair, 0.75)}"/>`,
  5: ({ hair }) => `<path d="M24 40Q20 80 26 100L40 96V40ZM72 40Q76 80 70 100L56 96V40Z" fill="${shade(hair, 0.7)}"/>`,
  6: ({ hair }) => `<path d="M24 36Q20 66 28 74L40 72V36ZM72 36Q76 66 68 74L56 72V36Z" fill="${shade(hair, 0.72)}"/>`,
  7: ({ hair }) => `<circle cx="48" cy="32" r="31" fill="${shade(hair, 0.8)}"/>`,
  8: ({ hair }) =>
    [22, 26, 31, 65, 70, 74]
      .map(
        (x, i) =>
          `<path d="M${x} 34Q${x + (i < 3 ? -4 : 4)} 60 ${x + (i < 3 ? -1 : 1)} ${78 + (i % 3) * 6}" ` +
          `stroke="${shade(hair, i % 2 ? 0.65 : 0.9)}" stroke-width="5" stroke-linecap="round" fill="none"/>`,
      )
      .join(''),
  10: ({ hair }) =>
    `<circle cx="48" cy="8" r="9" fill="${shade(hair, 0.85)}"/>` +
    `<path d="M42 6q6-5 12 0" stroke="${shade(hair, 1.3)}" fill="none"/>`,
};

const fronts: Partial<Record<number, Layer>> = {
  0: () =>
    '<path d="M38 20Q46 15.5 54 18" stroke="#FFFFFF" stroke-width="2" opacity="0.18" fill="none" ' +
    'stroke-linecap="round"/>',
  1: (face) => `<g opacity="0.8">${cap(face, 23)}</g>`,
  2: (face) => `${cap(face, 26)}<path d="M33 28Q40 18 52 17Q44 22 40 30Z" fill="${shade(face.hair, 1.15)}"/>`,
  3: ({ hair }) =>
    `<path d="M42 22Q40 4 50 1Q60 4 55 22Q48 18 42 22Z" fill="${hair}"/>` +
    `<path d="M50 2Q58 6 54 20" stroke="${shade(hair, 1.4)}" fill="none" stroke-width="1.4"/>` +
    `<path d="M29 40Q28 24 40 18M67 40Q68 24 56 18" stroke="${shade(hair, 0.6)}" stroke-width="1" ` +
    'fill="none" opacity="0.5"/>',
  4: (face) => cap(face, 24),
  5: (face) =>
    `${cap(face, 25)}<path d="M29 34Q25 60 29 84L35 78Q31 56 34 34ZM67 34Q71 60 67 84L61 78Q65 56 62 34Z" ` +
    `fill="${face.hair}"/>`,
  6: (face) =>
    `${cap(face, 31)}<path d="M27 40Q25 62 31 70L36 66Q32 52 33 38ZM69 40Q71 62 65 70L60 66Q64 52 63 38Z" ` +
    `fill="${face.hair}"/>`,
  7: (face) =>
    `<path d="M24 40Q20 14 48 8Q76 14 72 40Q66 26 58 26Q48 22 38 26Q30 26 24 40Z" fill="${face.hair}"/>${[
      [30, 20],
      [40, 13],
      [52, 12],
      [64, 18],
      [70, 30],
      [27, 31],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="5" fill="${shade(face.hair, 1.14)}"/>`)
      .join('')}`,
  8: (face) =>
    `${cap(face, 24)}` +
    [34, 40, 46, 52, 58]
      .map(
        (x, i) =>
          `<path d="M${x} 14Q${x - 3} 22 ${x - 4 + i} 30" stroke="${shade(face.hair, i % 2 ? 1.25 : 0.75)}" ` +
          'stroke-width="3.4" stroke-linecap="round" fill="none"/>',
      )
      .join(''),
  9: (face) =>
    `<path d="M29 42Q28 26 38 19" stroke="${shade(face.hair, 0.6)}" stroke-width="4" fill="none" ` +
    `opacity="0.55"/><path d="M36 20Q48 6 62 14Q74 22 69 46Q66 34 58 29Q44 30 33 24Z" fill="${face.hair}"/>` +
    `<path d="M46 12Q64 14 68 34" stroke="${shade(face.hair, 1.35)}" stroke-width="1.4" fill="none"/>`,
  10: (face) => cap(face, 23),
  11: (face) =>
    `${cap(face, 25)}<path d="M28 30L22 16L34 20L34 6L44 16L50 2L55 15L66 7L63 20L75 18L68 32Q58 20 48 20T28 ` +
    `30Z" fill="${shade(face.hair, 1.08)}"/>`,
};
