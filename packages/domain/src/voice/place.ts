import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { VoiceSignal } from '@necp/shared/voice/schema';
import type { Redis } from 'ioredis';
import * as z from 'zod';

/** The Redis channel on which the voice process hears what players signal. */
export const voiceChannel = 'voice:signals';
const placeKey = 'voice:process';
/** A voice process that has not said for this long that it lives is gone. */
const placeMs = 5_000;

/** A signal of a player, with the sender that the gateway knows. */
export interface SentSignal {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly signal: VoiceSignal;
}

/** Passes what a player signals to the voice process; without one it is lost. */
export async function passToVoice(redis: Redis, sent: SentSignal): Promise<void> {
  await redis.publish(voiceChannel, JSON.stringify(sent));
}

const Place = z.object({ voiceId: z.string(), runId: z.string() });
/** A run of a voice process: its name, and what tells it from an earlier run. */
export type VoicePlace = z.infer<typeof Place>;

/** Checks whether a voice process runs; false while Redis is away, because no signal reaches it then. */
export async function isVoiceOpen(redis: Redis): Promise<boolean> {
  return redis.exists(placeKey).then(
    (count) => count > 0,
    () => false,
  );
}

/**
 * Takes or keeps the place of the only voice process. A later run takes it from an earlier one of the same name at
 * once; a process of another name waits until the place is free.
 * @param wasHeld whether this run had the place before: then it gives way to a later one
 * @returns whether this run has the place
 */
export async function holdVoicePlace(
  redis: Redis,
  place: VoicePlace,
  { wasHeld }: { readonly wasHeld: boolean },
): Promise<boolean> {
  const text = JSON.stringify(place);
  if ((await redis.set(placeKey, text, 'PX', placeMs, 'NX')) !== null) return true;
  const holder = Place.safeParse(JSON.parse((await redis.get(placeKey)) ?? 'null')).data;
  if (holder?.runId !== place.runId && (wasHeld || holder?.voiceId !== place.voiceId)) return false;
  await redis.set(placeKey, text, 'PX', placeMs);
  return true;
}

/** Gives the place up, so that the next process has it at once. */
export async function leaveVoicePlace(redis: Redis, place: VoicePlace): Promise<void> {
  if ((await redis.get(placeKey)) === JSON.stringify(place)) await redis.del(placeKey);
}
