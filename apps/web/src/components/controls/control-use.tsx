'use client';

import type { TaughtControl } from '@necp/shared/quest/content';
import { useTranslations } from 'next-intl';
import { ControlChip } from './control-chip';
import { useDevice } from './device';

/** Draws a control and says what it does, such as "R reload". */
export function ControlUse({ control }: { readonly control: TaughtControl }) {
  const t = useTranslations('controls');
  const isTouch = useDevice() === 'touch';
  const isOther = control === 'fire' || control === 'sprint' || control === 'targetNext' || control === 'map';
  return (
    <span className="flex items-center gap-1.5">
      <ControlChip control={control} />
      <span>{isTouch && isOther ? t(`touchDoes.${control}`) : t(`does.${control}`)}</span>
    </span>
  );
}
