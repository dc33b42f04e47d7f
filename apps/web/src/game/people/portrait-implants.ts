import type { PortraitFace } from './face';

/** Draws cyberware in the face: plates, seams, optics and ports, with a soft glow under each lit line. */
export function implantShapes(face: PortraitFace): string {
  return implants[face.look.cyberware]?.(face) ?? '';
}

const lit = (path: string, hue: string): string =>
  `<g fill="none" stroke="${hue}" stroke-linecap="round"><path d="${path}" stroke-width="4" opacity="0.22"/>` +
  `<path d="${path}" stroke-width="1.3"/></g>`;

const implants: readonly ((face: PortraitFace) => string)[] = [
  () => '',
  // Temple line.
  ({ implant, cheek }) => lit(`M${47 + cheek} 40L60 34L56 26`, implant),
  // Visor band.
  ({ implant, cheek }) =>
    `<path d="M${47 - cheek} 41H${49 + cheek}L${47 + cheek} 51Q48 53 ${49 - cheek} 51Z" ` +
    `fill="#0C1116"/>${lit(`M${50 - cheek} 46H${46 + cheek}`, implant)}`,
  // Spine port at the neck.
  ({ implant }) =>
    `<path d="M55 84L60 80L62 92L57 96Z" fill="#2A323B"/>${lit('M57 86L60 84M57.6 90L60.6 88', implant)}`,
  // Ear coil.
  ({ implant, cheek }) =>
    `<circle cx="${49 + cheek}" cy="48" r="6" fill="#1B222A" ` +
    `stroke="#46525E"/>${lit(`M${49 + cheek} 44a4 4 0 1 1-0.1 0`, implant)}`,
  // Chrome jaw.
  ({ implant, jaw, cheek }) =>
    `<path d="M${46 + cheek} 58Q${47 + cheek} 63 ${49 + jaw} 70Q${48 + jaw * 0.6} 78 48 79L50 70L58 62Z" ` +
    `fill="#7C8894"/><path d="M${46 + cheek} 58L58 62L50 70L48 79" fill="none" ` +
    `stroke="#39424C"/>${lit(`M58 65L52 72`, implant)}`,
  // Cheek plates.
  ({ implant, cheek }) =>
    `<path d="M${49 - cheek} 52L38 55L37 63L${50 - cheek} 62ZM${47 + cheek} 52L58 55L59 63L${46 + cheek} ` +
    `62Z" fill="#5A656F" opacity="0.92"/>${lit('M37 57.5L33 57M59 57.5L63 57', implant)}`,
  // Monocle and twin temple lines.
  ({ implant, cheek }) =>
    '<circle cx="56" cy="46" r="6.4" fill="#11171D" stroke="#5A656F" stroke-width="1.4"/>' +
    `<circle cx="56" cy="46" r="3.2" fill="${implant}"/>` +
    `<circle cx="56" cy="46" r="5" fill="${implant}" opacity="0.25"/>` +
    '<circle cx="57" cy="45" r="1" ' +
    `fill="#FFFFFF"/>${lit(`M62 43L${47 + cheek} 38M${49 - cheek} 40L36 34`, implant)}`,
];
