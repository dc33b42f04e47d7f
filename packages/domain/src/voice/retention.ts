import type { Retention } from '../kernel';

/** Who was in which call: a day in which it can be reported, and a day more for what is on its way. */
export const retention: readonly Retention[] = [
  { table: 'voice_stays', since: 'until_at', keptDays: 2, shownAs: 'voiceStays' },
];
