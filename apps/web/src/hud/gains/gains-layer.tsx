'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import { classNames } from '../../components/class-names';
import { useCombat } from '../../features/combat/store';
import type { HudProps } from '../../features/base/feature';
import { Slot } from '../slot';
import { GainsFeed } from './gains-feed';

/**
 * Draws what the character gained above all windows: cards for a level, a quest and an event, and the feed. It stands
 * outside the game screen, because windows do too.
 */
export function GainsLayer({ parts }: { readonly parts: HudProps }) {
  const t = useTranslations('hud');
  const isDesk = parts.device === 'desk';
  const isDown = useCombat((state) => state.down !== null);
  return createPortal(
    <>
      <div
        role="region"
        aria-live="polite"
        aria-label={t('news')}
        className={classNames(
          'layer fixed z-45 grid gap-2',
          isDesk
            ? 'bottom-68 left-4 w-80 max-xl:bottom-56 max-xl:w-72 short:bottom-48'
            : 'inset-x-2 top-[max(0.5rem,env(safe-area-inset-top))] mx-auto max-w-96',
        )}
      >
        {/* On a phone they would cover the screen of a downed player, and come when it is gone. */}
        {(isDesk || !isDown) && <Slot name="cards" props={parts} />}
        {isDesk && <GainsFeed parts={parts} />}
      </div>
      {!isDesk && (
        <div
          className={
            'layer fixed bottom-64 left-[max(0.5rem,env(safe-area-inset-left))] z-45 ' +
            'short:bottom-2 short:left-1/2 short:-translate-x-full'
          }
        >
          <GainsFeed parts={parts} />
        </div>
      )}
    </>,
    document.body,
  );
}
