import { create } from 'zustand';
import { steadyMs } from '../components/kernel/clock';
import type { GameEvents, Welcome } from '../game/types';
import type { ConnectionState } from '../realtime/types';

/** Before the first connection the engine loads the city. */
type LinkPhase = ConnectionState | ({ readonly phase: 'loading' } & GameEvents['loading']);

interface LinkState {
  readonly connection: LinkPhase;
  readonly welcome: Welcome | null;
  /** The zone that is about to be entered. */
  readonly transferTo: string | null;
  /** The number of players in the zone; null before the first welcome. */
  readonly population: number | null;
  readonly latencyMs: number | null;
  /** When the server restarts, on the steady clock. */
  readonly restartAtMs: number | null;
  readonly graphics: 'good' | 'lost' | 'unsupported';
  setConnection(connection: LinkPhase): void;
  /** The zone took the player in; the world may still have to be built. */
  admitted(population: number): void;
  setWelcome(welcome: Welcome): void;
  setTransfer(transferTo: string | null): void;
  setPopulation(population: number): void;
  setLatency(latencyMs: number): void;
  announceRestart(inMs: number): void;
  setGraphics(graphics: 'good' | 'lost' | 'unsupported'): void;
  clear(): void;
}

const start = {
  connection: { phase: 'loading', step: 'map' } as LinkPhase,
  welcome: null,
  transferTo: null,
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
  admitted: (population) => set({ population, restartAtMs: null }),
  setWelcome: (welcome) => set({ welcome, transferTo: null }),
  setTransfer: (transferTo) => set({ transferTo }),
  setPopulation: (population) => set({ population }),
  setLatency: (latencyMs) => set({ latencyMs }),
  announceRestart: (inMs) => set({ restartAtMs: steadyMs() + inMs }),
  setGraphics: (graphics) => set({ graphics }),
  clear: () => set({ ...start }),
}));
