'use client';

import type { SimView } from '@necp/shared/admin/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { loadOf } from './pulse';

const tones = { calm: 'text-green', busy: 'text-amber', full: 'text-red' } as const;

/** Shows the milliseconds of a tick, coloured by the share of the tick they use. */
export function TickFigure({ ms }: { readonly ms: number }) {
  const format = useFormatter();
  return (
    <span className={tones[loadOf(ms)]}>
      {format.number(ms, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}
    </span>
  );
}

/** Shows how long the lease is still valid. */
export function LeaseBadge({ leftMs }: { readonly leftMs: number }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  if (leftMs <= 0) return <Badge tone="red">{t('leaseEnded')}</Badge>;
  return (
    <Badge tone={leftMs < 3_000 ? 'amber' : 'green'}>
      {t('seconds', { value: format.number(leftMs / 1000, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) })}
    </Badge>
  );
}

export function SimBadge({ process: { leftMs, isLeaving, figures } }: { readonly process: SimView }) {
  const t = useTranslations('admin');
  if (leftMs <= 0) return <Badge tone="red">{t('gone')}</Badge>;
  if (isLeaving) return <Badge tone="amber">{t('leaving')}</Badge>;
  return figures ? <Badge tone="green">{t('playing')}</Badge> : <Badge tone="amber">{t('silent')}</Badge>;
}
