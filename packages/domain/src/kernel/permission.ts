import { GameError } from '@necp/shared/kernel';
import { hasPermission, type Permission } from '@necp/shared/role/permissions';
import { requireActor, type Actor, type Ctx } from './context';

/** Returns whether the caller has a permission, according to the current row of the session. */
export function isPermitted(ctx: Ctx, permission: Permission): boolean {
  return ctx.actor !== null && hasPermission(ctx.actor.roles, permission);
}

/**
 * Asserts that the caller has a permission, according to the row of the session as this call began. An act that writes
 * calls `holdPermission` in its transaction too.
 * @throws GameError unauthenticated `kernel.signed_out`, forbidden `kernel.not_permitted`
 */
export function requirePermission(ctx: Ctx, permission: Permission): Actor {
  const actor = requireActor(ctx);
  if (!isPermitted(ctx, permission)) throw new GameError('forbidden', 'kernel.not_permitted');
  return actor;
}
