'use client';

import type { Locale } from '@necp/shared/kernel';
import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { hasGraphicsCard } from '../../game/graphics-card';

/**
 * Draws the animated city behind the page. It is loaded after the page, and silently left out where it cannot be drawn
 * or where the processor would draw it: that would keep the page from answering for seconds, first of all to PLAY.
 */
export function LivingCity({ locale }: { readonly locale: Locale }) {
  const host = useRef<HTMLDivElement>(null);
  const [isAlive, setAlive] = useState(false);

  useEffect(() => {
    const stage = host.current;
    if (!stage || !canAfford() || !drawsFast()) return;
    let gone = false;
    let stop = () => {};
    const begin = () => {
      void import(/* webpackChunkName: 'engine' */ '../../game')
        .then(({ createCityscape }) =>
          createCityscape({
            host: stage,
            locale,
            settings: { effects: 'low', motion: preferredMotion() },
          }),
        )
        .then((city) => {
          stop = () => city.destroy();
          if (gone) stop();
          else setAlive(true);
        })
        .catch(() => setAlive(false));
    };
    const forget = afterPaint(begin);
    return () => {
      gone = true;
      forget();
      stop();
    };
  }, [locale]);

  return (
    <div
      ref={host}
      aria-hidden
      className={clsx('absolute inset-0 transition-opacity duration-700', isAlive ? 'opacity-100' : 'opacity-0')}
    />
  );
}

const preferredMotion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'reduced' : 'full');

/** Checks whether the visitor allows the download; with data saving on, the still picture stays. */
function canAfford(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return !connection?.saveData;
}

function drawsFast(): boolean {
  const pen = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!pen) return false;
  const isFast = hasGraphicsCard(pen);
  pen.getExtension('WEBGL_lose_context')?.loseContext();
  return isFast;
}

const paintedMs = 400;

function afterPaint(begin: () => void): () => void {
  const waiting = setTimeout(begin, paintedMs);
  return () => clearTimeout(waiting);
}
