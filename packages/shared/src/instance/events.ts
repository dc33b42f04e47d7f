import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { InstanceDifficulty } from './schema';

/** A private instance of a zone was created for a group. */
export const instanceCreated = defineEvent({
  name: 'instance.created',
  version: 1,
  payload: z.object({
    instanceId: z.uuid(),
    zoneId: ContentId,
    channel: z.int().positive(),
    difficulty: InstanceDifficulty,
    leaderId: CharacterId,
    members: z.array(CharacterId).min(1),
  }),
  keyOf: (event) => event.instanceId,
});
