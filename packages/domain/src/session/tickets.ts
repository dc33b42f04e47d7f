import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { ticketLifeMs } from '@necp/shared/session/rules';
import { importJWK, type JWK, SignJWT } from 'jose';
import { type Ctx, newId } from '../kernel';

export interface TicketRequest {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

/** Signs a ticket to the simulation, which is valid for one socket and thirty seconds. */
export async function signTicket(ctx: Ctx, request: TicketRequest): Promise<{ ticket: string; expiresAt: Date }> {
  const jwk = privateJwk(ctx);
  const issuedAtS = Math.floor(ctx.clock.nowMs() / 1000);
  const expiresAtS = issuedAtS + ticketLifeMs / 1000;
  const ticket = await new SignJWT({ aid: request.accountId, sid: request.sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid ?? '', typ: 'JWT' })
    .setSubject(request.characterId)
    .setAudience('sim')
    .setIssuer(ctx.config.publicUrl)
    .setJti(newId())
    .setIssuedAt(issuedAtS)
    .setExpirationTime(expiresAtS)
    .sign(await importJWK(jwk, 'EdDSA'));
  return { ticket, expiresAt: new Date(expiresAtS * 1000) };
}

/** Returns the public half of the key, for processes that check tickets. */
export function publicKeys(ctx: Ctx): { keys: JWK[] } {
  const { kty, crv, x, kid } = privateJwk(ctx);
  return { keys: [{ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }] };
}

function privateJwk(ctx: Ctx): JWK {
  if (ctx.config.ticketPrivateJwk === null) throw new Error('this process has no key to sign tickets with');
  return JSON.parse(ctx.config.ticketPrivateJwk) as JWK;
}
