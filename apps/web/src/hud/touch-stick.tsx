'use client';

import { useRef, useState, type PointerEvent } from 'react';
import { classNames } from '../components/class-names';

/** Half of the ring, in CSS pixels; the thumb must move this far to sprint. */
const reachPx = 56;

interface StickHold {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

const sides = {
  left: {
    field: 'left-0 w-1/2 h-[62%]',
    rest: 'bottom-[max(2rem,env(safe-area-inset-bottom))] left-[max(2rem,env(safe-area-inset-left))] border-text/30',
  },
  right: {
    field: 'right-0 size-44',
    rest: 'bottom-[max(2rem,env(safe-area-inset-bottom))] right-[max(2rem,env(safe-area-inset-right))] border-red/50',
  },
} as const;

interface TouchStickProps {
  /** The left one appears wherever the thumb touches; the right one stays in its corner. */
  readonly side: keyof typeof sides;
  readonly label: string;
  /** Whether the player is taught to use it now. */
  readonly isTaught: boolean;
  readonly onStick: (x: number, y: number) => void;
}

/** A stick for a thumb: its offset from the point of touch, each axis -1 to 1. */
export function TouchStick({ side, label, isTaught, onStick }: TouchStickProps) {
  const hold = useRef<StickHold | null>(null);
  const [shown, setShown] = useState<{ x: number; y: number; knobX: number; knobY: number } | null>(null);

  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (hold.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    hold.current = { pointerId: event.pointerId, x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    setShown({ x: event.clientX - box.left, y: event.clientY - box.top, knobX: 0, knobY: 0 });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (hold.current?.pointerId !== event.pointerId) return;
    const [dx, dy] = [event.clientX - hold.current.x, event.clientY - hold.current.y];
    const long = Math.hypot(dx, dy);
    const shrink = long > reachPx ? reachPx / long : 1;
    setShown((now) => now && { ...now, knobX: dx * shrink, knobY: dy * shrink });
    onStick((dx * shrink) / reachPx, (dy * shrink) / reachPx);
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    if (hold.current?.pointerId !== event.pointerId) return;
    hold.current = null;
    setShown(null);
    onStick(0, 0);
  };

  return (
    <div
      aria-label={label}
      role="application"
      className={classNames('absolute bottom-0 z-10 touch-none select-none', sides[side].field)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {shown ? (
        <span
          className={
            'pointer-events-none absolute size-28 -translate-1/2 rounded-full border-2 border-text/45 ' + 'bg-ground/35'
          }
          style={{ left: shown.x, top: shown.y }}
        >
          <span
            className="absolute top-1/2 left-1/2 size-12 -translate-1/2 rounded-full bg-text/75"
            style={{ marginLeft: shown.knobX, marginTop: shown.knobY }}
          />
        </span>
      ) : (
        <span
          aria-hidden
          className={classNames(
            'pointer-events-none absolute size-24 rounded-full border-2 border-dashed',
            sides[side].rest,
            isTaught && 'animate-beckon border-amber',
          )}
        />
      )}
    </div>
  );
}
