'use client';

import { useTranslations } from 'next-intl';
import type { HudProps } from '../features/base/feature';
import { Slot } from './slot';

/** Lists the latest gains of the player. */
export function GainsList({ parts }: { readonly parts: HudProps }) {
  const t = useTranslations('combat');
  return (
    <div
      aria-live="polite"
      aria-label={t('gains')}
      role="log"
      className={
        'pointer-events-none grid justify-items-end gap-1 text-right ' + '[text-shadow:0_0_4px_#05070a,0_0_4px_#05070a]'
      }
    >
      <Slot name="gains" props={parts} />
    </div>
  );
}
