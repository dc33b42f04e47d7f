'use client';

import { type PadKind, padKindOf } from '@necp/shared/settings/pad';
import { useEffect, useRef, useState } from 'react';
import { rememberPad } from '../../components/controls/device';

/** The buttons that confirm: the lower one and Start of a standard gamepad. */
const confirming = [0, 9];

/** Returns the gamepad whose player confirms now. */
function confirmingPad(): Gamepad | null {
  if (!document.hasFocus()) return null;
  const isConfirming = (pad: Gamepad | null) => confirming.some((index) => pad?.buttons[index]?.pressed === true);
  return navigator.getGamepads().find(isConfirming) ?? null;
}

/**
 * From the first press on, the buttons of that gamepad are named, also in the city that opens next. Calls `press`
 * whenever a gamepad confirms; a button that was held before the page opened does not count. Returns the kind of the
 * gamepad that is plugged in, so that the page says what its button presses; null without one.
 */
export function usePadPress(press: () => void): PadKind | null {
  const [kind, setKind] = useState<PadKind | null>(null);
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    let frame: number | null = null;
    let wasDown = true;
    const look = () => {
      const pad = confirmingPad();
      if (pad !== null && !wasDown) {
        rememberPad(padKindOf(pad.id));
        latest.current();
      }
      wasDown = pad !== null;
      frame = requestAnimationFrame(look);
    };
    const begin = () => {
      const plugged = navigator.getGamepads().find((pad) => pad !== null);
      if (plugged) setKind(padKindOf(plugged.id));
      frame ??= requestAnimationFrame(look);
    };
    window.addEventListener('gamepadconnected', begin);
    if (navigator.getGamepads?.().some((pad) => pad !== null)) begin();
    return () => {
      window.removeEventListener('gamepadconnected', begin);
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, []);
  return kind;
}
