'use client';

import { useEffect, useState } from 'react';
import { steadyMs } from './kernel/clock';

/** Returns the whole seconds until a moment of the steady clock, zero when it has passed. */
export function useCountdown(untilMs: number | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (untilMs === null) return;
    const count = () => setSeconds(Math.max(0, Math.ceil((untilMs - steadyMs()) / 1000)));
    count();
    const counting = setInterval(count, 250);
    return () => clearInterval(counting);
  }, [untilMs]);
  return untilMs === null ? 0 : seconds;
}
