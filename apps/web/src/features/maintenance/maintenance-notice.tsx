'use client';

import { type Locale, minuteMs, secondMs } from '@necp/shared/kernel';
import { reminderAt } from '@necp/shared/maintenance/rules';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '../../components/banner';
import { clockOf } from '../../components/kernel/clock';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { useNow } from '../../components/use-now';
import type { HudProps } from '../base/feature';
import { type Announced, useMaintenance } from './store';
import { useMoment } from './use-moment';

/** How long the whole announcement stands after it came, and at each reminder. */
const shownMs = 15 * secondMs;

/** Announces a maintenance above the city: as a banner at each reminder, and as a small count-down in between. */
export function MaintenanceNotice({ focusGame }: Pick<HudProps, 'focusGame'>) {
  const announced = useMaintenance((state) => state.announced);
  if (announced === null) return null;
  const { id, version } = announced;
  return <Notice key={`${id}:${version}`} announced={announced} focusGame={focusGame} />;
}

function Notice({ announced, focusGame }: { readonly announced: Announced } & Pick<HudProps, 'focusGame'>) {
  const nowMs = useNow(250);
  const leftMs = Math.max(0, announced.startsAtMs - nowMs);
  const reminder = reminderAt(leftMs);
  const [shown, setShown] = useState({ reminder, sinceMs: nowMs, choice: 'none' as 'none' | 'shown' | 'hidden' });
  // React draws again with the new state before it shows anything.
  if (shown.reminder !== reminder) setShown({ reminder, sinceMs: nowMs, choice: 'none' });
  const isDue = nowMs - shown.sinceMs < shownMs || (leftMs > 0 && leftMs <= minuteMs);
  const isOpen = shown.choice === 'shown' || (shown.choice === 'none' && isDue);
  const choose = (choice: 'shown' | 'hidden') => {
    setShown({ ...shown, choice });
    focusGame();
  };
  return (
    <div
      className={
        // Below the target frame, which a fight needs.
        'layer pointer-events-none absolute inset-x-4 top-28 z-10 mx-auto grid max-w-md justify-items-center ' +
        '*:pointer-events-auto short:top-3 short:max-w-xs'
      }
    >
      <Said announced={announced} reminder={reminder} isRunning={leftMs === 0} />
      {isOpen ? (
        <Whole announced={announced} leftMs={leftMs} onHide={() => choose('hidden')} />
      ) : (
        <Chip leftMs={leftMs} onShow={() => choose('shown')} />
      )}
    </div>
  );
}

interface SaidProps {
  readonly announced: Announced;
  readonly reminder: number | null;
  readonly isRunning: boolean;
}

/** What screen readers say: once when it is announced and at each reminder, never every second. */
function Said({ announced, reminder, isRunning }: SaidProps) {
  const t = useTranslations('maintenance');
  const locale = useLocale() as Locale;
  const timeOf = useMoment();
  const when =
    reminder === null ? t('plannedFor', { time: timeOf(announced.startsAtMs) }) : t('inMinutes', { minutes: reminder });
  return (
    <p role="status" className="sr-only">
      {isRunning ? t('staff') : `${when}. ${announced.message[locale]}`}
    </p>
  );
}

interface WholeProps {
  readonly announced: Announced;
  readonly leftMs: number;
  readonly onHide: () => void;
}

function Whole({ announced, leftMs, onHide }: WholeProps) {
  const t = useTranslations('maintenance');
  const locale = useLocale() as Locale;
  const action = <IconButton icon="close" label={t('hide')} hint="none" tone="bare" size="medium" onClick={onHide} />;
  return (
    <div className="w-full">
      <Banner tone="warning" live="off" action={action}>
        <p className="font-semibold text-amber max-lg:text-sm">
          <Count announced={announced} leftMs={leftMs} />
        </p>
        <p className="text-sm">{announced.message[locale]}</p>
        {leftMs === 0 ? (
          <p className="text-sm text-quiet">{t('staff')}</p>
        ) : (
          <p className="text-sm text-quiet max-sm:hidden short:hidden">{t('advice')}</p>
        )}
      </Banner>
    </div>
  );
}

/** The time of the start while it is far, then minutes, then seconds. */
function Count({ announced, leftMs }: Pick<WholeProps, 'announced' | 'leftMs'>) {
  const t = useTranslations('maintenance');
  const timeOf = useMoment();
  if (leftMs === 0) return t('running');
  if (leftMs <= minuteMs)
    return <span className="number">{t('inSeconds', { seconds: Math.ceil(leftMs / secondMs) })}</span>;
  const minutes = Math.ceil(leftMs / minuteMs);
  return minutes > 60 ? t('plannedFor', { time: timeOf(announced.startsAtMs) }) : t('inMinutes', { minutes });
}

function Chip({ leftMs, onShow }: { readonly leftMs: number; readonly onShow: () => void }) {
  const t = useTranslations('maintenance');
  const seconds = Math.ceil(leftMs / secondMs);
  const hours = Math.floor(seconds / 3600);
  return (
    <button
      type="button"
      aria-label={`${t('running')}: ${t('show')}`}
      onClick={onShow}
      className={
        'cut cut-4 edge-amber plate-[rgb(12_16_20/0.86)] inline-flex min-h-8 items-center gap-2 px-2.5 text-sm ' +
        'text-amber touch:min-h-11'
      }
    >
      <Icon name="warning" className="size-4" />
      <span>{t('running')}</span>
      {leftMs > 0 && <span className="number text-text">{hours > 0 ? t('hours', { hours }) : clockOf(seconds)}</span>}
    </button>
  );
}
