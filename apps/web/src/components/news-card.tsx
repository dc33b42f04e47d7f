'use client';

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { classNames } from './class-names';
import { useDevice } from './controls/device';
import { IconButton } from './icon-button';

interface NewsCardProps {
  readonly label: string;
  readonly title: ReactNode;
  readonly tone: 'amber' | 'green' | 'red' | 'magenta';
  /** How long it stays when the player neither points at it nor has the focus in it; null until it is answered. */
  readonly shownMs: number | null;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** On a phone a card covers what the next step needs. */
const mostOnTouchMs = 8_000;

const tones = {
  amber: ['edge-amber', 'text-amber'],
  green: ['edge-green', 'text-green'],
  red: ['edge-red', 'text-red'],
  magenta: ['edge-magenta', 'text-magenta'],
} as const;

/** The cards that have news, the one that is shown first. */
const useNews = create<{ readonly cards: readonly symbol[] }>(() => ({ cards: [] }));

/** Whether any card has news. */
export const useHasNews = (): boolean => useNews(({ cards }) => cards.length > 0);

/** Whether a card is shown now: several at once would cover a phone, and reach over the edge of a low screen. */
function useIsFirst(): boolean {
  const [own] = useState(() => Symbol('card'));
  useLayoutEffect(() => {
    useNews.setState(({ cards }) => ({ cards: [...cards, own] }));
    return () => useNews.setState(({ cards }) => ({ cards: cards.filter((card) => card !== own) }));
  }, [own]);
  return useNews(({ cards }) => cards[0] === own);
}

/** A card with news that leaves by itself; the pointer or the focus holds it. The next card comes after it. */
export function NewsCard({ label, title, tone, shownMs, closeLabel, onClose, children }: NewsCardProps) {
  const isFirst = useIsFirst();
  const device = useDevice();
  const leavesAfterMs = shownMs !== null && device === 'touch' ? Math.min(shownMs, mostOnTouchMs) : shownMs;
  const [isHeld, setHeld] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (isHeld || !isFirst || leavesAfterMs === null) return;
    const waiting = setTimeout(() => close.current(), leavesAfterMs);
    return () => clearTimeout(waiting);
  }, [isHeld, isFirst, leavesAfterMs]);
  const [edge, text] = tones[tone];
  if (!isFirst) return null;
  return (
    <section
      aria-label={label}
      className={classNames('cut cut-12 plate-[rgb(12_16_20/0.97)] animate-rise p-3 pr-2', edge)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="caps text-xs text-quiet">{label}</p>
          <p className={classNames('font-title text-lg leading-tight font-medium', text)}>{title}</p>
        </div>
        <IconButton tone="bare" size="small" icon="close" label={closeLabel} hint="none" onClick={onClose} />
      </div>
      <div className="mt-2 grid gap-2 pr-1 text-sm empty:hidden">{children}</div>
    </section>
  );
}
