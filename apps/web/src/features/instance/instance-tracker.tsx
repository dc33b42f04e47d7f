'use client';

import type { Locale } from '@necp/shared/kernel';
import type { InstanceProgress } from '@necp/shared/protocol';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import { useNow } from '../../components/use-now';
import type { HudProps } from '../base/feature';
import { clockOf } from '../../components/kernel/clock';
import { useInstance } from './store';

/** Shows the rooms of an instance, its bosses and the time; on a phone it takes the place of the tracked quest. */
export function InstanceTracker({ device }: Pick<HudProps, 'device'>) {
  const t = useTranslations('combat.instance');
  const f = useTranslations('combat');
  const progress = useInstance((state) => state.progress);
  if (!progress) return null;
  return (
    <section
      aria-label={t('tracker')}
      className={classNames(
        'cut edge-amber p-2.5',
        device === 'desk' ? 'w-72' : 'max-w-45 text-sm short:max-w-52 [&~*]:hidden',
      )}
    >
      <p className="flex items-baseline justify-between gap-2">
        <span className="caps text-xs text-amber">{f(`difficulty.${progress.difficulty}`)}</span>
        <TimeInside />
      </p>
      <ul aria-live="polite" className="mt-1 grid gap-0.5">
        {progress.rooms.map((room) => (
          <Room key={room.place} room={room} />
        ))}
      </ul>
      {progress.falls > 0 && <p className="mt-1 text-sm text-quiet">{t('falls', { count: progress.falls })}</p>}
    </section>
  );
}

function TimeInside() {
  const t = useTranslations('combat.instance');
  const progress = useInstance((state) => state.progress);
  const now = useNow(progress?.isWon === false ? 1_000 : null);
  if (!progress) return null;
  const since = progress.isWon ? 0 : Math.max(0, now - progress.heardMs);
  const clock = clockOf(Math.floor((progress.elapsedMs + since) / 1000));
  return (
    <span role="timer" aria-label={`${t('timeIn')}: ${clock}`} className="number text-sm text-text">
      {clock}
    </span>
  );
}

function Room({ room: { place, left, of, boss, isFought } }: { readonly room: InstanceProgress['rooms'][number] }) {
  const t = useTranslations('combat.instance');
  const locale = useLocale() as Locale;
  const places = useById(useContent('worldState')?.places);
  const enemies = useById(useContent('enemies')?.enemies);
  const isDone = left === 0;
  const fallen = of - left;
  return (
    <li className={classNames('flex items-baseline gap-2 text-sm', isDone ? 'text-quiet' : 'text-text')}>
      <span aria-hidden className={isDone ? 'text-green' : 'text-amber'}>
        {isDone ? '✓' : boss === null ? '▸' : '◆'}
      </span>
      <span className={classNames('grow', isDone && 'line-through')}>
        {places.get(place)?.name[locale]}
        {boss !== null && <span className="block text-magenta">{enemies.get(boss)?.name[locale]}</span>}
      </span>
      {boss === null ? (
        <span className="number shrink-0">
          {fallen}/{of}
        </span>
      ) : (
        (isDone || isFought) && (
          <span className={classNames('shrink-0', isDone ? 'text-green' : 'text-red')}>
            {t(isDone ? 'defeated' : 'fought')}
          </span>
        )
      )}
    </li>
  );
}
