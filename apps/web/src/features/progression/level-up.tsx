'use client';

import { lazyWindow } from '../../i18n/lazy-window';
import type { HudProps } from '../base/feature';
import { useLevelUp } from './level-store';

const Card = lazyWindow<HudProps>({
  messages: ['progression'],
  load: () => import('./level-card').then((part) => part.LevelCard),
});

/** Shows the card of a new level; its code is loaded with the first one. */
export function LevelUp(props: HudProps) {
  const hasRisen = useLevelUp((state) => state.reached !== null);
  return hasRisen ? <Card {...props} /> : null;
}
