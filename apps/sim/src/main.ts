import { firstZoneId } from '@necp/content/client';
import { zoneMaps } from '@necp/content/server';
import { createDomain } from '@necp/domain/kernel';
import { pino } from 'pino';
import { authoredGameData } from './authored';
import { openDirector } from './director/server';
import { mostDrainMs } from './directory/timings';
import { readEnv, runs, type Env } from './env';
import { createSim } from './sim';
import { startWorker } from './worker/start-worker';

const env = envOrExit();
const service = env.ROLE === 'worker' || env.ROLE === 'voice' ? env.ROLE : 'sim';
const log = pino({ level: env.LOG_LEVEL, base: { service, simId: env.SIM_ID } });
const domain = createDomain({
  service,
  databaseUrl: env.DATABASE_URL,
  databaseReplicaUrl: env.DATABASE_REPLICA_URL,
  redisUrl: env.REDIS_URL,
  poolMax: env.DATABASE_POOL,
  log,
  config: {
    publicUrl: env.PUBLIC_URL,
    simPublicUrl: env.SIM_PUBLIC_URL,
    devPages: env.DEV_PAGES,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    factorSecrets: env.FACTOR_SECRET ?? [],
    signInProviders: [],
  },
});
const stops: (() => Promise<void>)[] = [];
let isStopping = false;
const stop = async (why: string, exitCode = 0) => {
  if (isStopping) return;
  isStopping = true;
  log.info({ why }, 'stopping');
  setTimeout(() => process.exit(1), mostDrainMs).unref();
  await Promise.all(stops.map((end) => end().catch((err: unknown) => log.error({ err }, 'could not stop cleanly'))));
  await domain.close();
  process.exit(exitCode);
};
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was left to fail'));

if (runs('zones', env.ROLE)) {
  const sim = createSim({
    domain,
    log,
    gameData: authoredGameData,
    maps: zoneMaps,
    firstZone: firstZoneId,
    emptyMs: 60_000,
    simId: env.SIM_ID,
    onNameTaken: () => {
      log.fatal({}, 'another living process has this SIM_ID: give each simulation a name of its own');
      void stop('SIM_ID is taken', 1);
    },
    port: env.SIM_PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    allowedOrigins: env.ALLOWED_ORIGINS,
    simPublicUrl: env.SIM_PUBLIC_URL,
    simInnerUrl: env.SIM_INNER_URL ?? `http://localhost:${env.SIM_PORT}`,
    innerTls: env.INNER_TLS,
    jwksUrl: env.JWKS_URL,
    zoneCapacity: env.ZONE_CAPACITY,
    zoneChannels: env.ZONE_CHANNELS,
    channelStaysMs: 60_000,
    mostConnections: env.MOST_CONNECTIONS,
    connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS,
    proxyHops: env.PROXY_HOPS,
    socketBypass: env.SIM_SOCKET_BYPASS,
    metricsToken: env.METRICS_TOKEN,
    nowMs: () => Date.now(),
  });
  stops.push(() => sim.drain());
  log.info({ port: await sim.start() }, 'zones are open');
  if (env.TEST_DIRECTOR) {
    const parts = { hosts: () => sim.hosts, gameData: authoredGameData, ctx: () => domain.systemCtx() };
    const director = await openDirector(parts, env.DIRECTOR_PORT, log);
    stops.push(() => director.stop());
    log.warn({ port: director.port }, 'a test directs this city');
  }
}
if (runs('worker', env.ROLE)) {
  const worker = await startWorker(domain, env);
  stops.push(() => worker.stop());
  log.info({ port: worker.port }, 'worker runs');
}
if (runs('voice', env.ROLE)) {
  // The library for audio is loaded by the process that needs it.
  const { startVoice } = await import('./voice/start-voice');
  const voice = await startVoice(domain, {
    voiceId: env.VOICE_ID,
    port: env.VOICE_PORT,
    host: env.HOST,
    metricsToken: env.METRICS_TOKEN,
    mostConnections: env.MOST_CONNECTIONS,
    mostCalls: env.VOICE_CALLS,
    steadyMs: () => performance.now(),
    media: { ports: env.VOICE_MEDIA_PORTS, listen: env.VOICE_LISTEN, announced: env.VOICE_ADDRESS },
    relays: { stunUrls: env.STUN_URLS, turnUrls: env.TURN_URLS, turnSecret: env.TURN_SECRET ?? null },
  });
  stops.push(() => voice.stop());
  log.info({ port: voice.port }, 'voice runs');
}

function envOrExit(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(1);
  }
}
