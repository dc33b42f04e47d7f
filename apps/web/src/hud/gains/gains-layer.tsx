'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import { classNames } from '../../components/class-names';
import { useWindowStack } from '../../components/window/stack';
import { useCombat } from '../../features/combat/store';
import type { HudProps } from '../../features/base/feature';
import { useIsInFight, useLayout } from '../layout/layout-root';
import { Placed } from '../layout/placed';
import { GainsSample } from '../layout/samples';
import { Slot } from '../slot';
import { GainsFeed } from './gains-feed';

interface GainsLayerProps {
  readonly parts: HudProps;
  /** Whether the sheet of the chat covers the lower part of a phone. */
  readonly isChatOpen?: boolean;
}

/**
 * Draws what the character gained above all windows: cards for a level, a quest and an event, and the feed. It stands
 * outside the game screen, because windows do too.
 */
export function GainsLayer({ parts, isChatOpen = false }: GainsLayerProps) {
  const t = useTranslations('hud');
  const isDesk = parts.device === 'desk';
  const isDown = useCombat((state) => state.down !== null);
  const isInFight = useIsInFight();
  const isSheetOpen = useWindowStack(({ stack }) => stack.length > 0) || isChatOpen;
  const { screen } = useLayout();
  // The screen of a downed player stands where the feed is on an upright phone.
  const room = isDown ? 'none' : !isSheetOpen ? 'whole' : screen === 'sideways' ? 'none' : 'strip';
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
        className={
          'layer peer fixed inset-x-2 top-[max(0.5rem,env(safe-area-inset-top))] z-45 mx-auto grid max-w-96 gap-2'
        }
      >
        {/* They would cover the health in a fight, the screen of a downed player or the title of a sheet. */}
        {!isInFight && !isSheetOpen && cards}
      </div>
      <div
        data-room={room}
        className={classNames('layer fixed left-[max(0.5rem,env(safe-area-inset-left))] z-45', feedLooks[room])}
      >
        <GainsFeed parts={parts} room={room} />
      </div>
    </>,
    document.body,
  );
}

/** How much room the feed has on a phone: beside an open sheet a strip above it, or none sideways. */
const feedLooks = {
  // Upright it is above the notes of the thumb and left of its buttons; sideways above the prompt.
  whole:
    'bottom-80 not-short:max-w-34 short:bottom-16 short:left-1/2 short:-translate-x-[calc(100%+5rem)] ' +
    // A card reaches down to it there, and says more.
    'short:peer-has-[.cut]:opacity-0',
  // A card in the same strip says more.
  strip: 'bottom-[calc(85dvh+0.25rem)] peer-has-[.cut]:opacity-0',
  none: 'bottom-0 opacity-0',
} as const;
