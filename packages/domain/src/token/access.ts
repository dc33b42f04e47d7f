import { AccountId, SessionId } from '@necp/shared/kernel';
import { accessLifeMs, clockSkewMs } from '@necp/shared/token/rules';
import type { TokensView } from '@necp/shared/token/schema';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { type Actor, type Ctx, newId } from '../kernel';
import { actorOfHash } from '../session';
import { publicKeyOf, signingKey } from './keys';
import type { Family } from './steps';

const audience = 'api';
/** The type of an access token, which no ticket has (RFC 9068). */
const typ = 'at+jwt';

const Claims = z.object({ sub: AccountId, sid: SessionId, grant: z.string() });

/**
 * Signs the access token of a family. Its `grant` is the hash of the session's secret, so that the token ends with the
 * session and with that secret; the roles are for other readers, because this installation asks the session.
 */
export async function tokensOf(ctx: Ctx, family: Family): Promise<TokensView> {
  const { session, refreshToken } = family;
  const { kid, key } = await signingKey(ctx);
  const issuedAtS = Math.floor(ctx.clock.nowMs() / 1000);
  const expiresAtS = Math.min(issuedAtS + accessLifeMs / 1000, Math.floor(session.expiresAt.getTime() / 1000));
  const accessToken = await new SignJWT({ sid: session.sessionId, roles: session.roles, grant: session.secretHash })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .setSubject(session.accountId)
    .setAudience(audience)
    .setIssuer(ctx.config.publicUrl)
    .setJti(newId())
    .setIssuedAt(issuedAtS)
    .setExpirationTime(expiresAtS)
    .sign(key);
  return {
    accessToken,
    accessExpiresAt: new Date(expiresAtS * 1000),
    refreshToken,
    refreshExpiresAt: session.expiresAt,
  };
}

/**
 * Returns the actor with this access token; null for one that is forged, expired or of another audience, and for a
 * session that has ended or has a new secret. What the actor may do is read from the session, never from the token.
 * @throws GameError unavailable when neither Redis nor Postgres answers
 */
export async function actorOfAccess(ctx: Ctx, accessToken: string): Promise<Actor | null> {
  const claims = await claimsOf(ctx, accessToken);
  if (claims === null) return null;
  const actor = await actorOfHash(ctx, claims.grant);
  return actor?.accountId === claims.sub && actor.sessionId === claims.sid ? actor : null;
}

async function claimsOf(ctx: Ctx, accessToken: string): Promise<z.infer<typeof Claims> | null> {
  try {
    const { payload } = await jwtVerify(
      accessToken,
      async ({ kid }) => {
        const key = kid === undefined ? null : await publicKeyOf(ctx, kid);
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: ['EdDSA'],
        audience,
        issuer: ctx.config.publicUrl,
        typ,
        clockTolerance: clockSkewMs / 1000,
        currentDate: new Date(ctx.clock.nowMs()),
        requiredClaims: ['exp', 'iat', 'jti'],
      },
    );
    return Claims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
    throw error;
  }
}
