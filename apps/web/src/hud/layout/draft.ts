import type {
  HudLayout,
  HudPart,
  HudPlace,
  HudPlaces,
  HudPreset,
  HudSettings,
  ScreenClass,
} from '@necp/shared/settings/hud';
import { HudPreset as Presets } from '@necp/shared/settings/hud';
import { type Places, presetPlaces } from './presets';

/** A layout that is being edited; without an id it is not saved yet. */
export interface Draft {
  readonly id: string | null;
  readonly name: string;
  readonly base: HudPreset;
  readonly places: HudPlaces;
}

/** Returns a preset as a draft. */
export const presetDraft = (base: HudPreset): Draft => ({ id: null, name: '', base, places: {} });

/** Returns the draft of a preset or of a layout, by its name or id; the standard one when it is gone. */
export function draftOf({ layouts }: HudSettings, choice: string): Draft {
  return layouts.find(({ id }) => id === choice) ?? presetDraft(Presets.catch('standard').parse(choice));
}

/** Returns what a screen shows now. */
export const chosenDraft = (hud: HudSettings, screen: ScreenClass): Draft =>
  draftOf(hud, hud.chosen[screen] ?? 'standard');

/** Returns where a draft puts every part of a screen. */
export function placesOf({ base, places }: Pick<Draft, 'base' | 'places'>, screen: ScreenClass): Places {
  return belowButtons({ ...presetPlaces(base, screen), ...places[screen] });
}

/** The height of the two rows of buttons with the gap below them, and the breadth of a row, in rem. */
const buttonsRem = { tall: 4.5, wide: 14 } as const;

/**
 * Moves a tracker that would lie on the buttons to below them: a layout that was saved while the buttons had one row
 * puts it there.
 */
function belowButtons(places: Places): Places {
  const { buttons, tracker } = places;
  if (!buttons || !tracker || buttons.at !== tracker.at || !buttons.at.startsWith('top')) return places;
  const end = buttons.y + buttonsRem.tall * buttons.scale;
  const isBeside = Math.abs(buttons.x - tracker.x) >= buttonsRem.wide * buttons.scale;
  if (isBeside || tracker.y < buttons.y || tracker.y >= end) return places;
  return { ...places, tracker: { ...tracker, y: end } };
}

/** Where in a draft something is changed. */
interface Spot {
  readonly screen: ScreenClass;
  readonly part: HudPart;
}

/** Puts a part somewhere; one that is where the preset has it is not kept. */
export function withPlace(draft: Draft, { screen, part }: Spot, place: HudPlace): Draft {
  if (isSame(place, presetPlaces(draft.base, screen)[part])) return withoutPlace(draft, { screen, part });
  return { ...draft, places: { ...draft.places, [screen]: { ...draft.places[screen], [part]: place } } };
}

/** Puts a part back to where the preset has it. */
export function withoutPlace(draft: Draft, { screen, part }: Spot): Draft {
  const { [part]: _gone, ...others } = draft.places[screen] ?? {};
  return Object.keys(others).length === 0
    ? withoutScreen(draft, screen)
    : { ...draft, places: { ...draft.places, [screen]: others } };
}

/** Puts every part of a screen back to where the preset has it. */
export function withoutScreen(draft: Draft, screen: ScreenClass): Draft {
  const { [screen]: _gone, ...others } = draft.places;
  return { ...draft, places: others };
}

/** Checks whether two drafts, or two places, say the same; the order of their fields does not matter. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part)]);
}

/** Checks whether a draft needs a layout of its own, because it is more than a preset. */
export const isOwn = ({ id, places }: Draft): boolean => id !== null || Object.keys(places).length > 0;

/** Saves a draft and shows it on a screen. A layout that is new gets `newId`. */
export function savedHud(
  hud: HudSettings,
  draft: Draft,
  { screen, newId }: { readonly screen: ScreenClass; readonly newId: string },
): HudSettings {
  const choose = (choice: string) => ({ ...hud.chosen, [screen]: choice });
  if (!isOwn(draft)) return { ...hud, chosen: choose(draft.base) };
  const { name, base, places } = draft;
  const id = draft.id ?? newId;
  const layout: HudLayout = { id, name: name.trim(), base, places };
  const isKnown = hud.layouts.some((one) => one.id === id);
  const layouts = isKnown ? hud.layouts.map((one) => (one.id === id ? layout : one)) : [...hud.layouts, layout];
  return { chosen: choose(id), layouts };
}

/** Deletes a layout; screens that showed it show its preset. */
export function withoutLayout({ chosen, layouts }: HudSettings, layout: HudLayout): HudSettings {
  const entries = Object.entries(chosen).map(([screen, choice]) => [
    screen,
    choice === layout.id ? layout.base : choice,
  ]);
  return { chosen: Object.fromEntries(entries), layouts: layouts.filter(({ id }) => id !== layout.id) };
}
