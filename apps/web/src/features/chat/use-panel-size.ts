'use client';

import { type CSSProperties, type PointerEvent, useRef } from 'react';
import { panelHeight, panelWidth, useChatPreferences } from './preferences';

/** The size of the panel on a large screen, in rem. */
export const usualSize = { width: 24, height: 15 } as const;

/** The ways in which the panel grows: away from the edges of the screen that it hangs on. */
export interface Growth {
  readonly across: 1 | -1;
  readonly along: 1 | -1;
}

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Math.round(Math.min(max, Math.max(min, value)) * 2) / 2;

/** Returns the style of the panel, and the handlers of the corner that changes its size. */
export function usePanelSize({ across, along }: Growth) {
  const { size, opacity, change } = useChatPreferences();
  const held = useRef<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>();
  const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  // The panel leaves room for the rest of the HUD on a small screen.
  const style: CSSProperties = {
    ...(size === null ? {} : { width: `min(${size.width}rem, 60vw)`, height: `min(${size.height}rem, 70dvh)` }),
    '--cut-fill': `rgb(12 16 20 / ${opacity})`,
  } as CSSProperties;
  const corner = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const panel = event.currentTarget.parentElement?.getBoundingClientRect();
      if (!panel) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { x: event.clientX, y: event.clientY, width: panel.width, height: panel.height };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current: from } = held;
      if (from === undefined) return;
      const rem = remPx();
      change({
        size: {
          width: within((from.width + (event.clientX - from.x) * across) / rem, panelWidth),
          height: within((from.height + (event.clientY - from.y) * along) / rem, panelHeight),
        },
      });
    },
    onPointerUp: () => {
      held.current = undefined;
    },
    onPointerCancel: () => {
      held.current = undefined;
    },
  };
  return { style, corner };
}
