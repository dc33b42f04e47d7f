import * as z from 'zod';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { box, clipped, mirrored, moved, pathOf, type Polygon, ring } from './emblem-geometry';
import { emblemSymbolParts, emblemSymbols } from './emblem-symbols';

/** The outlines of emblems. Each is convex, so that patterns can be cut to it. */
export const emblemShapes = ['shield', 'circle', 'hexagon', 'diamond', 'square', 'pennant', 'octagon'] as const;
export type EmblemShape = (typeof emblemShapes)[number];

/** What divides the ground of an emblem between its two colours. */
export const emblemPatterns = [
  ...(['plain', 'border', 'halves', 'layers', 'quarters', 'bend', 'stripes', 'chevron', 'cross', 'rays'] as const),
] as const;
export type EmblemPattern = (typeof emblemPatterns)[number];

/** The colours of emblems as `#rrggbb`. */
export const emblemPalette = {
  ink: '#10151c',
  steel: '#5c6b7a',
  silver: '#b9c6d2',
  white: '#f2f6fa',
  crimson: '#c8213f',
  coral: '#ff6272',
  orange: '#f07a24',
  amber: '#ffb547',
  gold: '#d9a514',
  lime: '#a6d94a',
  green: '#2f9e63',
  teal: '#17867f',
  cyan: '#3fd0e0',
  blue: '#2f6bd8',
  navy: '#1d2f63',
  violet: '#7d4bd1',
  magenta: '#ff3d81',
  brown: '#6f4526',
} as const;
export type EmblemColour = keyof typeof emblemPalette;
export const emblemColours = Object.keys(emblemPalette) as [EmblemColour, ...EmblemColour[]];

/** An emblem: its outline, what divides its ground, what stands in the middle, and three colours. */
export const Emblem = z.strictObject({
  shape: z.enum(emblemShapes),
  pattern: z.enum(emblemPatterns),
  symbol: z.enum(emblemSymbols),
  /** The colour of the ground. */
  ground: z.enum(emblemColours),
  /** The second colour of the ground; a plain one does not show it. */
  second: z.enum(emblemColours),
  /** The colour of the symbol. */
  mark: z.enum(emblemColours),
});
export type Emblem = z.infer<typeof Emblem>;

const shield: Polygon = [
  [-24, -28],
  [24, -28],
  [24, 4],
  [21, 13],
  [15, 21],
  [8, 27],
  [0, 31],
  [-8, 27],
  [-15, 21],
  [-21, 13],
  [-24, 4],
];

/** The outline of each shape, clockwise on the screen. */
const outlines: Readonly<Record<EmblemShape, Polygon>> = {
  shield,
  circle: ring(40, 29),
  hexagon: ring(6, 31),
  diamond: ring(4, 32),
  square: box([-26, -26], [26, 26]),
  pennant: [
    [-25, -29],
    [25, -29],
    [25, 14],
    [0, 31],
    [-25, 14],
  ],
  octagon: ring(8, 31, 22.5),
};

const chevron = (top: number): Polygon[] => {
  const left: Polygon = [
    [-32, top + 24],
    [0, top],
    [0, top + 11],
    [-32, top + 35],
  ];
  return [left, mirrored(left)];
};

/** The areas of the second colour, before they are cut to the outline; each is convex. */
const areas: Readonly<Record<Exclude<EmblemPattern, 'border'>, readonly Polygon[]>> = {
  plain: [],
  halves: [box([0, -32], [32, 32])],
  layers: [box([-32, 0], [32, 32])],
  quarters: [box([0, -32], [32, 0]), box([-32, 0], [0, 32])],
  bend: [
    [
      [-32, -20],
      [-32, -32],
      [-20, -32],
      [32, 20],
      [32, 32],
      [20, 32],
    ],
  ],
  stripes: [box([-20, -32], [-10, 32]), box([-5, -32], [5, 32]), box([10, -32], [20, 32])],
  chevron: chevron(-8),
  cross: [box([-5.5, -32], [5.5, 32]), box([-32, -5.5], [32, 5.5])],
  rays: Array.from({ length: 6 }, (_, index) => [
    [0, 0],
    ...[-15, 15].map((by) => ring(1, 60, 30 + index * 60 + by)[0] ?? ([0, 0] as const)),
  ]),
};

