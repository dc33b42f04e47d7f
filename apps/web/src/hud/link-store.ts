import { create } from 'zustand';
import { steadyMs } from '../components/kernel/clock';
import type { ConnectionState, Welcome } from '../game/types';

interface LinkState {
  readonly connection: ConnectionState;
  readonly welcome: Welcome | null;
  /** The number of players in the zone; null before the first welcome. */
  readonly population: number | null;
  readonly latencyMs: number | null;
  /** When the server restarts, on the steady clock. */
  readonly restartAtMs: number | null;
  readonly graphics: 'good' | 'lost' | 'unsupported';
  setConnection(connection: ConnectionState): void;
  setWelcome(welcome: Welcome): void;
  setPopulation(population: number): void;
  setLatency(latencyMs: number): void;
  announceRestart(inMs: number): void;
  setGraphics(graphics: 'good' | 'lost' | 'unsupported'): void;
  clear(): void;
}

const start = {
  connection: { phase: 'loading', step: 'map' } as ConnectionState,
  welcome: null,
  population: null,
  latencyMs: null,
  restartAtMs: null,
  graphics: 'good',
} as const;

/** The state of the connection to the city. */
export const useLink = create<LinkState>((set) => ({
  ...start,
  setConnection: (connection) =>
    set((state) => ({ connection, latencyMs: connection.phase === 'online' ? state.latencyMs : null })),
  setWelcome: (welcome) => set({ welcome, population: welcome.population, restartAtMs: null }),
  setPopulation: (population) => set({ population }),
  setLatency: (latencyMs) => set({ latencyMs }),
  announceRestart: (inMs) => set({ restartAtMs: steadyMs() + inMs }),
  setGraphics: (graphics) => set({ graphics }),
  clear: () => set({ ...start }),
}));
