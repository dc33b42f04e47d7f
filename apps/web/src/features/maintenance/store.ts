import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';

/** A maintenance on this browser's steady clock. */
export interface Announced extends Pick<MaintenanceView, 'id' | 'version' | 'message'> {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

interface Maintenance {
  /** The maintenance that is planned or running; null when there is none. */
  readonly announced: Announced | null;
  hear(view: MaintenanceView | null): void;
}

/** What the city has announced. */
export const useMaintenance = create<Maintenance>((set) => ({
  announced: null,
  hear: (view) => set({ announced: view === null ? null : announcedBy(view, steadyMs()) }),
}));

/** Puts the distances of a view on a clock. */
export function announcedBy({ startsInMs, endsInMs, ...rest }: MaintenanceView, nowMs: number): Announced {
  return { ...rest, startsAtMs: nowMs + startsInMs, endsAtMs: nowMs + endsInMs };
}
