import * as z from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { type FrameName, frameNames } from './frames';
import { type Place, type ScreenClass, screenClasses } from './place-rules';

const Length = z.number().min(-1_000).max(1_000);
const KeptPlace = z.object({ x: Length, y: Length, width: Length.positive(), height: Length.positive() });
const KeptPlaces = z.partialRecord(z.enum(screenClasses), z.partialRecord(z.enum(frameNames), KeptPlace));

/** The places that the player has given to windows, for each class of screens. */
type Places = z.infer<typeof KeptPlaces>;

interface WindowPlaces {
  readonly places: Places;
  put(name: FrameName, at: ScreenClass, place: Place): void;
  /** Sends a window back to its first place on screens of one class. */
  reset(name: FrameName, at: ScreenClass): void;
  /** Sends all windows back to their first places, on every screen. */
  resetAll(): void;
}

/** The browser's storage; a browser that refuses it forgets the places with the page. */
const quietStorage: StateStorage = {
  getItem: (name) => {
    try {
      const kept = window.localStorage.getItem(name);
      JSON.parse(kept ?? 'null');
      return kept;
    } catch {
      return null;
    }
  },
  setItem: (name, value) => {
    try {
      window.localStorage.setItem(name, value);
    } catch {
      // The places hold until the page is left.
    }
  },
  removeItem: (name) => {
    try {
      window.localStorage.removeItem(name);
    } catch {
      // Nothing was kept.
    }
  },
};

const storageKey = 'necp.windows';

/** The places of windows, kept in this browser. What is kept and cannot be read is ignored. */
export const useWindowPlaces = create<WindowPlaces>()(
  persist(
    (set) => ({
      places: {},
      put: (name, at, place) =>
        set(({ places }) => ({ places: { ...places, [at]: { ...places[at], [name]: place } } })),
      reset: (name, at) =>
        set(({ places }) => {
          const { [name]: _, ...others } = places[at] ?? {};
          return { places: { ...places, [at]: others } };
        }),
      resetAll: () => set({ places: {} }),
    }),
    {
      name: storageKey,
      version: 1,
      storage: createJSONStorage(() => quietStorage),
      partialize: ({ places }) => ({ places }),
      migrate: () => ({ places: {} }),
      merge: (kept, current) => ({ ...current, places: readPlaces(kept) }),
    },
  ),
);

function readPlaces(kept: unknown): Places {
  return z.object({ places: KeptPlaces }).safeParse(kept).data?.places ?? {};
}
