import { useEffect, useState } from 'react';
import { steadyMs } from './kernel/clock';

/**
 * Returns the steady clock, updated at an interval; null stops it when nothing on screen needs it. The first value
 * after a stop is read at once, so that nothing is drawn from the time of the stop.
 */
export function useNow(everyMs: number | null): number {
  const [clock, setClock] = useState(() => ({ everyMs, now: steadyMs() }));
  // React draws again with the new state before it shows anything.
  if (clock.everyMs !== everyMs) setClock({ everyMs, now: steadyMs() });
  useEffect(() => {
    if (everyMs === null) return;
    const beat = setInterval(() => setClock({ everyMs, now: steadyMs() }), everyMs);
    return () => clearInterval(beat);
  }, [everyMs]);
  return clock.now;
}
