import type { Actor } from '@necp/domain/kernel';
import { demandOpen } from '@necp/domain/maintenance/service';
import { countCall } from '@necp/domain/session/service';
import { GameError } from '@necp/shared/kernel';
import type { Permission } from '@necp/shared/role/permissions';
import { asTrpcError, isFault, viewOf } from './errors';
import { openDuringMaintenance } from './maintenance-doors';
import { bareProcedure, middleware } from './trpc';

/** Converts every error into one of the protocol and counts the call in the metrics. */
const observed = middleware(async ({ ctx, path, type, next }) => {
  const startedAtMs = ctx.domain.clock.nowMs();
  const result = await next();
  const seconds = (ctx.domain.clock.nowMs() - startedAtMs) / 1000;
  if (result.ok) {
    ctx.observe({ path, type, outcome: 'ok', code: null, seconds });
    return result;
  }
  const error = result.error.cause instanceof GameError ? asTrpcError(result.error.cause) : result.error;
  ctx.observe({ path, type, outcome: isFault(error) ? 'fault' : 'refused', code: viewOf(error).code, seconds });
  if (isFault(error)) ctx.domain.log.error({ err: error.cause ?? error, path }, 'a call failed');
  throw error;
});

/** Counts calls, not requests: a batch of ten counts ten. */
const counted = middleware(async ({ ctx, path, next }) => {
  await countCall(ctx.domain, path);
  return next();
});

/** Refuses calls from pages of other sites that would act for the player. */
const fromOurPages = middleware(({ ctx, type, next }) => {
  if (type === 'mutation' && ctx.foreignOrigin !== null) throw new GameError('forbidden', 'kernel.foreign_origin');
  return next();
});

/** Refuses players while a maintenance runs, except by the doors that stay open. */
const duringMaintenance = middleware(async ({ ctx, path, next }) => {
  if (!openDuringMaintenance.has(path)) await demandOpen(ctx.domain);
  return next();
});

/** A procedure for all callers. */
export const publicProcedure = bareProcedure
  .meta({ access: 'anyone' })
  .use(observed)
  .use(fromOurPages)
  .use(counted)
  .use(duringMaintenance);

/** A procedure for signed-in accounts, guests too. */
export const signedInProcedure = publicProcedure.meta({ access: 'signed_in' }).use(({ ctx, next }) => {
  const actor = present(ctx.actor);
  return next({ ctx: { ...ctx, actor } });
});

/**
 * A procedure for callers with a permission, which the domain checks. The name is for the list of permissions and for
 * the test that calls every procedure as every role.
 */
export const permittedProcedure = (permission: Permission) => signedInProcedure.meta({ access: permission });

/** A procedure for sessions that have chosen a character. */
export const characterProcedure = signedInProcedure.meta({ access: 'character' }).use(({ ctx, next }) => {
  const { characterId } = ctx.actor;
  if (characterId === null) throw new GameError('conflict', 'character.required');
  return next({ ctx: { ...ctx, characterId } });
});

function present(actor: Actor | null): Actor {
  if (actor === null) throw new GameError('unauthenticated', 'session.required');
  return actor;
}
