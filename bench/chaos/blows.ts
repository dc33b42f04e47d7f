import { until, type City } from '../city/city';

/** A fault that is repaired again when `run` has ended. */
export interface Blow {
  readonly name: string;
  run(city: City, zoneId: string): Promise<void>;
}

const redisAwayMs = 30_000;
const postgresAwayMs = 3_000;
/** Longer than the duration of a lease. */
const frozenMs = 12_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function holder(city: City, zoneId: string) {
  const found = await city.holderOf(zoneId);
  if (found === null) throw new Error(`nobody plays ${zoneId}`);
  return found;
}

/** Signals a process: a stopped service answers no request and keeps its connections; a killed one closes them. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  process.kill(pid, name);
}

export const blows: readonly Blow[] = [
  {
    name: 'kill -9 of the owner, another takes over',
    run: async (city, zoneId) => {
      const victim = await holder(city, zoneId);
      await city.end(victim, 'SIGKILL');
      await until(async () => ![null, victim].includes(await city.holderOf(zoneId)), 'another process has it');
      await city.start(victim);
    },
  },
  {
    name: 'the owner frozen past its lease',
    run: async (city, zoneId) => {
      const victim = await holder(city, zoneId);
      victim.child?.kill('SIGSTOP');
      await until(async () => ![null, victim].includes(await city.holderOf(zoneId)), 'another process has it');
      await pause(frozenMs);
      victim.child?.kill('SIGCONT');
    },
  },
  {
    name: 'drain of the owner for a deploy',
    run: async (city, zoneId) => {
      const victim = await holder(city, zoneId);
      await city.end(victim, 'SIGTERM');
      await city.start(victim);
    },
  },
  {
    name: 'Redis away for 30 s',
    run: async ({ ground }) => {
      signal(ground.redis.pid, 'SIGSTOP');
      await pause(redisAwayMs);
      signal(ground.redis.pid, 'SIGCONT');
    },
  },
  {
    name: 'Postgres away for 3 s, its connections cut',
    run: async ({ ground, db }) => {
      signal(ground.postgres.pid, 'SIGSTOP');
      await pause(postgresAwayMs);
      signal(ground.postgres.pid, 'SIGCONT');
      await db.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND datname = current_database()`,
      );
    },
  },
];
