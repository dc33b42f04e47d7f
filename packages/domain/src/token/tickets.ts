import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { ticketLifeMs } from '@necp/shared/token/rules';
import { errors, jwtVerify, SignJWT } from 'jose';
import { type Ctx, newId } from '../kernel';
import { publicKeyOf, signingKey } from './keys';

export interface TicketRequest {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

/** A signed, short-lived pass to one of our processes. */
export interface PassRequest {
  /** The process that accepts it; no other one does. */
  readonly audience: 'sim' | 'voice';
  readonly subject: string;
  readonly claims: Readonly<Record<string, string>>;
}

/** Signs a ticket to the simulation, which is valid for one socket and thirty seconds. */
export async function signTicket(ctx: Ctx, request: TicketRequest): Promise<{ ticket: string; expiresAt: Date }> {
  const { characterId, accountId, sessionId } = request;
  return signPass(ctx, { audience: 'sim', subject: characterId, claims: { aid: accountId, sid: sessionId } });
}

/** Signs a pass for thirty seconds; the process that accepts it spends its `jti`, so that it is used once. */
export async function signPass(ctx: Ctx, pass: PassRequest): Promise<{ ticket: string; expiresAt: Date }> {
  const { kid, key } = await signingKey(ctx);
  const issuedAtS = Math.floor(ctx.clock.nowMs() / 1000);
  const expiresAtS = issuedAtS + ticketLifeMs / 1000;
  const ticket = await new SignJWT({ ...pass.claims })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
    .setSubject(pass.subject)
    .setAudience(pass.audience)
    .setIssuer(ctx.config.publicUrl)
    .setJti(newId())
    .setIssuedAt(issuedAtS)
    .setExpirationTime(expiresAtS)
    .sign(key);
  return { ticket, expiresAt: new Date(expiresAtS * 1000) };
}

/** Returns the claims of a pass; null for one that is forged, expired or for another process. */
export async function readPass(
  ctx: Ctx,
  audience: PassRequest['audience'],
  pass: string,
): Promise<Record<string, unknown> | null> {
  try {
    const { payload } = await jwtVerify(
      pass,
      async ({ kid }) => {
        const key = kid === undefined ? null : await publicKeyOf(ctx, kid);
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: ['EdDSA'],
        audience,
        issuer: ctx.config.publicUrl,
        clockTolerance: 2,
        currentDate: new Date(ctx.clock.nowMs()),
        requiredClaims: ['exp', 'iat', 'jti'],
      },
    );
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
