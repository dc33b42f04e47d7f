import { GameError } from '@necp/shared/kernel';
import { hasPermission, type Permission } from '@necp/shared/role/permissions';
import { ctxOf, nowOf, requireActor, type Actor, type Tx } from '../kernel';

/**
 * Asserts that the caller has a permission and keeps it until the transaction ends: who takes the role away waits for
 * this act, or this act is refused. It reads the session's row, never the cache.
 * @throws GameError unauthenticated `kernel.signed_out`, `session.ended`; forbidden `kernel.not_permitted`
 */
export async function holdPermission(tx: Tx, permission: Permission): Promise<Actor> {
  const actor = requireActor(ctxOf(tx));
  const [session] = await tx.$queryRaw<{ roles: string[] }[]>`
    SELECT roles FROM sessions
    WHERE id = ${actor.sessionId}::uuid AND revoked_at IS NULL AND expires_at > ${nowOf(tx)} FOR SHARE`;
  if (session === undefined) throw new GameError('unauthenticated', 'session.ended');
  if (!hasPermission(session.roles, permission)) throw new GameError('forbidden', 'kernel.not_permitted');
  return actor;
}
