import { type PointerEvent, useRef, useState } from 'react';
import { useMedia } from '../use-media';

/** A screen on which a window is a sheet from below: a phone in either direction, or as small a browser window. */
const sheetScreens = '(max-width: 39.99rem), (max-height: 30rem)';

export const useIsSheet = (): boolean => useMedia(sheetScreens);

/** How far a sheet is dragged down before it closes, in pixels. */
const closingPx = 96;

/** Returns the handlers with which a sheet is dragged down by its title, and how far it is down, in pixels. */
export function useSheetDrag(onClose: () => void) {
  const [down, setDown] = useState(0);
  const grip = useRef<{ readonly pointerId: number; readonly fromY: number } | null>(null);
  const wayOf = ({ clientY }: PointerEvent) => Math.max(0, clientY - (grip.current?.fromY ?? clientY));
  const letGo = () => {
    grip.current = null;
    setDown(0);
  };
  return {
    down,
    dragging: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return;
        grip.current = { pointerId: event.pointerId, fromY: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (grip.current?.pointerId === event.pointerId) setDown(wayOf(event));
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (grip.current?.pointerId !== event.pointerId) return;
        const isFarEnough = wayOf(event) >= closingPx;
        letGo();
        if (isFarEnough) onClose();
      },
      onPointerCancel: letGo,
    },
  };
}
