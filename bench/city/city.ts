import type { ChildProcess } from 'node:child_process';
import { findFreePort } from '@necp/launcher/services';
import pg from 'pg';
import { signTicket, type Person } from '../bots/people';
import { layGround, startSim, type Ground } from '../bots/product';

/** Where to connect, and with which ticket. */
export interface Way {
  readonly simUrl: string;
  readonly ticket: string;
}

/** One of the simulation processes of a city; after being killed, it can be started again under its name. */
export interface CitySim {
  readonly simId: string;
  readonly url: string;
  child: ChildProcess | null;
}

/** A city that several simulation processes share, with its own stores. */
export interface City {
  readonly ground: Ground;
  readonly sims: readonly CitySim[];
  readonly db: pg.Pool;
  /** Returns what the web app would answer: a ticket, and the process to connect to. */
  wayOf(person: Person): Promise<Way>;
  /** Returns the process that hosts a zone now; null while no process does. */
  holderOf(zoneId: string): Promise<CitySim | null>;
  /** Ends a process with a signal and waits until it is gone. */
  end(sim: CitySim, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  start(sim: CitySim): Promise<void>;
  stop(): Promise<void>;
}

export async function openCity(count: number): Promise<City> {
  const ground = await layGround();
  const db = new pg.Pool({ connectionString: ground.postgres.url, max: 4 });
  // The runs break its connections on purpose.
  db.on('error', () => undefined);
  const sims: CitySim[] = [];
  const start = async (sim: CitySim) => {
    sim.child = await startSim(ground.env, { port: Number(new URL(sim.url).port), simId: sim.simId });
  };
  for (let number = 1; number <= count; number++) {
    const sim: CitySim = { simId: `sim-${number}`, url: `http://localhost:${await findFreePort()}`, child: null };
    sims.push(sim);
    await start(sim);
  }
  const end = async (sim: CitySim, signal: 'SIGKILL' | 'SIGTERM') => {
    const { child } = sim;
    sim.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
  };
  const urlOf = async (characterId: string): Promise<string | null> => {
    const { rows } = await db.query<{ url: string }>(
      `SELECT lease.url FROM zone_leases lease LEFT JOIN player_positions position ON position.character_id = $1
       WHERE lease.expires_at > clock_timestamp() AND lease.channel = 1
       ORDER BY (lease.zone_id = position.zone_id) DESC NULLS LAST, lease.population
       LIMIT 1`,
      [characterId],
    );
    return rows[0]?.url ?? null;
  };
  return {
    ground,
    sims,
    db,
    start,
    end,
    wayOf: async (person) => ({
      simUrl: (await urlOf(person.characterId)) ?? sims[0]?.url ?? '',
      ticket: await signTicket(ground, person),
    }),
    holderOf: async (zoneId) => {
      const { rows } = await db.query<{ sim_id: string }>(
        'SELECT sim_id FROM zone_leases WHERE zone_id = $1 AND channel = 1 AND expires_at > clock_timestamp()',
        [zoneId],
      );
      return sims.find(({ simId }) => simId === rows[0]?.sim_id) ?? null;
    },
    stop: async () => {
      await Promise.all(sims.map((sim) => end(sim, 'SIGTERM')));
      await db.end();
      await ground.stop();
    },
  };
}

/**
 * Waits until a condition holds;
 * @throws Error that names the condition after the time
 */
export async function until(holds: () => Promise<boolean>, what: string, withinMs = 60_000): Promise<void> {
  for (const endMs = performance.now() + withinMs; performance.now() < endMs; ) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain until ${what}`);
}
