import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { create } from 'zustand';
import type { Radar } from '../../game/types';
import type { Goal } from './minimap-drawing';

interface ZoneState {
  readonly map: ZoneMap | null;
  readonly radar: Radar | null;
  /** Where the player has just come in; shown for some seconds. */
  readonly arrival: { readonly zoneName: LocalText; readonly channel: number; readonly count: number } | null;
  /** Where running stories lead. */
  readonly goals: readonly Goal[];
  setMap(map: ZoneMap): void;
  setGoals(goals: readonly Goal[]): void;
  sweep(radar: Radar): void;
  arrive(zoneName: LocalText, channel: number): void;
  clear(): void;
}

/** The zone as the minimap and the frames need it. */
export const useZone = create<ZoneState>((set) => ({
  map: null,
  radar: null,
  arrival: null,
  goals: [],
  setMap: (map) => set({ map }),
  setGoals: (goals) => set({ goals }),
  sweep: (radar) => set({ radar }),
  arrive: (zoneName, channel) => set((state) => ({ arrival: { zoneName, channel, count: (state.arrival?.count ?? 0) + 1 } })),
  clear: () => set({ map: null, radar: null, arrival: null, goals: [] }),
}));
