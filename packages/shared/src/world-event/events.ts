import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';

/** A world event began in a channel of a zone. */
export const eventBegan = defineEvent({
  name: 'world-event.began',
  version: 1,
  payload: z.object({ runId: z.uuid(), event: ContentId, zone: ContentId }),
  keyOf: (event) => event.runId,
});
/** A world event ended, won or lost. */
export const eventEnded = defineEvent({
  name: 'world-event.ended',
  version: 1,
  payload: z.object({
    runId: z.uuid(),
    event: ContentId,
    ending: ContentId,
    result: z.enum(['won', 'lost']),
    participants: z.int(),
  }),
  keyOf: (event) => event.runId,
});
/** A participant received their reward. */
export const eventShared = defineEvent({
  name: 'world-event.shared',
  version: 1,
  payload: z.object({
    runId: z.uuid(),
    event: ContentId,
    characterId: CharacterId,
    tier: ContentId.nullable(),
    points: z.number(),
  }),
  keyOf: (event) => event.characterId,
});
