import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/client';

/** How long the database may keep a caller waiting, in milliseconds. */
export interface DatabaseLimits {
  /** For a free connection of the pool. */
  readonly connectionMs: number;
  /** For a row that another transaction holds. */
  readonly lockMs: number;
  /** For one statement, and for a whole transaction. */
  readonly transactionMs: number;
}

/** The usual limits, so that one stuck statement cannot hold a row, a slot or a player for long. */
export const defaultLimits: DatabaseLimits = { connectionMs: 5_000, lockMs: 5_000, transactionMs: 15_000 };

export interface DbOptions {
  readonly url: string;
  /** The database for reads that may be a moment old; the primary when left out. */
  readonly replicaUrl?: string | undefined;
  /** The most connections of this process. */
  readonly poolMax: number;
  /** `defaultLimits` when left out. */
  readonly limits?: DatabaseLimits | undefined;
  /** Shown by Postgres beside each connection. */
  readonly applicationName?: string;
  /** Returns the values written as a comment into every statement, e.g. the correlation id of the request. */
  readonly comments?: () => Record<string, string>;
}

export interface Db {
  readonly prisma: PrismaClient;
  /** The replica, or the primary when there is none. */
  readonly reader: PrismaClient;
  close(): Promise<void>;
}

/** Creates the connection pool; connections are opened when first needed. */
export function createDb(options: DbOptions): Db {
  const prisma = openClient(options.url, options);
  const reader = options.replicaUrl === undefined ? prisma : openClient(options.replicaUrl, options);
  return {
    prisma,
    reader,
    close: async () => {
      await Promise.all([...new Set([prisma, reader])].map((client) => client.$disconnect()));
    },
  };
}

function openClient(url: string, options: DbOptions): PrismaClient {
  const { connectionMs, lockMs, transactionMs } = options.limits ?? defaultLimits;
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.poolMax,
      connectionTimeoutMillis: connectionMs,
      idleTimeoutMillis: 60_000,
      application_name: options.applicationName ?? 'necp',
      statement_timeout: transactionMs,
      lock_timeout: lockMs,
      idle_in_transaction_session_timeout: transactionMs,
      keepAlive: true,
    },
    // A connection that ends while idle is replaced at the next use; without a listener the error would end the
    // process.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  const { comments } = options;
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    ...(comments === undefined ? {} : { comments: [() => comments()] }),
  });
}
