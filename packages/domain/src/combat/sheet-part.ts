import { Prisma } from '@necp/db/types';
import { secondMs } from '@necp/shared/kernel';
import type { Vitals } from '@necp/shared/zone/sheet';
import { defineSheetPart } from '../kernel';

/** After an absence of this long the pools are full again. */
const recoversMs = 300 * secondMs;

type SavedVitals = Vitals & { readonly savedMs: number };

/** The pools as they were saved last; null means full. Only the zone writes them, so they matter at the entry only. */
export const combatPart = defineSheetPart({
  part: 'combat',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('health', health, 'energy', energy, 'ram', ram, 'stamina', stamina,
      'savedMs', extract(epoch FROM saved_at) * 1000)
    FROM character_vitals WHERE character_id = ANY(${ids})`,
  valueOf: ([saved]: readonly SavedVitals[], nowMs): Vitals | null => {
    if (saved === undefined || nowMs - saved.savedMs > recoversMs) return null;
    const { savedMs: _savedMs, ...vitals } = saved;
    return vitals;
  },
});
