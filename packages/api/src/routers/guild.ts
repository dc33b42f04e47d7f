import { found, ownGuild } from '@necp/domain/guild/service';
import { FoundGuildInput, GuildDoneView, OwnGuildView } from '@necp/shared/guild/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';
import { guildLifeProcedures } from './guild/life';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/guild${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['guild'], summary } });

export const guildRouter = router({
  own: signedInProcedure
    .meta(at('GET', '/guild', 'The guild of the character'))
    .output(OwnGuildView)
    .query(({ ctx }) => ownGuild(ctx.domain)),
  found: signedInProcedure
    .meta(at('POST', '/guild', 'Found a guild'))
    .input(FoundGuildInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => found(ctx.domain, input)),
  ...guildLifeProcedures,
});
