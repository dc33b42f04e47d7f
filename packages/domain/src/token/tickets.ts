import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { ticketLifeMs } from '@necp/shared/token/rules';
import { SignJWT } from 'jose';
import { type Ctx, newId } from '../kernel';
import { signingKey } from './keys';

export interface TicketRequest {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

/** Signs a ticket to the simulation, which is valid for one socket and thirty seconds. */
export async function signTicket(ctx: Ctx, request: TicketRequest): Promise<{ ticket: string; expiresAt: Date }> {
  const { kid, key } = await signingKey(ctx);
  const issuedAtS = Math.floor(ctx.clock.nowMs() / 1000);
  const expiresAtS = issuedAtS + ticketLifeMs / 1000;
  const ticket = await new SignJWT({ aid: request.accountId, sid: request.sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
    .setSubject(request.characterId)
    .setAudience('sim')
    .setIssuer(ctx.config.publicUrl)
    .setJti(newId())
    .setIssuedAt(issuedAtS)
    .setExpirationTime(expiresAtS)
    .sign(key);
  return { ticket, expiresAt: new Date(expiresAtS * 1000) };
}
