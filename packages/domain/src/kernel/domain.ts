import { createDb } from '@necp/db';
import type { Clock } from '@necp/shared/kernel';
import type { Redis } from 'ioredis';
import { newId, systemRng, systemClock } from './clock';
import type { Actor, SecureRng, Ctx, DomainConfig, Logger } from './context';
import { readDbOver } from './read-db';
import { createRedis } from './redis';
import { statementComments } from './trace';
import { allowTx } from './tx';

export interface DomainOptions {
  /** Which process this is, shown by Postgres beside its connections. */
  readonly service: 'web' | 'sim' | 'worker' | 'tool' | 'test';
  readonly databaseUrl: string;
  readonly databaseReplicaUrl?: string | undefined;
  readonly redisUrl: string;
  /** Database connections at most; 10 when left out. */
  readonly poolMax?: number;
  readonly config: DomainConfig;
  readonly log: Logger;
  /** For tests; the real ones when left out. */
  readonly clock?: Clock;
  readonly rng?: SecureRng;
}

export interface CtxOptions {
  readonly actor: Actor | null;
  /** Chosen by the browser or the door; made up when it is missing or not plain text of at most 64 characters. */
  readonly correlationId?: string | null | undefined;
  readonly address: string | null;
}

/** All rooms of one process: one pool, one Redis connection, contexts for each caller. */
export interface Domain {
  ctxFor(options: CtxOptions): Ctx;
  /** A context of the system itself: jobs, listeners, seeds. */
  systemCtx(correlationId?: string): Ctx;
  readonly redis: Redis;
  /** Whether Postgres answers; false within some seconds when it does not. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the domain. Nothing is connected until it is needed, so it never fails by itself. */
export function createDomain(options: DomainOptions): Domain {
  const { config, log, clock = systemClock, rng = systemRng } = options;
  const db = createDb({
    url: options.databaseUrl,
    replicaUrl: options.databaseReplicaUrl,
    poolMax: options.poolMax ?? 10,
    applicationName: `necp-${options.service}`,
    comments: statementComments,
  });
  const redis = createRedis(options.redisUrl, (error) => log.warn({ err: error }, 'redis is away'));
  const ctxFor = ({ actor, correlationId: given, address }: CtxOptions): Ctx => {
    const correlationId = given && /^[\w.:-]{1,64}$/.test(given) ? given : newId();
    const ctx: Ctx = {
      db: readDbOver(db.reader, correlationId),
      clock,
      rng,
      redis,
      config,
      actor,
      correlationId,
      address,
      log: log.child({ correlationId, ...(actor === null ? {} : { accountId: actor.accountId }) }),
    };
    allowTx(ctx, db.prisma);
    return ctx;
  };
  return {
    ctxFor,
    systemCtx: (correlationId) => ctxFor({ actor: null, correlationId, address: null }),
    redis,
    isReady: () =>
      db.prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
    close: async () => {
      redis.disconnect();
      await db.close();
    },
  };
}
