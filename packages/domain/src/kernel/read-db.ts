import type { Prisma } from '@necp/db/types';
import type { Db } from '@necp/db';
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

/** The database narrowed to questions: nothing here writes, in types and at run time alike. */
export type ReadDb = {
  readonly [M in Uncapitalize<Prisma.ModelName>]: Pick<Client[M], Extract<ReadVerb, keyof Client[M]>>;
};

type Ask = (args?: unknown) => Promise<unknown>;

/** Narrows a client and writes the correlation id into each statement. */
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
            (args?: unknown) => runTraced(correlationId, async () => delegate[verb]?.(args)),
          ]),
        );
        models.set(model, questions);
        return questions;
      },
    },
  ) as ReadDb;
}
