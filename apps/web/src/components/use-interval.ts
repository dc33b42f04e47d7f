import { useEffect } from 'react';

/** Calls a function at an interval; null stops it. The function must stay the same between renders. */
export function useInterval(run: () => void, everyMs: number | null): void {
  useEffect(() => {
    if (everyMs === null) return;
    const beat = setInterval(run, everyMs);
    return () => clearInterval(beat);
  }, [run, everyMs]);
}
