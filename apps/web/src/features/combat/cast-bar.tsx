'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useById, useContent } from '../../components/providers/content';
import type { TimeSpan } from '../../game/types';
import { useCombat } from './store';
import { useNow } from '../../components/use-now';

/** Shows the player's running cast, reload or channeled interaction. */
export function OwnCast() {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const cast = useCombat((state) => state.self?.cast ?? null);
  const reload = useCombat((state) => state.self?.weapon.reload ?? null);
  const hold = useCombat((state) => state.hold);
  const abilities = useById(useContent('abilities')?.abilities);
  const name = cast ? (abilities.get(cast.ability)?.name[locale] ?? '') : hold ? t('holding') : t('reloading');
  const span = cast ?? hold ?? reload;
  return span ? <SpanBar key={span.startMs} label={name} span={span} className="w-64 max-w-[60vw]" /> : null;
}

/** A bar that fills during a period of time. */
export function SpanBar({
  label,
  span,
  className,
}: {
  readonly label: string;
  readonly span: TimeSpan;
  readonly className?: string;
}) {
  const now = useNow(50);
  const share = Math.max(0, Math.min(1, (now - span.startMs) / Math.max(1, span.endMs - span.startMs)));
  if (now > span.endMs + 400) return null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className={className}
    >
      <p className="flex justify-between pb-0.5 text-sm text-text [text-shadow:0_0_4px_#05070a]">
        <span>{label}</span>
        <span className="number text-quiet">{Math.max(0, (span.endMs - now) / 1000).toFixed(1)}</span>
      </p>
      <div className="h-2 bg-[#1b222a]">
        <div className="h-full origin-left bg-amber" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
