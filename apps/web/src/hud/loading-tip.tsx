'use client';

import type { TaughtControl } from '@necp/shared/quest/content';
import { useTranslations } from 'next-intl';
import { ControlChip } from '../components/controls/control-chip';
import { useNow } from '../components/use-now';

/** The tips, with the control that each is about. */
const tips = [
  { id: 'map', control: 'map' },
  { id: 'skull', control: null },
  { id: 'dodge', control: 'dodge' },
  { id: 'keep', control: null },
  { id: 'pickUp', control: 'pickUp' },
  { id: 'bank', control: null },
  { id: 'target', control: 'targetNext' },
  { id: 'doorway', control: null },
] as const satisfies readonly { readonly id: string; readonly control: TaughtControl | null }[];

/** Long enough to read the longest tip twice. */
const shownMs = 8_000;

/** Shows one tip for those who wait, with the control of the device in use; the clock turns to the next one. */
export function LoadingTip() {
  const t = useTranslations('hud');
  const now = useNow(1_000);
  const tip = tips[Math.floor(now / shownMs) % tips.length]!;
  return (
    <p className="flex max-w-[46ch] flex-wrap items-center justify-center gap-x-2 gap-y-1 text-quiet">
      <span className="caps text-sm text-amber">{t('tip')}</span>
      {t(`tips.${tip.id}`)}
      {tip.control !== null && <ControlChip control={tip.control} />}
    </p>
  );
}
