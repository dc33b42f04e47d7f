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

/** Words with commas between them, each of one form; none when it is empty. */
const envList = (form: RegExp) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(form)));

/** The first and the last port with a hyphen between them. */
const EnvPortRange = z
  .string()
  .regex(/^\d{4,5}-\d{4,5}$/)
  .default('40000-40999')
  .transform((text) => text.split('-').map(Number) as [number, number])
  .refine(([first, last]) => first >= 1_024 && first < last && last <= 65_535, 'is not a range of ports');

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** The work of this process: simulate zones, run jobs and the relay, both, or let groups talk. */
  ROLE: z.enum(['zones', 'worker', 'all', 'voice']).default('zones'),
  DATABASE_URL: z.url(),
  DATABASE_REPLICA_URL: optionalUrl,
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(8),
  REDIS_URL: z.url(),
  HOST: EnvHost,
  SIM_PORT: port.default(3001),
  WORKER_PORT: port.default(3002),
  /** The port of health and metrics of the voice process. */
  VOICE_PORT: port.default(3004),
  /** The name of the voice process; a later run of the same name takes its place at once. */
  VOICE_ID: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .default('voice-1'),
  /** The UDP ports for the audio of players. A call takes one for each network address of the machine. */
  VOICE_MEDIA_PORTS: EnvPortRange,
  /** The address on which audio is taken; 0.0.0.0 takes it on all of them. */
  VOICE_LISTEN: z.ipv4().default('127.0.0.1'),
  /** The address that browsers are given when it is another one than that of this machine. */
  VOICE_ADDRESS: envFilled(z.ipv4()),
  /** The greatest number of players in calls. */
  VOICE_CALLS: z.coerce.number().int().min(2).max(2_000).default(200),
  /** Servers that tell browsers their own address, with commas between them. */
  STUN_URLS: envList(/^stuns?:[\w.:[\]-]+$/),
  /** Relays for browsers that cannot send UDP, with commas between them, and the secret that they share. */
  TURN_URLS: envList(/^turns?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/),
  TURN_SECRET: envFilled(z.string().min(16)),
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

/** Whether a process with this role does this work. */
export function runs(work: 'zones' | 'worker' | 'voice', role: z.infer<typeof Variables>['ROLE']): boolean {
  return role === work || (role === 'all' && work !== 'voice');
}

const Env = Variables.refine(
  (env) => !env.TEST_DIRECTOR || (isLoopbackUrl(env.PUBLIC_URL) && isLoopbackUrl(env.SIM_PUBLIC_URL)),
  {
    path: ['TEST_DIRECTOR'],
    message: 'moves players about, so PUBLIC_URL and SIM_PUBLIC_URL must lead to this machine itself',
  },
)
  .refine((env) => env.TURN_URLS.length === 0 || env.TURN_SECRET !== undefined, {
    path: ['TURN_SECRET'],
    message: 'is missing: without it no relay lets a player in',
  })
  .refine((env) => !runs('worker', env.ROLE) || env.FACTOR_SECRET !== undefined, {
    path: ['FACTOR_SECRET'],
    message: 'is missing: the worker seals the signing keys with it',
  })
  .refine((env) => !env.INNER_TLS || !runs('zones', env.ROLE) || env.SIM_INNER_URL?.startsWith('https:') === true, {
    path: ['SIM_INNER_URL'],
    message: 'must be an https address, because INNER_TLS is set',
  })
  .refine((env) => !env.INNER_TLS || !runs('zones', env.ROLE) || env.JWKS_URL.startsWith('https:'), {
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
