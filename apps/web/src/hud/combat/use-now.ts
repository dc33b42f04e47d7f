import { useEffect, useState } from 'react';
import { steadyMs } from '../../components/kernel/clock';

/** The steady clock, read so often; null stands still, because nothing that is shown runs. */
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
