'use client';

import type { Locale } from '@necp/shared/kernel';
import { useEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';

/** The city itself, walking behind the page; loaded after the page is read, and silently left out where it cannot be drawn. */
export function LivingCity({ locale }: { readonly locale: Locale }) {
  const host = useRef<HTMLDivElement>(null);
  const [isAlive, setAlive] = useState(false);

  useEffect(() => {
    const stage = host.current;
    if (!stage || !canAfford()) return;
    let gone = false;
    let stop = () => {};
    const waiting = setTimeout(() => {
      void import('../../game')
        .then(({ createCityscape }) => createCityscape({ host: stage, locale, settings: { effects: 'low', motion: motionWish() } }))
        .then((city) => {
          stop = () => city.destroy();
          if (gone) stop();
          else setAlive(true);
        })
        .catch(() => setAlive(false));
    }, 400);
    return () => {
      gone = true;
      clearTimeout(waiting);
      stop();
    };
  }, [locale]);

  return <div ref={host} aria-hidden className={classNames('absolute inset-0 transition-opacity duration-700', isAlive ? 'opacity-100' : 'opacity-0')} />;
}

const motionWish = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'reduced' : 'full');

/** Whoever asked to save bytes gets the still picture. */
function canAfford(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return !connection?.saveData;
}
