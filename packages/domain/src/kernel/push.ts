import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { Redis } from 'ioredis';

/** The receivers of a live message: the browsers of one character or of one account, or all browsers. */
export type Audience = { readonly characterId: CharacterId } | { readonly accountId: AccountId } | 'everyone';

/** A group of characters whose processes hear it together; they pass it on to their own players. */
export interface LiveGroup {
  readonly partyId: string;
}

/** A live message; its topic is `<room>.<what>`, where a durable event of that name exists, the event's name. */
export interface LiveMessage {
  readonly topic: `${string}.${string}`;
  readonly [detail: string]: unknown;
}

/** Returns the Redis channel of an audience: a process subscribes to those of the players it hosts. */
export function liveChannel(audience: Audience | LiveGroup): string {
  if (audience === 'everyone') return 'live:everyone';
  if ('partyId' in audience) return `live:party:${audience.partyId}`;
  return 'characterId' in audience ? `live:character:${audience.characterId}` : `live:account:${audience.accountId}`;
}

/**
 * Sends a message to an audience. It is only a hint: a client that is offline misses it, and the durable state is in
 * the database.
 */
export async function push(redis: Redis, audience: Audience | LiveGroup, message: LiveMessage): Promise<void> {
  await redis.publish(liveChannel(audience), JSON.stringify(message));
}
