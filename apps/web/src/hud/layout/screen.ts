'use client';

import type { ScreenClass } from '@necp/shared/settings/hud';
import { useSyncExternalStore } from 'react';
import { useMedia } from '../../components/use-media';

/** From this width in pixels there is room for the chat beside the bars, or for a whole HUD in the middle. */
const standardFromPx = 1_280;
const wideFromPx = 2_200;

/** Returns the class of a desktop's screen. */
export function deskClass(widthPx: number): ScreenClass {
  if (widthPx < standardFromPx) return 'narrow';
  return widthPx < wideFromPx ? 'standard' : 'wide';
}

function watchSize(notify: () => void): () => void {
  window.addEventListener('resize', notify);
  return () => window.removeEventListener('resize', notify);
}

/** Returns the class of this screen; a touch screen is held sideways when it is as low as `short:` of the styles. */
export function useScreenClass(): ScreenClass {
  const isTouch = useMedia('(pointer: coarse)');
  const isShort = useMedia('(max-height: 30rem)');
  const desk = useSyncExternalStore(
    watchSize,
    () => deskClass(window.innerWidth),
    () => 'standard' as const,
  );
  if (!isTouch) return desk;
  return isShort ? 'sideways' : 'upright';
}
