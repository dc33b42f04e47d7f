import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { WorldValue } from './content';
import { WorldScope } from './schema';

export const worldChanged = defineEvent({
  name: 'world-state.changed',
  version: 1,
  payload: z.object({
    scope: WorldScope,
    scopeId: z.string(),
    key: ContentId,
    value: WorldValue,
    version: z.int(),
    cause: z.string(),
    characterId: CharacterId.nullable(),
  }),
  keyOf: (event) => `${event.scope}.${event.scopeId}.${event.key}`,
});
