'use client';

import type { PadKind } from '@necp/shared/settings/pad';
import { create } from 'zustand';
import { useMedia } from '../use-media';

/** The device whose controls are named: keyboard with mouse, a touch screen, or a gamepad. */
export type Device = 'keys' | 'touch' | 'pad';

interface DeviceState {
  /** The device used last; null until the player has used one. */
  readonly used: Device | null;
  readonly padKind: PadKind;
}

/** The device that the player used last. */
export const useDeviceStore = create<DeviceState>(() => ({ used: null, padKind: 'generic' }));

/** Returns the device used last; before the first use, what the screen suggests. */
export function useDevice(): Device {
  const used = useDeviceStore((state) => state.used);
  const isTouch = useMedia('(pointer: coarse)');
  return used ?? (isTouch ? 'touch' : 'keys');
}

/** Returns the same outside React. */
export function deviceNow(): Device {
  return useDeviceStore.getState().used ?? (matchMedia('(pointer: coarse)').matches ? 'touch' : 'keys');
}
