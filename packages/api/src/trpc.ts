import type { Permission } from '@necp/shared/role/permissions';
import { initTRPC } from '@trpc/server';
import superjson from 'superjson';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { ApiContext } from './context';
import { viewOf } from './errors';

/** What a procedure asks of its caller: its domain checks it, and a test holds the two together. */
export type Access = 'anyone' | 'signed_in' | 'character' | Permission;

/** The most calls one HTTP request may carry. */
export const maxBatchSize = 12;

const t = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta & { readonly access?: Access }>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const game = viewOf(error);
      return {
        code: shape.code,
        message: game.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, game },
      };
    },
  });

export const { router, middleware, createCallerFactory } = t;
export const bareProcedure = t.procedure;
