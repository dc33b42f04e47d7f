import type { Prisma } from '@necp/db/types';
import type { Db } from '@necp/db';
import { explained } from './faults';
import { runTraced } from './trace';

type Client = Db['prisma'];
const readVerbs = [
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
] as const;
type ReadVerb = (typeof readVerbs)[number];

/** The database client limited to queries: it cannot write, neither by type nor at run time. */
export type ReadDb = {
  readonly [M in Uncapitalize<Prisma.ModelName>]: Pick<Client[M], Extract<ReadVerb, keyof Client[M]>>;
};

type Ask = (args?: unknown) => Promise<unknown>;

/**
 * Limits a client to queries and adds the correlation id to each statement.
 * The queries throw GameError unavailable `kernel.unavailable` or `kernel.busy` while the database is away.
 */
export function readDbOver(client: Client, correlationId: string): ReadDb {
  const models = new Map<string, object>();
  return new Proxy(
    {},
    {
      get(_target, model) {
        if (typeof model !== 'string' || model.startsWith('$')) return undefined;
        const known = models.get(model);
        if (known !== undefined) return known;
        const delegate = (client as unknown as Record<string, Record<string, Ask> | undefined>)[model];
        if (delegate === undefined) return undefined;
        const questions = Object.fromEntries(
          readVerbs.map((verb) => [
            verb,
            (args?: unknown) => explained(runTraced(correlationId, async () => delegate[verb]?.(args))),
          ]),
        );
        models.set(model, questions);
        return questions;
      },
    },
  ) as ReadDb;
}
