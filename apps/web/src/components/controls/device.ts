'use client';

import { type PadKind, padKinds } from '@necp/shared/settings/pad';
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

/** The kind of gamepad, until the page that opens next has read it. */
const padShelf = 'necp.pad';

/** Names the buttons of a gamepad from now on, also on the next page of this tab when that is another document. */
export function rememberPad(padKind: PadKind): void {
  useDeviceStore.setState({ used: 'pad', padKind });
  try {
    sessionStorage.setItem(padShelf, padKind);
  } catch {
    // Without a store the buttons are named from the next press on.
  }
}

/** Names the buttons of the gamepad that opened this page, unless another device was used meanwhile. */
export function recallPad(): void {
  try {
    const padKind = padKinds.find((kind) => kind === sessionStorage.getItem(padShelf));
    sessionStorage.removeItem(padShelf);
    if (padKind !== undefined && useDeviceStore.getState().used === null)
      useDeviceStore.setState({ used: 'pad', padKind });
  } catch {
    // There is nothing to recall.
  }
}

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
