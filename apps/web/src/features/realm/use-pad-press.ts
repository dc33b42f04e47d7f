'use client';

import { useEffect, useRef } from 'react';

/** The buttons that confirm: the lower one and Start of a standard gamepad. */
const confirming = [0, 9];

const isConfirming = (): boolean =>
  document.hasFocus() &&
  navigator.getGamepads().some((pad) => confirming.some((index) => pad?.buttons[index]?.pressed === true));

/** Calls `press` whenever a gamepad confirms; a button that was held before the page opened does not count. */
export function usePadPress(press: () => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    let frame: number | null = null;
    let wasDown = true;
    const look = () => {
      const isDown = isConfirming();
      if (isDown && !wasDown) latest.current();
      wasDown = isDown;
      frame = requestAnimationFrame(look);
    };
    const begin = () => {
      frame ??= requestAnimationFrame(look);
    };
    window.addEventListener('gamepadconnected', begin);
    if (navigator.getGamepads?.().some((pad) => pad !== null)) begin();
    return () => {
      window.removeEventListener('gamepadconnected', begin);
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, []);
}
