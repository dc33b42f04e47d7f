'use client';

import { type CSSProperties, type PointerEvent, useRef, useState } from 'react';

interface Grip {
  readonly pointerId: number;
  readonly fromX: number;
  readonly fromY: number;
}

/** As much of the panel stays on the screen. */
const inSightPx = 60;

/** Moves a panel from the middle of the screen, by any pointer. */
export function usePanelDrag() {
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  const grip = useRef<Grip | null>(null);
  const release = () => {
    grip.current = null;
  };
  return {
    style: { translate: `calc(-50% + ${offset.x}px) calc(-50% + ${offset.y}px)` } satisfies CSSProperties,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
        grip.current = { pointerId: event.pointerId, fromX: event.clientX - offset.x, fromY: event.clientY - offset.y };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (grip.current?.pointerId !== event.pointerId) return;
        setOffset({
          x: clamp(event.clientX - grip.current.fromX, window.innerWidth / 2 - inSightPx),
          y: clamp(event.clientY - grip.current.fromY, window.innerHeight / 2 - inSightPx),
        });
      },
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}

const clamp = (value: number, reach: number): number => Math.max(-reach, Math.min(reach, value));
