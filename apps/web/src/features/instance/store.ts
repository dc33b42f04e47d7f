import { create } from 'zustand';
import type { DoorView } from '../../game/types';

/** The entrance of an instance at which the player stands; null away from it. */
export const useInstance = create<{ readonly door: DoorView | null }>(() => ({ door: null }));
