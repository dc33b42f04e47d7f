'use client';

import { type CSSProperties, type PointerEvent, useRef, useState } from 'react';
import type { HudPlace } from '@necp/shared/settings/hud';
import { classNames } from '../components/class-names';
import { useLayout } from './layout/layout-root';
import { sidesOf, styleOf } from './layout/place';
import { Placed } from './layout/placed';

/** Half of the ring at its normal size, in CSS pixels; the thumb must move this far to sprint. */
const normalReachPx = 56;
/** A thumb may touch this far beside the ring of the stick that stays in its place. */
const marginRem = 2.5;
const ringRem = 6;

interface StickHold {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

/** Marks keep off a ring as off a panel, also while the thumb is on it. */
const seen = { 'aria-hidden': true, 'data-panel': true } as const;
const rings = { moveStick: 'border-text/30', aimStick: 'border-red/50' } as const;

interface TouchStickProps {
  /** The stick for walking appears wherever the thumb touches its half of the screen; the other one stays. */
  readonly part: keyof typeof rings;
  readonly label: string;
  /** Whether the player is taught to use it now. */
  readonly isTaught: boolean;
  readonly onStick: (x: number, y: number) => void;
}

/** A stick for a thumb: its offset from the point of touch, each axis -1 to 1. */
export function TouchStick({ part, label, isTaught, onStick }: TouchStickProps) {
  const hold = useRef<StickHold | null>(null);
  const [shown, setShown] = useState<{ x: number; y: number; knobX: number; knobY: number } | null>(null);
  const place = useLayout().places[part];
  if (!place) return null;
  const { scale, opacity } = place;
  const reachPx = normalReachPx * scale;

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
    <>
      <Placed part={part}>
        <span
          {...seen}
          className={classNames(
            'pointer-events-none size-24 rounded-full border-2 border-dashed',
            rings[part],
            isTaught && 'animate-beckon border-amber',
            shown && 'opacity-0',
          )}
        />
      </Placed>
      <div
        aria-label={label}
        role="application"
        className={classNames('absolute z-10 touch-none select-none', part === 'moveStick' && 'bottom-0 h-[62%] w-1/2')}
        style={part === 'moveStick' ? halfOf(place) : aroundRing(place)}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {shown && (
          <span
            className={
              'pointer-events-none absolute size-28 -translate-1/2 rounded-full border-2 border-text/45 bg-ground/35'
            }
            style={{ left: shown.x, top: shown.y, scale, opacity }}
          >
            <span
              className="absolute top-1/2 left-1/2 size-12 -translate-1/2 rounded-full bg-text/75"
              style={{ marginLeft: shown.knobX / scale, marginTop: shown.knobY / scale }}
            />
          </span>
        )}
      </div>
    </>
  );
}

/** The half of the screen on which a stick stands. */
function halfOf({ at, x }: HudPlace): CSSProperties {
  const { across } = sidesOf(at);
  return across === 'right' || (across === 'centre' && x > 0) ? { right: 0 } : { left: 0 };
}

/** A field around the ring of a stick. */
function aroundRing(place: HudPlace): CSSProperties {
  const { across, along } = sidesOf(place.at);
  const side = `${ringRem * place.scale + 2 * marginRem}rem`;
  return {
    ...styleOf({
      ...place,
      x: across === 'centre' ? place.x : place.x - marginRem,
      y: along === 'centre' ? place.y : place.y - marginRem,
      scale: 1,
      opacity: 1,
    }),
    width: side,
    height: side,
  };
}
