import type { InstanceProgress } from '@necp/shared/protocol';
import { create } from 'zustand';
import type { DoorView } from '../../game/types';

interface InstanceState {
  /** The entrance at which the player stands; null away from it. */
  readonly door: DoorView | null;
  /** What the group has done in the instance the player is in, and when that was heard; null outside. */
  readonly progress: (InstanceProgress & { readonly heardMs: number }) | null;
  /** The instance that the group has just cleared; null when that was seen. */
  readonly won: { readonly zoneId: string; readonly progress: InstanceProgress } | null;
  /** When the player is led out of the instance, by the steady clock of the page; null when that does not happen. */
  readonly leadOutMs: number | null;
}

export const useInstance = create<InstanceState>(() => ({ door: null, progress: null, won: null, leadOutMs: null }));
