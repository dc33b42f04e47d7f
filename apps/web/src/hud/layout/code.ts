import {
  anchors,
  canUseHud,
  HudLayout,
  type HudPart,
  type HudPlace,
  hudPresets,
  screenClasses,
  Shown,
} from '@necp/shared/settings/hud';
import * as z from 'zod';
import type { Draft } from './draft';

/** The first characters of a layout's code, with the version of what follows. */
const head = 'NECP1:';
const anyHead = /^NECP\d{1,4}:/;
/** The longest code that is read; the largest layout has about half as many characters. */
const longest = 12_000;

/** The texts of `settings.hud.code` that say why a code cannot be read. */
export type CodeFault = 'foreign' | 'newer' | 'broken';
export type ReadCode =
  | { readonly ok: true; readonly layout: Omit<Draft, 'id'> }
  | { readonly ok: false; readonly fault: CodeFault };

/** A place: anchor, x and y in thousandths of a rem, size and opacity in percent, when it is shown, columns. */
const Row = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]);
const Content = z.strictObject({
  n: z.string(),
  b: z.int(),
  p: z.record(z.string(), z.record(z.string(), Row)),
});

/** Returns a layout as a short text that another player can paste. */
export function encodeLayout({ name, base, places }: Omit<Draft, 'id'>): string {
  const content: z.infer<typeof Content> = {
    n: name,
    b: hudPresets.indexOf(base),
    p: Object.fromEntries(
      screenClasses.flatMap((screen, index) => {
        const parts = Object.entries(places[screen] ?? {}) as [HudPart, HudPlace][];
        if (parts.length === 0) return [];
        return [[index, Object.fromEntries(parts.map(([part, place]) => [partNames.indexOf(part), rowOf(place)]))]];
      }),
    ),
  };
  return head + toBase64Url(JSON.stringify(content));
}

/** A part's place in this list is its name in a code, so new parts are added at the end. */
const partNames: readonly HudPart[] = [
  'frame',
  'target',
  'map',
  'buttons',
  'tracker',
  'chat',
  'bar',
  'otherBar',
  'experience',
  'weapon',
  'prompt',
  'gains',
  'moveStick',
  'aimStick',
  'thumbs',
];
const shownNames = Shown.options;

const rowOf = ({ at, x, y, scale, opacity, shown, columns = 0 as never }: HudPlace): z.infer<typeof Row> => [
  anchors.indexOf(at),
  Math.round(x * 1000),
  Math.round(y * 1000),
  Math.round(scale * 100),
  Math.round(opacity * 100),
  shownNames.indexOf(shown),
  columns,
];

/** Reads a code that a player pasted. Whatever is not a valid layout of this version is refused as a whole. */
export function decodeLayout(code: string): ReadCode {
  const text = code.trim();
  if (!anyHead.test(text)) return { ok: false, fault: 'foreign' };
  if (!text.startsWith(head)) return { ok: false, fault: 'newer' };
  const content = text.length > longest ? undefined : Content.safeParse(parse(text.slice(head.length))).data;
  const layout = content && layoutOf(content);
  return layout ? { ok: true, layout } : { ok: false, fault: 'broken' };
}

/** An id of no layout: the reader gives the layout its own. */
const noId = '00000000-0000-4000-8000-000000000000';

function layoutOf({ n: name, b: base, p: screens }: z.infer<typeof Content>): Omit<Draft, 'id'> | null {
  const places = Object.fromEntries(
    Object.entries(screens).map(([screen, parts]) => [
      screenClasses[Number(screen)] ?? '?',
      Object.fromEntries(Object.entries(parts).map(([part, row]) => [partNames[Number(part)] ?? '?', placeOf(row)])),
    ]),
  );
  const layout = HudLayout.safeParse({ id: noId, name: name || '?', base: hudPresets[base], places }).data;
  if (!layout || !canUseHud({ chosen: {}, layouts: [layout] }).ok) return null;
  return { name, base: layout.base, places: layout.places };
}

const placeOf = ([at, x, y, scale, opacity, shown, columns]: z.infer<typeof Row>) => ({
  at: anchors[at],
  x: x / 1000,
  y: y / 1000,
  scale: scale / 100,
  opacity: opacity / 100,
  shown: shownNames[shown],
  ...(columns === 0 ? {} : { columns }),
});

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Returns the content of a code; undefined when it is no JSON in base64url. */
function parse(encoded: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
