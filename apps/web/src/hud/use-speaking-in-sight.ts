import { useEffect } from 'react';
import { useSpeaking } from '../components/speaking';
import type { Game } from '../game/types';

/** Marks in the street who speaks in the call and is heard. */
export function useSpeakingInSight(game: Game | null): void {
  const heard = useSpeaking((state) => state.heard);
  useEffect(() => game?.playerActions.setSpeaking(heard), [game, heard]);
}
