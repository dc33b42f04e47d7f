import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { holdVoicePlace } from '../voice/service';

/** Lets players join calls as if a voice process ran, for as long as this Redis, which no other test may use, does. */
export async function openVoicePlace(redis: Redis): Promise<void> {
  await holdVoicePlace(redis, { voiceId: 'voice-test', runId: randomUUID() }, { wasHeld: false });
  await redis.persist('voice:process');
}
