import { useEffect, useState } from 'react';
import { steadyMs } from './kernel/clock';

/** Returns the steady clock, updated at an interval; null stops it when nothing on screen needs it. */
export function useNow(everyMs: number | null): number {
  const [now, setNow] = useState(steadyMs);
  useEffect(() => {
    if (everyMs === null) return;
    setNow(steadyMs());
    const beat = setInterval(() => setNow(steadyMs()), everyMs);
    return () => clearInterval(beat);
  }, [everyMs]);
  return now;
}
