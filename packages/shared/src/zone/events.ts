import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';

/** A character entered another zone, or its first one. */
export const zoneChanged = defineEvent({
  name: 'zone.changed',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    fromZoneId: ContentId.nullable(),
    toZoneId: ContentId,
    channel: z.int().positive(),
  }),
  keyOf: (event) => event.characterId,
});
