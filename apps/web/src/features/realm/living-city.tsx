'use client';

import type { Locale } from '@necp/shared/kernel';
import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { hasGraphicsCard } from '../../game/graphics-card';

/**
 * Draws the animated city behind the page; it is loaded after the page, and silently left out where it cannot be drawn.
 */
export function LivingCity({ locale }: { readonly locale: Locale }) {
  const host = useRef<HTMLDivElement>(null);
  const [isAlive, setAlive] = useState(false);

  useEffect(() => {
    const stage = host.current;
    if (!stage || !canAfford()) return;
    let gone = false;
    let stop = () => {};
    const isFast = drawsFast();
    const begin = () => {
      void import('../../game')
        .then(({ createCityscape }) =>
          createCityscape({
            host: stage,
            locale,
            settings: { effects: isFast ? 'low' : 'off', motion: preferredMotion() },
          }),
        )
        .then((city) => {
          stop = () => city.destroy();
          if (gone) stop();
          else setAlive(true);
        })
        .catch(() => setAlive(false));
    };
    const forget = isFast ? afterPaint(begin) : afterFirstTouch(begin);
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

/** Waits for the visitor's first input, because without a graphics card the city slows the page down. */
function afterFirstTouch(begin: () => void): () => void {
  const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;
  const forget = () => signs.forEach((sign) => window.removeEventListener(sign, touched));
  const touched = () => {
    forget();
    begin();
  };
  signs.forEach((sign) => window.addEventListener(sign, touched, { passive: true }));
  return forget;
}