/** An area of one colour. */
export interface EmblemLayer {
  readonly polygon: Polygon;
  /** `#rrggbb` */
  readonly colour: string;
}

/** Returns what an emblem is drawn of, from the lowest layer; the same choice always draws the same picture. */
export function emblemLayers({ shape, pattern, symbol, ground, second, mark }: Emblem): readonly EmblemLayer[] {
  const outline = outlines[shape];
  const [low, high] = [emblemPalette[ground], emblemPalette[second]];
  const isBorder = pattern === 'border';
  const divided = isBorder
    ? [{ polygon: moved(outline, { scale: 0.82 }), colour: low }]
    : areas[pattern].map((area) => ({ polygon: clipped(area, outline), colour: high }));
  const scale = symbolScale[shape];
  return [
    { polygon: outline, colour: isBorder ? high : low },
    ...divided.filter(({ polygon }) => polygon.length > 2),
    ...emblemSymbolParts(symbol).map(({ tone, polygon }) => ({
      polygon: moved(polygon, { scale }),
      colour: tone === 'symbol' ? emblemPalette[mark] : low,
    })),
  ];
}

/** How large a symbol is in each outline. */
const symbolScale: Readonly<Record<EmblemShape, number>> = {
  shield: 1,
  circle: 1.02,
  hexagon: 1,
  diamond: 0.84,
  square: 1.1,
  pennant: 1,
  octagon: 1.06,
};

/** The emblem as text in SVG, 64 by 64 with 0, 0 in the middle. */
export function emblemSvg(emblem: Emblem): string {
  const paths = emblemLayers(emblem).map(({ polygon, colour }) => `<path fill="${colour}" d="${pathOf(polygon)}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-32 -32 64 64">${paths.join('')}</svg>`;
}

/** Whether a symbol can be seen: its colour stands out from each colour that it lies on. */
export function canUseEmblem({ pattern, symbol, ground, second, mark }: Emblem): Verdict {
  const under = pattern === 'plain' || pattern === 'border' ? [ground] : [ground, second];
  if (symbol !== 'none' && under.includes(mark)) return refuse('guild.emblem_unseen');
  if (pattern !== 'plain' && ground === second) return refuse('guild.emblem_unseen');
  return allowed;
}

const words = ['shape', 'pattern', 'symbol', 'ground', 'second', 'mark'] as const;

/** Returns an emblem as one word, for rows and messages: `shield-halves-bolt-ink-crimson-gold`. */
export const emblemText = (emblem: Emblem): string => words.map((word) => emblem[word]).join('-');

/** Returns the emblem that a word stands for; null when there is none. */
export function emblemOf(text: string | null | undefined): Emblem | null {
  const parts = (text ?? '').split('-');
  const read = Emblem.safeParse(Object.fromEntries(words.map((word, index) => [word, parts[index]])));
  return parts.length === words.length && read.success ? read.data : null;
}

/** Returns the emblem of a guild that has chosen none; it follows from the tag, so that new guilds differ too. */
export function emblemFromTag(tag: string): Emblem {
  let hash = 2_166_136_261;
  for (const letter of tag) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const pick = <T>(from: readonly T[], first: T): T => {
    const chosen = from[hash % from.length] ?? first;
    hash = Math.imul(hash ^ (hash >>> 13), 1_540_483_477) >>> 0;
    return chosen;
  };
  const shape = pick(emblemShapes, 'shield');
  const pattern = pick(emblemPatterns, 'plain');
  const symbol = pick(emblemSymbols.slice(1), 'star');
  const ground = pick(darkColours, 'ink');
  const second = pick(
    darkColours.filter((colour) => colour !== ground),
    'steel',
  );
  return { shape, pattern, symbol, ground, second, mark: pick(lightColours, 'white') };
}

const darkColours: readonly EmblemColour[] = ['ink', 'crimson', 'navy', 'teal', 'violet', 'brown', 'steel'];
const lightColours: readonly EmblemColour[] = ['white', 'amber', 'cyan', 'lime', 'silver', 'coral'];
