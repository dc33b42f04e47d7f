import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';
import { TierId } from './content';
import { StandingPoints, StandingSource } from './schema';

export const standingChanged = defineFact({
  name: 'reputation.standing_changed',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    faction: ContentId,
    points: z.int(),
    pointsAfter: StandingPoints,
    source: StandingSource,
    sourceId: z.string(),
  }),
  keyOf: (fact) => fact.characterId,
});

/** A standing passed a threshold, either way. */
export const tierChanged = defineFact({
  name: 'reputation.tier_changed',
  version: 1,
  payload: z.object({ characterId: CharacterId, faction: ContentId, from: TierId, to: TierId }),
  keyOf: (fact) => fact.characterId,
});
