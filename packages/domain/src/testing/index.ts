import { randomUUID } from 'node:crypto';
import { freshDatabase } from '@necp/db/testing';
import { FixedClock, seededRng, type AccountId, type RequestId, type SessionId } from '@necp/shared/kernel';
import {
  createDomain,
  systemRng,
  systemClock,
  type Actor,
  type Ctx,
  type Domain,
  type DomainConfig,
  type Logger,
} from '../kernel';

export { FixedClock, seededRng };

/** A logger without output. */
export const quietLog: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => quietLog,
};

export const testConfig: DomainConfig = {
  publicUrl: 'http://localhost:3000',
  simPublicUrl: 'http://localhost:3001',
  devPages: true,
  smtpUrl: null,
  mailFrom: 'necp@necp.test',
  factorSecrets: ['a secret of the tests, long enough to count'],
  signInProviders: [
    { id: 'fixer', name: 'Fixer', asksAgain: true },
    { id: 'nightline', name: 'Nightline', asksAgain: false },
  ],
};

/** Ends a transaction that locks out of order, as an error of the test. */
export function throwLockFault(fault: Error): never {
  throw fault;
}

export interface TestDomain {
  readonly domain: Domain;
  /** Connects as the role of the programs, which owns nothing. */
  readonly databaseUrl: string;
  /** Connects as the owner of the tables, for what no program may do. */
  readonly ownerUrl: string;
  readonly redisUrl: string;
  /**
   * Returns a context of a signed-in account; a new account id each time unless one is given. The test creates the
   * account's row.
   */
  ctxAs(actor?: Partial<Actor>): Ctx;
  close(): Promise<void>;
}

/** A race of fifty on a busy machine takes longer than players would be kept waiting. */
export const patientLimits = { connectionMs: 120_000, lockMs: 120_000, transactionMs: 120_000 };

/** A busy machine answers late, which is no outage. */
export const patientRedis = { timeoutMs: 120_000, slowMs: 120_000 };

interface TestDomainOptions {
  clock?: FixedClock;
  config?: Partial<DomainConfig>;
  poolMax?: number;
  log?: Logger;
  /** The Redis of this test; that of all tests when left out. */
  redisUrl?: string;
}

/**
 * Opens a domain over its own migrated database and the tests' Redis. Call it in `beforeAll`, close it in `afterAll`.
 */
export async function openTestDomain(options: TestDomainOptions = {}): Promise<TestDomain> {
  const redisUrl = options.redisUrl ?? process.env.TEST_REDIS_URL;
  if (!redisUrl) throw new Error('TEST_REDIS_URL is missing: run the tests through vitest at the root');
  const database = await freshDatabase();
  const domain = createDomain({
    service: 'test',
    databaseUrl: database.url,
    redisUrl,
    poolMax: options.poolMax ?? 8,
    databaseLimits: patientLimits,
    redisSettings: patientRedis,
    onLockFault: throwLockFault,
    config: { ...testConfig, ...options.config },
    log: options.log ?? quietLog,
    clock: options.clock ?? systemClock,
    rng: systemRng,
  });
  await domain.redis.ping().catch(() => new Promise((resolve) => domain.redis.once('ready', resolve)));
  return {
    domain,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    redisUrl,
    ctxAs: (actor) =>
      domain.ctxFor({
        actor: {
          accountId: randomUUID() as AccountId,
          sessionId: randomUUID() as SessionId,
          roles: ['player'],
          isGuest: false,
          characterId: null,
          ...actor,
        },
        address: '203.0.113.7',
      }),
    close: async () => {
      await domain.close();
      await database.drop();
    },
  };
}

export { makeCharacters, withClient } from './people';

/** Returns a request id like one from a browser. */
export const newRequestId = (): RequestId => randomUUID() as RequestId;
