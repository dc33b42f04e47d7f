import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';

/** A shared event began in a copy of a zone. */
export const eventBegan = defineEvent({
  name: 'world-event.began',
  version: 1,
  payload: z.object({ runId: z.uuid(), event: ContentId, zone: ContentId }),
  keyOf: (event) => event.runId,
});
/** It ended, one way or the other. */
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
/** A participant got their share. */
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
