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

/** A live message and who receives it. */
export interface Push {
  readonly audience: Audience;
  readonly message: LiveMessage;
}

/** So many are written to Redis together: few enough to be answered well before it counts as slow. */
const pushesAtOnce = 500;

/**
 * Sends messages in their order and returns what became of each. However many they are, they take one call at a time of
 * those that Redis may have under way.
 */
export async function pushAll(redis: Redis, pushes: readonly Push[]): Promise<PromiseSettledResult<void>[]> {
  const sent: PromiseSettledResult<void>[] = [];
  for (let first = 0; first < pushes.length; first += pushesAtOnce)
    sent.push(...(await pushTogether(redis, pushes.slice(first, first + pushesAtOnce))));
  return sent;
}

async function pushTogether(redis: Redis, pushes: readonly Push[]): Promise<PromiseSettledResult<void>[]> {
  const [one] = pushes;
  if (one !== undefined && pushes.length === 1) return Promise.allSettled([push(redis, one.audience, one.message)]);
  const pipeline = redis.pipeline();
  for (const { audience, message } of pushes) pipeline.publish(liveChannel(audience), JSON.stringify(message));
  try {
    const answers = (await pipeline.exec()) ?? [];
    return answers.map(([error]) => settled(error));
  } catch (error) {
    return pushes.map(() => settled(error));
  }
}

const settled = (reason: unknown): PromiseSettledResult<void> =>
  reason === null ? { status: 'fulfilled', value: undefined } : { status: 'rejected', reason };
