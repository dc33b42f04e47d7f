import {
  EnvExactOrigins,
  EnvHost,
  EnvLogLevel,
  EnvOrigin,
  EnvOrigins,
  EnvSecrets,
  EnvSwitch,
  envFilled,
  isLoopbackUrl,
  readEnvironment,
  refusedDevPages,
} from '@necp/shared/kernel';
import * as z from 'zod';
import { EnvProviders } from './server/providers/settings';

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.url(),
  DATABASE_REPLICA_URL: envFilled(z.url()),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  REDIS_URL: z.url(),
  HOST: EnvHost,
  /** The address of the site, and the only origin whose pages may act in players' names. */
  PUBLIC_URL: EnvOrigin.default('http://localhost:3000'),
  /** The address at which browsers open the simulation's socket. */
  SIM_PUBLIC_URL: EnvOrigin.default('http://localhost:3001'),
  /** The addresses of further simulation processes, separated by commas, or one like https://*.sim.example.org. */
  SIM_PUBLIC_URLS: EnvOrigins,
  /** The other origins whose pages may use the REST interface, with tokens; none unless they are named. */
  ALLOWED_ORIGINS: EnvExactOrigins,
  NEXTAUTH_SECRET: z.string().min(32),
  /** What seals secrets in tables; several are separated by commas, and the first one seals. */
  FACTOR_SECRET: EnvSecrets,
  /** The bearer token that /metrics requires when set. */
  METRICS_TOKEN: envFilled(z.string().min(16)),
  DEV_PAGES: EnvSwitch,
  /** Whether the only administrator may change roles without a second one. */
  LONE_ADMINISTRATOR: EnvSwitch,
  /** Whether staff need a second factor; left out, they do unless LONE_ADMINISTRATOR says that one person plays. */
  STAFF_SECOND_FACTOR: envFilled(z.enum(['0', '1']).transform((flag) => flag === '1')),
  /** The mail server of the worker: without one this process accepts no request that ends in an e-mail. */
  SMTP_URL: envFilled(z.url()),
  /** Who runs this server, as the pages about privacy, terms and contact name them. */
  OPERATOR_NAME: envFilled(z.string().max(200)),
  /** The postal address, its lines separated by `|`. */
  OPERATOR_ADDRESS: envFilled(z.string().max(500)),
  OPERATOR_EMAIL: envFilled(z.email()),
  /** Where players can sign in besides their password. */
  SIGN_IN_PROVIDERS: EnvProviders,
  /** A file in MaxMind's format that knows the countries of network addresses; without it, none is shown. */
  GEO_DATABASE: envFilled(z.string()),
  /** A server with LibreTranslate's API that translates lines of chat; without one there is no translation. */
  TRANSLATION_URL: envFilled(z.url({ protocol: /^https?$/ })),
  /** Its key, where it asks for one. */
  TRANSLATION_KEY: envFilled(z.string().max(200)),
  LOG_LEVEL: EnvLogLevel,
});
const Env = Variables.refine((env) => !env.DEV_PAGES || isLoopbackUrl(env.PUBLIC_URL), refusedDevPages);
export type Env = z.infer<typeof Env>;

/**
 * Reads the environment of this process and checks it as a whole.
 * @throws Error that lists every variable that is missing or wrong
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readEnvironment(Env, source, 'The web server');
}

let read: Env | undefined;

/** It is read at its first use, so that a build needs no secrets. */
export const env: Env = new Proxy({} as Env, {
  get: (_target, name) => (read ??= readEnv(process.env))[name as keyof Env],
});

/** Sets the address that next-auth reads from the environment: the site's, unless the operator has set another. */
export function setNextAuthUrl(): void {
  process.env.NEXTAUTH_URL ??= env.PUBLIC_URL;
}
