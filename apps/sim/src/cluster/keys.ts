import { generateKeyPairSync, randomUUID } from 'node:crypto';
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
  signSeatRequest(): Promise<string>;
}

/** The audience of requests between simulation processes. */
export const clusterAudience = 'sim-cluster';
const livesS = { ticket: 30, requestSeat: 10 } as const;
const mostKnown = 100;

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
    signSeatRequest: () => sign({}, { audience: clusterAudience, subject: simId, lifeS: livesS.requestSeat }),
  };
}

/**
 * Finds the key of another process by its key id; null for a key that no process announced, or whose process was
 * restarted.
 */
export function createPeerKeys(keyOf: (simId: string) => Promise<unknown>): (kid: string) => Promise<CryptoKey | null> {
  const known = new Map<string, CryptoKey>();
  return async (kid) => {
    const cached = known.get(kid);
    if (cached !== undefined) return cached;
    const jwk = (await keyOf(kid.slice(peerKeyPrefix.length, kid.lastIndexOf(':')))) as JWK | null;
    if (jwk === null || jwk.kid !== kid) return null;
    const key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
    if (known.size >= mostKnown) known.clear();
    known.set(kid, key);
    return key;
  };
}
