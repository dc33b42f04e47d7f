import { createHmac } from 'node:crypto';
import type { IceServer } from '@necp/shared/voice/schema';

export interface RelaySettings {
  /** Servers that tell browsers their own address, such as `stun:stun.example.org:3478`. */
  readonly stunUrls: readonly string[];
  /** Relays for browsers that UDP does not get out of, such as `turns:turn.example.org:5349?transport=tcp`. */
  readonly turnUrls: readonly string[];
  /** What the relays share with this process: coturn's `static-auth-secret`. */
  readonly turnSecret: string | null;
}

/** How long a name and its password open a relay; a call that has begun goes on. */
const relayLifeS = 3_600;

/**
 * Returns the servers for the call of one player. The password of a relay is made from the time at which it ends and
 * from the shared secret, as coturn's REST interface expects (draft-uberti-behave-turn-rest).
 */
export function iceServersFor(settings: RelaySettings, player: string, nowMs: number): IceServer[] {
  const { stunUrls, turnUrls, turnSecret } = settings;
  const servers: IceServer[] = stunUrls.length === 0 ? [] : [{ urls: [...stunUrls] }];
  if (turnUrls.length === 0 || turnSecret === null) return servers;
  const username = `${Math.floor(nowMs / 1000) + relayLifeS}:${player}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: [...turnUrls], username, credential }];
}
