import { create } from 'zustand';
import { type LandmarkKind, landmarkKinds } from './landmarks';

const storageKey = 'necp.map.hidden';

interface MapFilters {
  /** The kinds of landmarks that the player has hidden; kept in the browser. */
  readonly hidden: ReadonlySet<LandmarkKind>;
  toggle(kind: LandmarkKind): void;
}

/** The filters of the map. */
export const useMapFilters = create<MapFilters>((set, get) => ({
  hidden: readHidden(),
  toggle: (kind) => {
    const hidden = new Set(get().hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    set({ hidden });
    keep(hidden);
  },
}));

/** Returns what this browser kept; nothing is hidden where it keeps nothing or something else. */
export function readHidden(): ReadonlySet<LandmarkKind> {
  try {
    const kept = JSON.parse(window.localStorage.getItem(storageKey) ?? '[]') as unknown;
    return new Set(landmarkKinds.filter((kind) => Array.isArray(kept) && kept.includes(kind)));
  } catch {
    return new Set();
  }
}

function keep(hidden: ReadonlySet<LandmarkKind>): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify([...hidden]));
  } catch {
    // A browser without storage forgets the filters with the page.
  }
}
