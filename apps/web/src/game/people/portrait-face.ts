import { shade } from './palette';
import type { PortraitFace } from './face';

/** Draws marks on a face: scars, freckles, beard, tattoos, paint, age. */
export function faceMarks(face: PortraitFace): string {
  return marks[face.look.face]?.(face) ?? '';
}

const marks: readonly ((face: PortraitFace) => string)[] = [
  () => '',
  ({ skinLight }) =>
    `<path d="M57 32L61 55" stroke="${skinLight}" stroke-width="1.6" stroke-linecap="round"/>` +
    `<path d="M57.6 36l3-1M59 44l3-1M60 51l3-1" stroke="${skinLight}" stroke-width="0.9"/>`,
  ({ skinDark }) =>
    `<g fill="${skinDark}" opacity="0.7">${[
      [38, 54],
      [41, 56],
      [44, 54],
      [52, 54],
      [55, 56],
      [58, 54],
      [47, 51],
      [50, 52],
      [40, 58],
      [57, 58],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="0.75"/>`)
      .join('')}</g>`,
  ({ hair, jaw, cheek }) =>
    `<path d="M${50 - cheek} 54Q${48 - jaw} 62 41 62Q48 59.6 55 62Q${48 + jaw} 62 ${46 + cheek} ` +
    `54Q${46 + cheek} 64 ${48 + jaw + 1} 70Q${48 + jaw * 0.6} 79 48 80.5Q${48 - jaw * 0.6} 79 ${47 - jaw} ` +
    `70Q${50 - cheek} 64 ${50 - cheek} 54Z" fill="${shade(hair, 0.75)}" opacity="0.86"/>`,
  ({ implant }) =>
    `<g stroke="${implant}" stroke-width="1.1" fill="none" opacity="0.85"><path d="M33 52l4 3v6l3 3"/>` +
    `<path d="M33 57l2 2v5"/></g><circle cx="40" cy="64" r="1" fill="${implant}"/>`,
  ({ rim }) =>
    '<path d="M33.5 44Q40 39 46 45L45 48Q40 45 34.5 48ZM62.5 44Q56 39 50 45L51 48Q56 45 61.5 48Z" ' +
    `fill="${rim}" opacity="0.42"/>` +
    '<path d="M41 66.2Q48 64 55 66.2Q48 71 41 66.2Z" fill="#8A1F46" opacity="0.8"/>',
  ({ skinDark }) =>
    `<g stroke="${skinDark}" stroke-width="0.9" fill="none" opacity="0.75">` +
    '<path d="M39 28q9-2.6 18 0M40 32q8-2 16 0"/><path d="M39.5 59q2 5-0.5 8M56.5 59q-2 5 0.5 8"/>' +
    '<path d="M34 49.5l-2 2.4M62 49.5l2 2.4"/></g>',
  ({ cloth, implant }) =>
    '<path d="M31 56Q48 53 65 56L62 70Q56 79 48 79.5Q40 79 34 70Z" fill="#171C22"/>' +
    `<path d="M42 66h12M42 69.5h12M43 73h10" stroke="${implant}" stroke-width="1"/>` +
    `<path d="M31 56L27 50M65 56L69 50" stroke="${shade(cloth, 0.6)}" stroke-width="2.4"/>`,
];
