'use client';

import { useEffect, useState, type ReactNode } from 'react';

interface PopulationProps {
  readonly initial: number;
  /** A smaller number is not shown. */
  readonly atLeast: number;
  /** The text with `#` in place of the number. */
  readonly title: string;
  readonly icon: ReactNode;
}

/** Shows the number of players in the city; it refreshes twice a minute while visible. */
export function Population({ initial, atLeast, title, icon }: PopulationProps) {
  const [count, setCount] = useState(initial);

  useEffect(() => {
    const asking = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      fetch('/api/v1/world/state')
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ population: number }>) : null))
        .then((realm) => realm && setCount(realm.population))
        .catch(() => undefined);
    }, 30_000);
    return () => clearInterval(asking);
  }, []);

  if (count < atLeast) return null;
  return (
    <span
      className={'cut cut-4 inline-flex min-h-8 items-center gap-2 px-2.5 text-sm text-cyan plate-[rgb(12_16_20/0.86)]'}
    >
      {icon}
      <span>{title}</span>
      <span className="number text-text">{count}</span>
    </span>
  );
}
