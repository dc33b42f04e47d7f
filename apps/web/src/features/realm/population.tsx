'use client';

import { useEffect, useState } from 'react';
import { Chip } from '../../components/badge';

interface PopulationProps {
  readonly initial: number;
  /** A smaller number is not shown. */
  readonly atLeast: number;
  /** The text with `#` in place of the number. */
  readonly title: string;
}

/** Shows the number of players in the city; it refreshes twice a minute while visible. */
export function Population({ initial, atLeast, title }: PopulationProps) {
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
    <Chip icon="people" tone="cyan" className="plate-[rgb(12_16_20/0.86)]">
      <span>{title}</span>
      <span className="number text-text">{count}</span>
    </Chip>
  );
}
