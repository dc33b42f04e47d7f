import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { peerKeyPrefix } from '../gateway/tickets';

/** The holder of a ticket. */
export interface TicketHolder {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

/**
 * Signs with the key of this process: tickets for clients it sends to other processes, and its own requests to these.
 */
export interface SimKeys {
  /** The public key with which the others verify it. */
  readonly publicKey: JWK;
  /** Signs a ticket for one socket, like those of the web app. */
  signTicket(holder: TicketHolder): Promise<string>;
  /** Signs a request for one process and one body; it is answered once. */
  signSeatRequest(request: { readonly toSimId: string; readonly body: string }): Promise<string>;
}

/** The audience of requests to a simulation process. */
export const clusterAudience = (simId: string) => `sim-cluster:${simId}`;
const livesS = { ticket: 30, requestSeat: 10 } as const;
/** The claim that binds a request to its body. */
export const hashOfBody = (body: string) => createHash('sha256').update(body).digest('base64url');

/** `sim:<process>:<uuid>`. */
const kidShape = /^sim:[\w.-]{1,64}:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Keys are listed anew when the list is this old, and for an unknown key, but never sooner than after the pause. */
const listMs = { old: 10_000, pause: 500 } as const;

/** Creates a key that lives as long as the process; its public half is announced with the process. */
export function createSimKeys(simId: string): SimKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = `${peerKeyPrefix}${simId}:${randomUUID()}`;
  const sign = (
    claims: Record<string, string>,
    { audience, subject, lifeS }: { readonly audience: string; readonly subject: string; readonly lifeS: number },
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setSubject(subject)
      .setAudience(audience)
      .setIssuer(simId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifeS}s`)
      .sign(privateKey);
  return {
    publicKey: { ...(publicKey.export({ format: 'jwk' }) as JWK), kid, alg: 'EdDSA', use: 'sig' },
    signTicket: ({ characterId, accountId, sessionId }) =>
      sign({ aid: accountId, sid: sessionId }, { audience: 'sim', subject: characterId, lifeS: livesS.ticket }),
    signSeatRequest: ({ toSimId, body }) =>
      sign(
        { body: hashOfBody(body) },
        { audience: clusterAudience(toSimId), subject: simId, lifeS: livesS.requestSeat },
      ),
  };
}

export interface PeerKeysParts {
  /** Returns the public keys of all processes, as JWK. */
  readonly list: () => Promise<readonly unknown[]>;
  /** A clock that never runs backwards. */
  readonly clockMs: () => number;
}

/**
 * Finds the key of another process by its key id; null for a key that no running process announced. However many
 * unknown keys strangers name, the keys are listed twice a second at most, and only those in the list are kept.
 * @throws what `list` throws, for a key that was not listed before
 */
export function createPeerKeys({ list, clockMs }: PeerKeysParts): (kid: string) => Promise<CryptoKey | null> {
  let known = new Map<string, CryptoKey>();
  let listedMs = -Infinity;
  let listing: Promise<void> | null = null;
  const listKeys = async () => {
    await pause(Math.max(0, listedMs + listMs.pause - clockMs()));
    listedMs = clockMs();
    const jwks = (await list()) as readonly JWK[];
    const keys = jwks.map(async (jwk): Promise<[string, CryptoKey]> => {
      const kid = jwk.kid ?? '';
      return [kid, known.get(kid) ?? ((await importJWK(jwk, 'EdDSA')) as CryptoKey)];
    });
    known = new Map(await Promise.all(keys));
  };
  const refresh = () =>
    (listing ??= listKeys().finally(() => {
      listing = null;
    }));
  const find = async (kid: string) => {
    const isOld = clockMs() - listedMs > listMs.old;
    if (known.has(kid)) {
      // A key stays valid while the database is away.
      if (isOld) await refresh().catch(() => undefined);
      return;
    }
    const wasListing = listing !== null;
    await refresh();
    // The list may have been read before this key was announced.
    if (wasListing && !known.has(kid)) await refresh();
  };
  return async (kid) => {
    if (!kidShape.test(kid)) return null;
    await find(kid);
    return known.get(kid) ?? null;
  };
}
