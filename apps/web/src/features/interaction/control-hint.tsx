'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { ControlUse } from '../../components/controls/control-use';
import { useNewControls, useTeaching } from '../../components/controls/teaching';
import type { HudProps } from '../base/feature';

/** Names the controls of the next steps in the middle of the screen, until the player has used each of them once. */
export function ControlHint({ isFree, playerActions }: Pick<HudProps, 'isFree' | 'playerActions'>) {
  const t = useTranslations('controls');
  const controls = useNewControls(useTeaching((state) => state.taught));
  const named = controls.join(' ');
  useEffect(() => playerActions?.setTaught(named.split(' ')), [playerActions, named]);
  if (!isFree || controls.length === 0) return null;
  return (
    <ul
      aria-label={t('hint')}
      className={
        'cut flex animate-appear flex-wrap touch:max-w-[92vw] not-touch:max-w-[calc(100vw-53rem)] ' +
        'not-touch:max-xl:max-w-[calc(100vw-40rem)] items-center justify-center gap-x-4 gap-y-1.5 px-4 py-2 ' +
        'text-sm text-text max-xl:gap-x-2.5 max-xl:px-2.5 touch:pointer-events-none touch:py-1.5 touch:text-xs'
      }
    >
      {controls.map((control) => (
        <li key={control}>
          <ControlUse control={control} />
        </li>
      ))}
    </ul>
  );
}
