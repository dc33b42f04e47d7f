import type { Outside } from '@necp/domain/kernel';
import type { Ticket } from '@necp/domain/zone/service';
import { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify, type CryptoKey, type JSONWebKeySet } from 'jose';
import * as z from 'zod';

const Claims = z.object({ sub: CharacterId, aid: AccountId, sid: SessionId, jti: z.uuid(), exp: z.number() });
const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) });

/**
 * Keys are fetched again after the first interval, and immediately for an unknown key, but never more often than the
 * second.
 */
const keysMs = { old: 60_000, pause: 2_000 } as const;

/** Prefix of the name of a simulation's own key. */
export const peerKeyPrefix = 'sim:';

export interface TicketVerifierOptions {
  readonly jwksUrl: string;
  /** Returns the key of another process, for clients it sent here; null when no process announced it. */
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  readonly nowMs: () => number;
  /** Stands between this process and the web app. */
  readonly guard: Pick<Outside, 'call'>;
  readonly onTrouble: (error: unknown) => void;
}

/** The ticket is forged, expired or not for this process. */
export class BadTicket extends Error {
  override readonly name = 'BadTicket';
}

/**
 * Checks tickets against the keys that the web app publishes and those that the other processes announce. The last
 * valid keys are kept while it is away, so that its restart locks out no player.
 * @returns a function that throws BadTicket, or Error when no keys were available at all
 */
export function createTicketVerifier({
  jwksUrl,
  peerKey,
  nowMs,
  guard,
  onTrouble,
}: TicketVerifierOptions): (ticket: string) => Promise<Ticket> {
  let keys: ReturnType<typeof createLocalJWKSet> | null = null;
  let fetchedMs = -Infinity;
  let triedMs = -Infinity;
  let fetching: Promise<void> | null = null;

  const fetchKeys = async () => {
    triedMs = nowMs();
    try {
      const listed = await guard.call(async (signal) => {
        const answer = await fetch(jwksUrl, { signal });
        if (!answer.ok) throw new Error(`keys answered ${answer.status}`);
        return Keys.parse(await answer.json());
      });
      keys = createLocalJWKSet(listed as unknown as JSONWebKeySet);
      fetchedMs = nowMs();
    } catch (error) {
      onTrouble(error);
    }
  };
  const refresh = async () => {
    if (keys !== null && nowMs() - triedMs < keysMs.pause) return;
    fetching ??= fetchKeys().finally(() => {
      fetching = null;
    });
    await fetching;
  };
  const asked = () => ({ audience: 'sim', algorithms: ['EdDSA'], currentDate: new Date(nowMs()), clockTolerance: 2 });
  const check = async (ticket: string): Promise<Ticket> => {
    if (keys === null) throw new Error('no keys to check tickets with');
    return ticketOf((await jwtVerify(ticket, keys, asked())).payload);
  };
  const checkPeers = async (ticket: string, kid: string): Promise<Ticket> => {
    const key = await peerKey(kid);
    if (key === null) throw new BadTicket('signed by a process nobody knows');
    return ticketOf((await jwtVerify(ticket, key, asked())).payload);
  };
  return async (ticket) => {
    try {
      const kid = kidOf(ticket);
      if (kid.startsWith(peerKeyPrefix)) return await checkPeers(ticket, kid);
      if (keys === null || nowMs() - fetchedMs > keysMs.old) await refresh();
      return await check(ticket).catch(async (error: unknown) => {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await refresh();
        return check(ticket);
      });
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError)
        throw new BadTicket('ticket refused', { cause: error });
      throw error;
    }
  };
}

function kidOf(ticket: string): string {
  try {
    return decodeProtectedHeader(ticket).kid ?? '';
  } catch (error) {
    throw new BadTicket('no ticket', { cause: error });
  }
}

function ticketOf(payload: unknown): Ticket {
  const { sub, aid, sid, jti, exp } = Claims.parse(payload);
  return { jti, characterId: sub, accountId: aid, sessionId: sid, expiresAt: new Date(exp * 1000) };
}
