import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';

/** Somebody is in another zone than before, or in the first of its life. */
export const zoneChanged = defineFact({
  name: 'zone.changed',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    fromZoneId: ContentId.nullable(),
    toZoneId: ContentId,
    channel: z.int().positive(),
  }),
  keyOf: (fact) => fact.characterId,
});
