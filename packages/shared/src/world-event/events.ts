import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';

/** A shared event began in a copy of a zone. */
export const eventBegan = defineFact({
  name: 'world-event.began',
  version: 1,
  payload: z.object({ runId: z.uuid(), event: ContentId, zone: ContentId }),
  keyOf: (fact) => fact.runId,
});
/** It ended, one way or the other. */
export const eventEnded = defineFact({
  name: 'world-event.ended',
  version: 1,
  payload: z.object({
    runId: z.uuid(),
    event: ContentId,
    ending: ContentId,
    result: z.enum(['won', 'lost']),
    participants: z.int(),
  }),
  keyOf: (fact) => fact.runId,
});
/** Somebody had a part in it and got their share. */
export const eventShared = defineFact({
  name: 'world-event.shared',
  version: 1,
  payload: z.object({
    runId: z.uuid(),
    event: ContentId,
    characterId: CharacterId,
    tier: ContentId.nullable(),
    points: z.number(),
  }),
  keyOf: (fact) => fact.characterId,
});
