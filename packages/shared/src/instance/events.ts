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

/** The topic of the live message to those who were in an instance after it has closed. */
export const instanceClosed = 'instance.closed';
