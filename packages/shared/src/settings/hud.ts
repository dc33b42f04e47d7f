import * as z from 'zod';
import { typedText } from '../kernel/input';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The parts of the HUD on a desktop. */
export const deskParts = [
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
] as const;
/** The parts of the HUD on a touch screen; `frame` holds the tracker and `map` the buttons there. */
export const phoneParts = ['frame', 'map', 'target', 'prompt', 'moveStick', 'aimStick', 'thumbs'] as const;
export const HudPart = z.enum([...deskParts, 'moveStick', 'aimStick', 'thumbs']);
export type HudPart = z.infer<typeof HudPart>;

/** The sizes of a screen that have a layout each; the last two are touch screens. */
export const screenClasses = ['narrow', 'standard', 'wide', 'upright', 'sideways'] as const;
export const ScreenClass = z.enum(screenClasses);
export type ScreenClass = z.infer<typeof ScreenClass>;

/** Returns the parts that a screen of a class shows. */
export const partsOn = (screen: ScreenClass): readonly HudPart[] =>
  screen === 'upright' || screen === 'sideways' ? phoneParts : deskParts;

/** The layouts that the game comes with. */
export const hudPresets = ['standard', 'centred', 'compact', 'left_handed'] as const;
export const HudPreset = z.enum(hudPresets);
export type HudPreset = z.infer<typeof HudPreset>;

/** The nine points of the screen to which a part can be anchored. */
export const anchors = [
  'top_left',
  'top',
  'top_right',
  'left',
  'centre',
  'right',
  'bottom_left',
  'bottom',
  'bottom_right',
] as const;
export const Anchor = z.enum(anchors);
export type Anchor = z.infer<typeof Anchor>;

/** When a part is drawn. */
export const Shown = z.enum(['always', 'fights', 'never']);
export type Shown = z.infer<typeof Shown>;

export const scaleRange = { min: 0.7, max: 1.5 } as const;
export const opacityRange = { min: 0.4, max: 1 } as const;
/** The numbers of columns in which the eight slots of a hotbar can stand. */
export const barColumns = [8, 4, 2, 1] as const;

/** The farthest a part can be from its anchor, in rem. */
const farthestRem = 200;
const Offset = z.number().min(-farthestRem).max(farthestRem);

/** Where a part of the HUD stands, and how it looks. */
export const HudPlace = z.strictObject({
  at: Anchor,
  /** The way from the anchor in rem: away from an edge of the screen, or right and down from its middle. */
  x: Offset,
  y: Offset,
  scale: z.number().min(scaleRange.min).max(scaleRange.max),
  opacity: z.number().min(opacityRange.min).max(opacityRange.max),
  shown: Shown,
  /** The columns of a hotbar; other parts have none. */
  columns: z.literal(barColumns).optional(),
});
export type HudPlace = z.infer<typeof HudPlace>;

const PartPlaces = z.partialRecord(HudPart, HudPlace);
/** The parts that were moved on each class of screens; all others stand as in the preset. */
export const HudPlaces = z.partialRecord(ScreenClass, PartPlaces);
export type HudPlaces = z.infer<typeof HudPlaces>;

/** The most layouts of an account, and the longest name of one. */
export const mostLayouts = 5;
export const layoutNameLength = 24;

/** A layout that the player made. */
export const HudLayout = z.strictObject({
  id: z.uuid(),
  name: typedText(layoutNameLength).refine((name) => name.trim() !== '', 'is empty'),
  base: HudPreset,
  places: HudPlaces,
});
export type HudLayout = z.infer<typeof HudLayout>;

/** The layouts of an account, and which one each class of screens shows: a preset, or one of the layouts. */
export const HudSettings = z.strictObject({
  chosen: z.partialRecord(ScreenClass, z.union([HudPreset, z.uuid()])),
  layouts: z.array(HudLayout).max(mostLayouts),
});
export type HudSettings = z.infer<typeof HudSettings>;

export const defaultHud: HudSettings = { chosen: {}, layouts: [] };

const everywhere: Partial<Record<HudPart, readonly Shown[]>> = {
  map: ['always', 'never'],
  buttons: ['always', 'never'],
  tracker: ['always', 'never'],
  chat: ['always', 'never'],
  bar: ['always', 'fights'],
  otherBar: ['always', 'fights', 'never'],
  experience: ['always', 'fights', 'never'],
  weapon: ['always', 'fights'],
};

/** Returns when a part can be drawn: what the game needs is drawn always, and so is every part of a touch screen. */
export function shownChoices(part: HudPart, screen: ScreenClass): readonly Shown[] {
  return (partsOn(screen) === deskParts ? everywhere[part] : undefined) ?? ['always'];
}

/** Checks whether every screen shows a layout that is there, and no layout hides what the game needs. */
export function canUseHud({ chosen, layouts }: HudSettings): Verdict {
  const ids = new Set(layouts.map(({ id }) => id));
  if (ids.size < layouts.length) return refuse('settings.layout_twice');
  const isKnown = (choice: string) => ids.has(choice) || HudPreset.safeParse(choice).success;
  if (!Object.values(chosen).every(isKnown)) return refuse('settings.no_layout');
  for (const { places } of layouts)
    for (const screen of screenClasses)
      for (const [part, place] of Object.entries(places[screen] ?? {}))
        if (!fits(part as HudPart, place, screen)) return refuse('settings.part_needed');
  return allowed;
}

const fits = (part: HudPart, place: HudPlace, screen: ScreenClass): boolean =>
  partsOn(screen).includes(part) && shownChoices(part, screen).includes(place.shown);

/** Returns what is valid of layouts that any version of the game saved, or that another player gave away. */
export function mendHud(saved: unknown): HudSettings {
  const { layouts, chosen } = z.object({ layouts: z.array(z.unknown()), chosen: z.unknown() }).safeParse(saved)
    .data ?? {
    layouts: [],
  };
  const mended = layouts.flatMap((layout) => mendLayout(layout) ?? []).slice(0, mostLayouts);
  const unique = mended.filter(({ id }, index) => mended.findIndex((other) => other.id === id) === index);
  const choices = screenClasses.flatMap((screen) => {
    const choice = (chosen as Record<string, unknown> | null | undefined)?.[screen];
    const isKnown = HudPreset.safeParse(choice).success || unique.some(({ id }) => id === choice);
    return isKnown ? [[screen, choice]] : [];
  });
  return HudSettings.parse({ chosen: Object.fromEntries(choices), layouts: unique });
}

function mendLayout(saved: unknown): HudLayout | null {
  const known = z.object({ places: z.record(z.string(), z.unknown()) }).safeParse(saved).data;
  if (!known) return null;
  const places = screenClasses.flatMap((screen) => {
    const parts = z.record(z.string(), z.unknown()).safeParse(known.places[screen]).data;
    const kept = Object.entries(parts ?? {}).flatMap(([part, value]) => {
      const place = HudPlace.safeParse(value).data;
      return place && fits(part as HudPart, place, screen) ? [[part, place]] : [];
    });
    return kept.length > 0 ? [[screen, Object.fromEntries(kept)]] : [];
  });
  return HudLayout.safeParse({ ...(saved as object), places: Object.fromEntries(places) }).data ?? null;
}
