import { shade } from './palette';
import type { PortraitFace } from './face';

/** Draws shoulders and collar in the style of the jacket. */
export function collarShape(face: PortraitFace): string {
  return body(face) + (collars[face.look.jacket]?.(face) ?? '');
}

function body({ cloth, look, rim }: PortraitFace): string {
  const wide = [31, 36, 41][look.body] ?? 36;
  const path =
    `M${48 - wide} 112Q${50 - wide} 94 ${48 - wide * 0.55} 90L38 85Q48 97 58 85L${48 + wide * 0.55} ` +
    `90Q${46 + wide} 94 ${48 + wide} 112Z`;
  return (
    `<path d="${path}" fill="${shade(cloth, 0.8)}"/>` +
    `<path d="M48 97L${48 + wide} 112L${48 + wide * 0.55} 90L58 85Z" fill="${cloth}"/>` +
    `<path d="M${48 + wide * 0.55} 90Q${46 + wide} 94 ${48 + wide} 112" stroke="${rim}" stroke-width="1.2" ` +
    'fill="none" opacity="0.7"/>'
  );
}

const flaps = (fill: string, edge: string): string =>
  `<path d="M37 84L29 92L42 108L48 98Z" fill="${fill}"/><path d="M59 84L67 92L54 108L48 98Z" fill="${edge}"/>`;
const high = (fill: string, edge: string): string =>
  `<path d="M34 80Q33 90 36 97Q48 104 60 97Q63 90 62 80Q58 90 48 92Q38 90 34 80Z" fill="${fill}"/>` +
  `<path d="M62 80Q63 90 60 97" stroke="${edge}" stroke-width="1" fill="none"/>`;

const collars: readonly ((face: PortraitFace) => string)[] = [
  ({ cloth }) => `<path d="M38 85Q48 97 58 85L60 88Q48 102 36 88Z" fill="${shade(cloth, 1.15)}"/>`,
  ({ cloth }) =>
    high(shade(cloth, 0.6), shade(cloth, 1.3)) + '<path d="M48 98V112" stroke="#B9C2CB" stroke-width="1.2"/>',
  ({ cloth }) =>
    flaps(shade(cloth, 0.5), shade(cloth, 0.72)) +
    '<path d="M30 93l3-2M66 93l-3-2" stroke="#C9CFD6" stroke-width="1.4"/>' +
    '<path d="M44 104L52 112" stroke="#B9C2CB" stroke-width="1.2"/>',
  ({ cloth }) =>
    `<path d="M35 78L26 92L40 112L48 98Z" fill="${shade(cloth, 0.6)}"/>` +
    `<path d="M61 78L70 92L56 112L48 98Z" fill="${shade(cloth, 1.12)}"/>`,
  ({ cloth }) =>
    '<path d="M30 90Q32 76 40 80Q48 92 56 80Q64 76 66 90Q58 102 48 102Q38 102 30 90Z" ' +
    `fill="${shade(cloth, 0.66)}"/><path d="M44 101v9M52 101v9" stroke="#D6DEE6" stroke-width="1"/>`,
  ({ cloth }) =>
    `<path d="M34 92H62L66 112H30Z" fill="${shade(cloth, 0.56)}"/>` +
    `<path d="M37 96H46V104H37ZM50 96H59V104H50Z" fill="${shade(cloth, 1.12)}"/>`,
  ({ cloth }) =>
    high(shade(cloth, 0.9), shade(cloth, 1.3)) +
    `<path d="M18 100Q48 108 78 100M14 107Q48 114 82 107" stroke="${shade(cloth, 0.5)}" stroke-width="1.4" ` +
    'fill="none"/>',
  ({ cloth, implant }) =>
    high('#14181D', implant) +
    '<path d="M32 92L38 112M64 92L58 112" stroke="#0C1014" stroke-width="3"/>' +
    `<path d="M60 96L68 100" stroke="${implant}" stroke-width="1.2"/>` +
    `<path d="M40 112L44 101" stroke="${shade(cloth, 1.3)}" stroke-width="1"/>`,
  ({ cloth }) =>
    '<path d="M40 88L48 108L56 88Q48 98 40 88Z" fill="#D6DEE6"/>' +
    `<path d="M46 98L48 96L50 98L49 112H47Z" fill="#8A1F36"/>${flaps(shade(cloth, 0.7), shade(cloth, 1.18))}`,
  ({ cloth }) =>
    `<path d="M12 112Q16 88 38 86Q48 100 58 86Q80 88 84 112Z" fill="${shade(cloth, 0.85)}"/>` +
    `<path d="M20 104Q48 116 76 104" stroke="${shade(cloth, 1.4)}" stroke-width="2" fill="none" ` +
    'stroke-dasharray="4 2"/>',
];
