import type { Ctx } from '@necp/domain/kernel';
import { playedBy, type PlayedChannel } from '@necp/domain/zone/queries';
import { CharacterId, GameError, ZoneId } from '@necp/shared/kernel';
import { decodeProtectedHeader, jwtVerify, type CryptoKey } from 'jose';
import * as z from 'zod';
import type { Host } from '../hosting/host';
import { clusterAudience, hashOfBody, type SimKeys } from './keys';

const SeatRequest = z.object({
  zoneId: ZoneId,
  channel: z.int().min(1),
  epoch: z.int().min(1),
  characterId: CharacterId,
});
type SeatRequest = z.infer<typeof SeatRequest>;

/** The path of seat requests between processes. */
export const reservePath = '/cluster/reserve';
/** How long another process may take to answer, and how long a seat stays reserved for a player on the way. */
const waits = { answerMs: 2_000, seatMs: 15_000 } as const;

export interface PeersParts {
  readonly simId: string;
  readonly nowMs: () => number;
  readonly ctx: () => Ctx;
  readonly keys: SimKeys;
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  /** Returns the host of a zone channel if this process hosts it. */
  readonly hostOf: (zoneId: string, channel: number) => Host | null;
  /** Whether another process is asked by https only. */
  readonly innerTls?: boolean | undefined;
}

export interface Peers {
  /**
   * Reserves a seat in a zone channel of another process, under the epoch of that channel's lease.
   * @throws GameError unavailable `zone.unreachable`, conflict `zone.full`
   */
  reserve(zoneChannel: Pick<PlayedChannel, 'zoneId' | 'channel'>, characterId: CharacterId): Promise<PlayedChannel>;
  /**
   * Answers a seat request of another process, which is signed for this process and this body and is taken once: 200
   * reserves a seat, 409 has none, 410 does not host that channel under that epoch, 401 and 400 are invalid requests.
   */
  answer(authorization: string | undefined, body: string): Promise<number>;
}

/** Communication between processes: short HTTP requests, each signed by its sender. */
export function createPeers({ simId, nowMs, ctx, keys, peerKey, hostOf, innerTls = false }: PeersParts): Peers {
  const spent = new SpentTokens();
  const isPeer = async (authorization: string | undefined, body: string): Promise<boolean> => {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const key = await peerKey(decodeProtectedHeader(token).kid ?? '');
      if (key === null) return false;
      const currentDate = new Date(nowMs());
      const audience = clusterAudience(simId);
      const { payload } = await jwtVerify(token, key, { audience, algorithms: ['EdDSA'], currentDate });
      const { jti, exp = 0 } = payload;
      return payload.body === hashOfBody(body) && jti !== undefined && spent.take(jti, exp, currentDate);
    } catch {
      return false;
    }
  };
  return {
    reserve: async (zoneChannel, characterId) => {
      const played = await playedBy(ctx(), zoneChannel);
      const innerUrl = played?.innerUrl ?? null;
      if (played === null || !mayAsk(innerUrl, innerTls ? 'https' : 'any'))
        throw new GameError('unavailable', 'zone.unreachable');
      const { zoneId, channel, epoch } = played;
      const body = JSON.stringify({ zoneId, channel, epoch, characterId } satisfies z.input<typeof SeatRequest>);
      const token = await keys.signSeatRequest({ toSimId: played.simId, body });
      const answer = await requestSeat(innerUrl, { token, body });
      if (answer === 409) throw new GameError('conflict', 'zone.full');
      if (answer !== 200) throw new GameError('unavailable', 'zone.unreachable');
      return played;
    },
    answer: async (authorization, body) => {
      if (!(await isPeer(authorization, body))) return 401;
      const asked = readSeatRequest(body);
      if (asked === null) return 400;
      const host = hostOf(asked.zoneId, asked.channel);
      if (host === null || host.effects.zone.epoch !== asked.epoch) return 410;
      if (!host.reserve(asked.characterId)) return 409;
      setTimeout(() => host.release(asked.characterId), waits.seatMs).unref();
      return 200;
    },
  };
}

/** Whether another process may be asked at the address that it announces; null is none. */
export function mayAsk(innerUrl: string | null, allowed: 'any' | 'https'): innerUrl is string {
  return innerUrl !== null && (allowed === 'any' || innerUrl.startsWith('https:'));
}

async function requestSeat(
  innerUrl: string,
  { token, body }: { readonly token: string; readonly body: string },
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${innerUrl}${reservePath}`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(waits.answerMs),
  }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}

/** The ids of requests that were taken and whose tokens are still valid. */
class SpentTokens {
  private readonly until = new Map<string, number>();

  /** Takes a token; returns false when it was taken before. */
  take(jti: string, expiresS: number, now: Date): boolean {
    const nowS = now.getTime() / 1000;
    for (const [old, endS] of this.until) if (endS < nowS) this.until.delete(old);
    if (this.until.has(jti)) return false;
    this.until.set(jti, expiresS);
    return true;
  }
}

function readSeatRequest(body: string): SeatRequest | null {
  try {
    return SeatRequest.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
