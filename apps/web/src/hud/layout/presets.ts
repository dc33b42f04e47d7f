import {
  type HudPart,
  type HudPlace,
  type HudPreset,
  hudPresets,
  partsOn,
  type ScreenClass,
} from '@necp/shared/settings/hud';
import { mirrored } from './place';

/** The place of every part that the screen shows. */
export type Places = Readonly<Partial<Record<HudPart, HudPlace>>>;

type Short = readonly [at: HudPlace['at'], x: number, y: number, changes?: Partial<HudPlace>];
type ShortPlaces = Partial<Record<HudPart, Short>>;

/** Panels at the edges, the city in the middle. */
const standard: ShortPlaces = {
  frame: ['top_left', 1, 1],
  target: ['top', 0, 1],
  map: ['top_right', 1, 1],
  buttons: ['top_right', 1, 16.5],
  tracker: ['top_right', 1, 21],
  chat: ['bottom_left', 1, 1],
  bar: ['bottom', -4.25, 2.125],
  otherBar: ['bottom', -4.25, 5.375],
  experience: ['bottom', -4.25, 1],
  weapon: ['bottom', 14.5, 1],
  prompt: ['bottom', 0, 9],
  gains: ['bottom_left', 1, 17],
};

/** The chat is smaller and reaches to the bars. */
const narrow: ShortPlaces = {
  ...standard,
  bar: ['bottom_right', 11.75, 2.125],
  otherBar: ['bottom_right', 15.625, 5.375],
  experience: ['bottom_right', 11.75, 1],
  weapon: ['bottom_right', 1, 1],
  gains: ['bottom_left', 1, 14],
};

/** Own frame and target beside the character, what one reads at the edges. */
const centred: ShortPlaces = {
  ...standard,
  frame: ['bottom', -13, 18],
  target: ['bottom', 13, 18],
  tracker: ['top_left', 1, 1],
  bar: ['bottom', 0, 2.125],
  otherBar: ['bottom', 0, 5.375],
  experience: ['bottom', 0, 1],
  weapon: ['bottom', 18.75, 1],
};

/** Smaller panels and one hotbar: the most of the city. */
const compact: ShortPlaces = {
  frame: ['top_left', 0.75, 0.75, { scale: 0.8 }],
  target: ['top', 0, 0.75, { scale: 0.85 }],
  map: ['top_right', 0.75, 0.75, { scale: 0.8 }],
  buttons: ['top_right', 0.75, 13.125, { scale: 0.8, opacity: 0.8 }],
  tracker: ['top_right', 0.75, 16.75, { scale: 0.85, opacity: 0.9 }],
  chat: ['bottom_left', 0.75, 0.75, { scale: 0.8, opacity: 0.8 }],
  bar: ['bottom', 0, 1.625, { scale: 0.85 }],
  otherBar: ['bottom', 0, 4.375, { scale: 0.85, shown: 'never' }],
  experience: ['bottom', 0, 0.75, { scale: 0.85 }],
  weapon: ['bottom', 15.75, 0.75, { scale: 0.85 }],
  prompt: ['bottom', 0, 6, { scale: 0.9 }],
  gains: ['bottom_left', 0.75, 13.25, { scale: 0.85 }],
};

const upright: ShortPlaces = {
  frame: ['top_left', 0.5, 0.5],
  map: ['top_right', 0.5, 0.5],
  target: ['top_left', 0.5, 7.25],
  prompt: ['bottom', 0, 5],
  moveStick: ['bottom_left', 2, 2],
  aimStick: ['bottom_right', 2, 2],
  thumbs: ['bottom_right', 0.75, 11],
};

const sideways: ShortPlaces = {
  ...upright,
  target: ['top', -3.1, 3.75, { scale: 0.85 }],
  prompt: ['bottom_right', 26, 1],
  thumbs: ['bottom_right', 11, 0.75],
};

/** What a left hand wants on the other side of a touch screen. */
const thumbParts: readonly HudPart[] = ['prompt', 'moveStick', 'aimStick', 'thumbs'];
const smallControls: Partial<HudPlace> = { scale: 0.85, opacity: 0.7 };

const isPhone = (screen: ScreenClass) => screen === 'upright' || screen === 'sideways';

/** Returns the presets that differ on a screen. */
export const presetsOn = (screen: ScreenClass): readonly HudPreset[] =>
  isPhone(screen) ? hudPresets.filter((preset) => preset !== 'centred') : hudPresets;

/** Returns where a preset puts every part of a screen. */
export function presetPlaces(preset: HudPreset, screen: ScreenClass): Places {
  return isPhone(screen) ? phonePlaces(preset, screen) : deskPlaces(preset, screen);
}

function deskPlaces(preset: HudPreset, screen: ScreenClass): Places {
  if (preset === 'centred') return whole(centred, screen);
  if (preset === 'compact') return whole(compact, screen);
  const plain = whole(screen === 'narrow' ? narrow : standard, screen);
  return preset === 'left_handed' ? changed(plain, () => true, mirrored) : plain;
}

function phonePlaces(preset: HudPreset, screen: ScreenClass): Places {
  const plain = whole(screen === 'upright' ? upright : sideways, screen);
  if (preset === 'left_handed') return changed(plain, (part) => thumbParts.includes(part), mirrored);
  if (preset !== 'compact') return plain;
  return changed(
    plain,
    (part) => thumbParts.includes(part),
    (place) => ({ ...place, ...smallControls }),
  );
}

function changed(places: Places, isMeant: (part: HudPart) => boolean, change: (place: HudPlace) => HudPlace): Places {
  const entries = Object.entries(places) as [HudPart, HudPlace][];
  return Object.fromEntries(entries.map(([part, place]) => [part, isMeant(part) ? change(place) : place]));
}

function whole(short: ShortPlaces, screen: ScreenClass): Places {
  return Object.fromEntries(
    partsOn(screen).flatMap((part) => {
      const place = short[part];
      if (!place) return [];
      const [at, x, y, changes] = place;
      const columns = part === 'bar' || part === 'otherBar' ? { columns: 8 as const } : {};
      return [[part, { at, x, y, scale: 1, opacity: 1, shown: 'always', ...columns, ...changes }]];
    }),
  );
}
