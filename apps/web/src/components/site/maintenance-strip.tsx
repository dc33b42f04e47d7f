'use client';

import type { Locale } from '@necp/shared/kernel';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useEffect, useState } from 'react';
import { wallClock } from '../kernel/clock';

interface MaintenanceStripProps {
  readonly locale: Locale;
  /** What stands before the time of the start, and before that of the expected end. */
  readonly words: { readonly planned: string; readonly running: string };
}

/** Announces a maintenance over a page; it asks twice a minute while the page is visible. */
export function MaintenanceStrip({ locale, words }: MaintenanceStripProps) {
  const [seen, setSeen] = useState<{ readonly maintenance: MaintenanceView; readonly atMs: number } | null>(null);
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      fetch('/api/v1/world/maintenance')
        .then((answer) => (answer.ok ? (answer.json() as Promise<MaintenanceView | null>) : null))
        .then((maintenance) => setSeen(maintenance && { maintenance, atMs: wallClock.nowMs() }))
        .catch(() => undefined);
    };
    ask();
    const asking = setInterval(ask, 30_000);
    return () => clearInterval(asking);
  }, []);
  if (seen === null) return null;
  const { startsInMs, endsInMs, message } = seen.maintenance;
  const isRunning = startsInMs === 0;
  const time = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  return (
    <p role="status" className="border-b border-amber bg-panel px-4 py-2 text-center text-sm text-text">
      <span aria-hidden className="mr-2 text-amber">
        ▲
      </span>
      <span className="text-amber">{isRunning ? words.running : words.planned}</span>{' '}
      <span className="number">{time.format(seen.atMs + (isRunning ? endsInMs : startsInMs))}</span>. {message[locale]}
    </p>
  );
}
