'use client';

import type { EnemyContent } from '@necp/shared/combat/content';
import type { LevelFit } from '@necp/shared/combat/level-fit';
import { useTranslations } from 'next-intl';

/** The same shapes as over the heads in the street: a double crest for an elite, a crown for a boss. */
export function RankMark({ rank }: { readonly rank: EnemyContent['rank'] }) {
  const t = useTranslations('combat');
  if (rank !== 'elite' && rank !== 'boss') return null;
  return (
    <svg viewBox="-7 -8 14 14" role="img" aria-label={t(`rank.${rank}`)} className="size-4 shrink-0 text-text">
      <title>{t(`rank.${rank}`)}</title>
      <path
        fill="currentColor"
        d={rank === 'elite' ? 'M-5-3 0-7 5-3 0-1ZM-5 2 0-2 5 2 0 4Z' : 'M-6 4V-4L-2.5 0 0-5 2.5 0 6-4V4Z'}
      />
    </svg>
  );
}

const fitShapes: Readonly<Record<Exclude<LevelFit, 'deadly'>, string>> = {
  trivial: 'M-4-5 0-1 4-5M-4 0 0 4 4 0',
  easy: 'M-4-2.5 0 2.5 4-2.5',
  even: 'M-4 0H4',
  hard: 'M-4 2.5 0-2.5 4 2.5',
};

/** How an enemy's level compares with the player's: arrows down, a bar, an arrow up, or a skull. */
export function FitMark({ fit }: { readonly fit: LevelFit }) {
  const t = useTranslations('combat');
  return (
    <svg viewBox="-6 -7 12 14" role="img" aria-label={t(`fit.${fit}`)} className="size-3.5 shrink-0">
      <title>{t(`fit.${fit}`)}</title>
      {fit === 'deadly' ? (
        <>
          <circle fill="currentColor" cy="-1.5" r="4.8" />
          <path fill="currentColor" d="M-2.6 1.5h5.2v4h-5.2Z" />
          <path fill="#05070a" d="M-3.3-2.8h2.8V0h-2.8ZM.5-2.8h2.8V0H.5ZM-.5 2.6h1v2.9h-1Z" />
        </>
      ) : (
        <path fill="none" stroke="currentColor" strokeWidth="2" d={fitShapes[fit]} />
      )}
    </svg>
  );
}
