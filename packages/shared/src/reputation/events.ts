import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { TierId } from './content';
import { ReputationPoints, ReputationSource } from './schema';

export const reputationChanged = defineEvent({
  name: 'reputation.changed',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    faction: ContentId,
    points: z.int(),
    pointsAfter: ReputationPoints,
    source: ReputationSource,
    sourceId: z.string(),
  }),
  keyOf: (event) => event.characterId,
});

/** A reputation crossed a threshold in either direction. */
export const tierChanged = defineEvent({
  name: 'reputation.tier_changed',
  version: 1,
  payload: z.object({ characterId: CharacterId, faction: ContentId, from: TierId, to: TierId }),
  keyOf: (event) => event.characterId,
});
