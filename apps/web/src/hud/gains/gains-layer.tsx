'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import { useCombat } from '../../features/combat/store';
import type { HudProps } from '../../features/base/feature';
import { Placed } from '../layout/placed';
import { GainsSample } from '../layout/samples';
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
  const cards = <Slot name="cards" props={parts} />;
  if (isDesk)
    return createPortal(
      <Placed part="gains" position="fixed" className="w-80 max-xl:w-72" sample={<GainsSample />}>
        <div role="region" aria-live="polite" aria-label={t('news')} className="layer grid w-full gap-2">
          {cards}
          <GainsFeed parts={parts} />
        </div>
      </Placed>,
      document.body,
    );
  return createPortal(
    <>
      <div
        role="region"
        aria-live="polite"
        aria-label={t('news')}
        className={'layer fixed inset-x-2 top-[max(0.5rem,env(safe-area-inset-top))] z-45 mx-auto grid max-w-96 gap-2'}
      >
        {/* They would cover the screen of a downed player, and come when it is gone. */}
        {!isDown && cards}
      </div>
      <div
        className={
          // Upright it is above the notes of the thumb and left of its buttons; sideways above the prompt.
          'layer fixed bottom-80 left-[max(0.5rem,env(safe-area-inset-left))] z-45 not-short:max-w-34 ' +
          'short:bottom-16 short:left-1/2 short:-translate-x-[calc(100%+5rem)]'
        }
      >
        <GainsFeed parts={parts} />
      </div>
    </>,
    document.body,
  );
}
