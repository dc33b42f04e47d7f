import { createDb, type DatabaseLimits } from '@necp/db';
import type { Clock } from '@necp/shared/kernel';
import { LimitBook } from '@necp/shared/limit/book';
import type { Redis } from 'ioredis';
import { newId, systemRng, systemClock } from './clock';
import type { Actor, SecureRng, Ctx, DomainConfig, Logger } from './context';
import { outsideSettings, type OutsideSettings } from './outside-settings';
import { readDbOver } from './read-db';
import { createRedis } from './redis';
import { statementComments } from './trace';
import { allowTx, type OnLockFault } from './tx';

export interface DomainOptions {
  /** The name of the process, which Postgres shows beside its connections. */
  readonly service: 'web' | 'sim' | 'worker' | 'voice' | 'tool' | 'test';
  readonly databaseUrl: string;
  readonly databaseReplicaUrl?: string | undefined;
  readonly redisUrl: string;
  /** The most database connections; 10 when left out. */
  readonly poolMax?: number;
  /** How long the database may keep a caller waiting; the usual limits when left out. */
  readonly databaseLimits?: DatabaseLimits;
  /** Replaces some of the usual settings of Redis. */
  readonly redisSettings?: Partial<OutsideSettings>;
  /** Called with each lock that is taken out of order, after it was logged and counted; tests throw. */
  readonly onLockFault?: OnLockFault;
  readonly config: DomainConfig;
  readonly log: Logger;
  /** Replaced in tests; the system clock when left out. */
  readonly clock?: Clock;
  readonly rng?: SecureRng;
}

export interface CtxOptions {
  readonly actor: Actor | null;
  /**
   * Chosen by the browser or the entry point; generated when it is missing or not plain text of at most 64 characters.
   */
  readonly correlationId?: string | null | undefined;
  readonly address: string | null;
}

/** Ids of our own processes may be short words. */
const plainId = /^[\w.:-]{1,64}$/;

/** All rooms of one process: one connection pool, one Redis connection, and contexts for each caller. */
export interface Domain {
  ctxFor(options: CtxOptions): Ctx;
  /** Returns a context of the system itself, for jobs, listeners and seeds. */
  systemCtx(correlationId?: string): Ctx;
  readonly redis: Redis;
  /** The limits that all contexts of this process follow; `readLimits` fills it. */
  readonly limits: LimitBook;
  /** Checks whether Postgres answers; returns false when it does not answer within some seconds. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Each attempt to connect fails while Redis is away; an outage is logged once, and its attempts are counted. */
function openRedis({ redisUrl, redisSettings }: DomainOptions, log: Logger): Redis {
  let failed = 0;
  const onTrouble = (err: Error) => {
    failed += 1;
    if (failed === 1) log.warn({ err }, 'redis is away');
  };
  const settings = { ...outsideSettings.redis, ...redisSettings };
  const redis = createRedis(redisUrl, { onTrouble, log, settings });
  redis.on('ready', () => {
    if (failed > 0) log.warn({ failed }, 'redis is back');
    failed = 0;
  });
  return redis;
}

/** Creates the domain. Connections are opened when they are first needed, so this call never fails. */
export function createDomain(options: DomainOptions): Domain {
  const { config, log, clock = systemClock, rng = systemRng } = options;
  const db = createDb({
    url: options.databaseUrl,
    replicaUrl: options.databaseReplicaUrl,
    poolMax: options.poolMax ?? 10,
    limits: options.databaseLimits,
    applicationName: `necp-${options.service}`,
    comments: statementComments,
  });
  const redis = openRedis(options, log);
  const limits = new LimitBook();
  const ctxFor = ({ actor, correlationId: given, address }: CtxOptions): Ctx => {
    const correlationId = given && plainId.test(given) ? given : newId();
    const ctx: Ctx = {
      db: readDbOver(db.reader, correlationId),
      clock,
      rng,
      redis,
      limits,
      config,
      actor,
      correlationId,
      address,
      log: log.child({ correlationId, ...(actor === null ? {} : { accountId: actor.accountId }) }),
    };
    allowTx(ctx, db.prisma, { limits: options.databaseLimits, onLockFault: options.onLockFault });
    return ctx;
  };
  return {
    ctxFor,
    systemCtx: (correlationId) => ctxFor({ actor: null, correlationId, address: null }),
    redis,
    limits,
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
