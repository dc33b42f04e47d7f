'use client';

import { defaultHud, type HudSettings, type ScreenClass } from '@necp/shared/settings/hud';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useCombat } from '../../features/combat/store';
import { chosenDraft, placesOf } from './draft';
import { type Places, presetPlaces } from './presets';
import { useScreenClass } from './screen';
import { useEditor } from './store';

interface Layout {
  readonly screen: ScreenClass;
  readonly places: Places;
  readonly isEditing: boolean;
}

const LayoutContext = createContext<Layout>({
  screen: 'standard',
  places: presetPlaces('standard', 'standard'),
  isEditing: false,
});

/** Where the parts of the HUD stand on this screen; while the player edits, in the draft. */
export const useLayout = (): Layout => useContext(LayoutContext);

/** Gives the parts of the HUD their places. */
export function LayoutRoot({
  hud = defaultHud,
  children,
}: {
  readonly hud?: HudSettings;
  readonly children: ReactNode;
}) {
  const screen = useScreenClass();
  const draft = useEditor(({ isOpen, editing }) => (isOpen ? (editing?.draft ?? null) : null));
  const preview = useEditor((state) => state.preview);
  const layout = useMemo(() => {
    const places = placesOf(draft ?? chosenDraft(hud, screen), screen);
    return {
      screen,
      places: draft && preview ? { ...places, [preview.part]: preview.place } : places,
      isEditing: draft !== null,
    };
  }, [draft, hud, preview, screen]);
  return <LayoutContext.Provider value={layout}>{children}</LayoutContext.Provider>;
}

/** Checks whether the player is in a fight, or lies downed after one. */
export const useIsInFight = (): boolean => useCombat(({ self, down }) => (self?.inCombat ?? false) || down !== null);
