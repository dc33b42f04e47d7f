'use client';

import type { Vec2 } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { HintedKeys, KeyHint } from '../../components/key-hint';
import type { HudProps } from '../base/feature';
import { useZone } from './store';

/** The keys to walk with, until the player has walked a little. */
export function WalkHint({ keys, isFree }: Pick<HudProps, 'keys' | 'isFree'>) {
  const t = useTranslations('hud');
  const place = useZone((state) => state.radar?.self);
  const [start, setStart] = useState<Vec2 | null>(null);
  const [isLearnt, setLearnt] = useState(false);
  useEffect(() => {
    if (!place || isLearnt) return;
    if (!start) setStart({ x: place.x, y: place.y });
    else if (Math.hypot(place.x - start.x, place.y - start.y) > 4) setLearnt(true);
  }, [place, start, isLearnt]);
  if (!place || isLearnt || !isFree) return null;
  return (
    <KeyHint>
      <HintedKeys codes={[keys.moveUp[0], keys.moveLeft[0], keys.moveDown[0], keys.moveRight[0]]}>
        {t('hintWalk')}
      </HintedKeys>
      <HintedKeys codes={[keys.sprint[0]]}>{t('hintSprint')}</HintedKeys>
      <HintedKeys codes={[keys.chat[0]]}>{t('hintChat')}</HintedKeys>
    </KeyHint>
  );
}
