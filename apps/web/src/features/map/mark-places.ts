import type { Locale, TileSpot } from '@necp/shared/kernel';
import { boxAround, type Label, placeLabels } from '../base/labels';
import type { Landmark, LandmarkKind } from './landmarks';
import { nameOf } from './search';
import type { Frame } from './view';

/** A landmark and where its sign stands, in CSS pixels of the map. */
export interface MarkPlace {
  readonly landmark: Landmark;
  readonly x: number;
  readonly y: number;
}

/** Where the name of a landmark is written. */
export type MarkName = Pick<Label, 'text' | 'x' | 'y'>;

const besidePixels = 24;
/** So many signs stand beside each other before the next row begins. */
const rowLength = 3;

/** Puts the signs of one spot beside each other; a bare place under another sign is left out. */
export function markPlaces(
  landmarks: readonly Landmark[],
  at: (spot: TileSpot) => { readonly x: number; readonly y: number },
): readonly MarkPlace[] {
  const bySpot = new Map<string, Landmark[]>();
  for (const landmark of landmarks) {
    const spot = `${Math.round(landmark.x / 2)}:${Math.round(landmark.y / 2)}`;
    const others = bySpot.get(spot);
    if (!others) bySpot.set(spot, [landmark]);
    else if (landmark.kind !== 'place') others.push(landmark);
  }
  return [...bySpot.values()].flatMap((beside) =>
    beside.map((landmark, index) => {
      const row = Math.floor(index / rowLength);
      const inRow = Math.min(rowLength, beside.length - row * rowLength);
      const { x, y } = at(beside[0] ?? landmark);
      return {
        landmark,
        x: x + ((index % rowLength) - (inRow - 1) / 2) * besidePixels,
        y: y + row * besidePixels,
      };
    }),
  );
}

/** Whose names come first when there is not room for all. */
const namedFirst: readonly LandmarkKind[] = [
  ...(['member', 'event', 'quest', 'pin', 'gate', 'instance'] as const),
  ...(['vendor', 'service', 'place'] as const),
];
/** Bare places are named from this scale on. */
const placeScale = 4;
const lineHeight = 14;
/** The name stands below the sign; else a line lower, else above. */
const below = 19;
const shifts = [0, 1, -2.7];
const letterWidth = 6.6;

interface Naming {
  readonly frame: Frame;
  readonly scale: number;
  readonly chosenKey: string | null;
  readonly locale: Locale;
}

/** Returns the names that have room on the map, by the keys of their landmarks; the chosen one always has. */
export function markNames(
  places: readonly MarkPlace[],
  { frame, scale, chosenKey, locale }: Naming,
): ReadonlyMap<string, MarkName> {
  const rank = ({ landmark: { key, kind } }: MarkPlace) => (key === chosenKey ? -1 : namedFirst.indexOf(kind));
  const labels = places
    .filter(({ landmark: { key, kind } }) => kind !== 'place' || scale >= placeScale || key === chosenKey)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ landmark, x, y }) => {
      const text = nameOf(landmark, locale);
      return { key: landmark.key, text, x, y: y + below, width: text.length * letterWidth + 8 };
    });
  const taken = places.map(({ landmark: { kind }, x, y }) => boxAround(x, y, kind === 'place' ? 4 : 11));
  const placed = placeLabels(labels, { ...frame, lineHeight, taken, shifts });
  return new Map(placed.map(({ key, ...name }) => [key, name]));
}
