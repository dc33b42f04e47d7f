import type { Ctx } from '@necp/domain/kernel';
import { playedBy, type PlayedChannel } from '@necp/domain/zone/queries';
import { CharacterId, GameError, ZoneId } from '@necp/shared/kernel';
import { decodeProtectedHeader, jwtVerify, type CryptoKey } from 'jose';
import * as z from 'zod';
import type { Host } from '../hosting/host';
import { clusterAudience, type SimKeys } from './keys';

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
  readonly ctx: () => Ctx;
  readonly keys: SimKeys;
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  /** Returns the host of a zone channel if this process hosts it. */
  readonly hostOf: (zoneId: string, channel: number) => Host | null;
}

export interface Peers {
  /**
   * Reserves a seat in a zone channel of another process, under the epoch of that channel's lease.
   * @throws GameError unavailable `zone.unreachable`, conflict `zone.full`
   */
  reserve(zoneChannel: Pick<PlayedChannel, 'zoneId' | 'channel'>, characterId: CharacterId): Promise<PlayedChannel>;
  /**
   * Answers a seat request of another process: 200 reserves a seat, 409 has none, 410 does not host that channel under
   * that epoch, 401 and 400 are invalid requests.
   */
  answer(authorization: string | undefined, body: string): Promise<number>;
}

/** Communication between processes: short HTTP requests, each signed by its sender. */
export function createPeers({ ctx, keys, peerKey, hostOf }: PeersParts): Peers {
  const isPeer = async (authorization: string | undefined): Promise<boolean> => {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const key = await peerKey(decodeProtectedHeader(token).kid ?? '');
      return (
        key !== null && (await jwtVerify(token, key, { audience: clusterAudience, algorithms: ['EdDSA'] })) !== null
      );
    } catch {
      return false;
    }
  };
  return {
    reserve: async (zoneChannel, characterId) => {
      const played = await playedBy(ctx(), zoneChannel);
      if (played === null || played.innerUrl === null) throw new GameError('unavailable', 'zone.unreachable');
      const { zoneId, channel, epoch, innerUrl } = played;
      const answer = await requestSeat(innerUrl, {
        token: await keys.signSeatRequest(),
        asked: { zoneId, channel, epoch, characterId },
      });
      if (answer === 409) throw new GameError('conflict', 'zone.full');
      if (answer !== 200) throw new GameError('unavailable', 'zone.unreachable');
      return played;
    },
    answer: async (authorization, body) => {
      if (!(await isPeer(authorization))) return 401;
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

async function requestSeat(
  innerUrl: string,
  { token, asked }: { readonly token: string; readonly asked: { readonly [K in keyof SeatRequest]: string | number } },
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${innerUrl}${reservePath}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(waits.answerMs),
  }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}

function readSeatRequest(body: string): SeatRequest | null {
  try {
    return SeatRequest.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
