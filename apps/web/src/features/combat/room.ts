import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { BossFrame } from './boss-frame';
import { Captions } from './captions';
import { OwnCast } from './cast-bar';
import { DownScreen } from './down-screen';
import { EncounterSummary } from './encounter-summary';
import { useCombatFeed } from './feed-store';
import { listenToCombat } from './listen';
import { OwnStatuses } from './statuses';
import { useCombat } from './store';
import { TargetFrame } from './target-frame';
import { Vitals } from './vitals';
import { WeaponChip } from './weapon-chip';

/** The player's own state in combat, the target, and the log. */
export const combat = defineFeature({
  room: 'combat',
  windows: [
    { name: 'combatLog', icon: 'swords', load: () => import('./combat-log').then((part) => part.CombatLogWindow) },
  ],
  slots: {
    frame: [Vitals],
    statuses: [OwnStatuses],
    target: [BossFrame, TargetFrame],
    gains: [EncounterSummary],
    captions: [Captions],
    progress: [OwnCast],
    weapon: [WeaponChip],
    screen: [DownScreen],
  },
  stale: { combat: ['combat'] },
  listen: listenToCombat,
  forget: [forgetting(useCombat), forgetting(useCombatFeed)],
});
