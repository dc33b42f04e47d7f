import {
  EnvExactOrigins,
  EnvHost,
  EnvLogLevel,
  EnvOrigin,
  EnvSecrets,
  EnvSwitch,
  envFilled,
  isLoopbackUrl,
  readEnvironment,
  refusedDevPages,
} from '@necp/shared/kernel';
import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const optionalUrl = envFilled(z.url());

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** The work of this process: simulate zones, run jobs and the relay, or both. */
  ROLE: z.enum(['zones', 'worker', 'all']).default('zones'),
  DATABASE_URL: z.url(),
  DATABASE_REPLICA_URL: optionalUrl,
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(8),
  REDIS_URL: z.url(),
  HOST: EnvHost,
  SIM_PORT: port.default(3001),
  WORKER_PORT: port.default(3002),
  /** The public address of the site: its pages may open the socket. */
  PUBLIC_URL: EnvOrigin.default('http://localhost:3000'),
  /** Further origins whose pages may open the socket; the same list as that of the web server. */
  ALLOWED_ORIGINS: EnvExactOrigins,
  /** The address at which browsers open the socket. */
  SIM_PUBLIC_URL: EnvOrigin.default('http://localhost:3001'),
  /**
   * The address at which the other simulation processes reach this one; it defaults to its own port on this machine.
   */
  SIM_INNER_URL: envFilled(EnvOrigin),
  /**
   * Whether the processes speak to each other by https only, as they have to outside one private network: plain
   * addresses stop the start, and simulations that announce one are not asked.
   */
  INNER_TLS: EnvSwitch,
  /** The keys with which the web app signs tickets. */
  JWKS_URL: z.url().default('http://localhost:3000/.well-known/jwks.json'),
  /**
   * After a crash the next process with the same name takes its zones back; a second living process with it exits.
   */
  SIM_ID: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .default('sim-1'),
  /** The number of players in one channel of a zone. */
  ZONE_CAPACITY: z.coerce.number().int().min(1).max(2_000).default(600),
  /**
   * The greatest number of channels of a crowded zone; 1 opens none. This and the capacity are the same in every
   * process of a city.
   */
  ZONE_CHANNELS: z.coerce.number().int().min(1).max(99).default(4),
  /** The greatest number of connections to a port of this process. */
  MOST_CONNECTIONS: z.coerce.number().int().min(1).default(5_000),
  /**
   * The greatest number of sockets from one address or /64 of IPv6, and half of the greatest number of connections of
   * any kind. Localhost is not limited.
   */
  CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(40),
  /** Trusted proxies in front of the socket that add to X-Forwarded-For. */
  PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** `off` sends binary frames through Socket.IO instead of past it: slower, for when the short path is suspected. */
  SIM_SOCKET_BYPASS: z.enum(['auto', 'off']).default('auto'),
  /** What seals the signing keys that the worker makes; several are separated by commas, and the first one seals. */
  FACTOR_SECRET: envFilled(EnvSecrets),
  /** The bearer token that /metrics requires when it is set. */
  METRICS_TOKEN: envFilled(z.string().min(16)),
  DEV_PAGES: EnvSwitch,
  /** Starts the test director; allowed only where all addresses are loopback addresses. */
  TEST_DIRECTOR: EnvSwitch,
  DIRECTOR_PORT: port.default(3003),
  SMTP_URL: optionalUrl,
  MAIL_FROM: z.string().default('NECPGAME <no-reply@localhost>'),
  LOG_LEVEL: EnvLogLevel,
});

const Env = Variables.refine(
  (env) => !env.TEST_DIRECTOR || (isLoopbackUrl(env.PUBLIC_URL) && isLoopbackUrl(env.SIM_PUBLIC_URL)),
  {
    path: ['TEST_DIRECTOR'],
    message: 'moves players about, so PUBLIC_URL and SIM_PUBLIC_URL must lead to this machine itself',
  },
)
  .refine((env) => env.ROLE === 'zones' || env.FACTOR_SECRET !== undefined, {
    path: ['FACTOR_SECRET'],
    message: 'is missing: the worker seals the signing keys with it',
  })
  .refine((env) => !env.INNER_TLS || env.ROLE === 'worker' || env.SIM_INNER_URL?.startsWith('https:') === true, {
    path: ['SIM_INNER_URL'],
    message: 'must be an https address, because INNER_TLS is set',
  })
  .refine((env) => !env.INNER_TLS || env.ROLE === 'worker' || env.JWKS_URL.startsWith('https:'), {
    path: ['JWKS_URL'],
    message: 'must be an https address, because INNER_TLS is set',
  })
  .refine((env) => !env.DEV_PAGES || isLoopbackUrl(env.PUBLIC_URL), refusedDevPages);
export type Env = z.infer<typeof Env>;

/**
 * Reads the environment of this process and checks it as a whole.
 * @throws Error that lists every variable that is missing or wrong
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readEnvironment(Env, source, 'The simulation');
}
