import type { Rng } from '@necp/shared/kernel';
import { retryDelayMs } from '@necp/shared/protocol';
import type { Person } from '../bots/people';
import type { City, Way } from './city';
import { openConnection, type Connection, type Sight } from './connection';

/**
 * The totals of all bots' transfers. Times run from the loading screen to the first snapshot after it, in milliseconds.
 */
export interface Journal {
  /** Times of transfers between two processes without any fault. */
  readonly acrossMs: number[];
  /** The part of that until the old process had handed over and redirected the client. */
  readonly sentOnMs: number[];
  /** Times of transfers inside one process. */
  readonly insideMs: number[];
  /** Times of transfers during which the connection broke. */
  readonly brokenMs: number[];
  /** Times from a connection lost outside a transfer to the next snapshot. */
  readonly returnsMs: number[];
  /** Refused transfers: the other zone was not running just then, or the bot was in combat. */
  refused: number;
}

export interface TransferBotOptions {
  readonly city: City;
  readonly person: Person;
  readonly rng: Rng;
  readonly journal: Journal;
  readonly isOver: () => boolean;
}

const rests = { leastMs: 300, mostMs: 1_200 } as const;
const arrivesWithinMs = 15_000;
const answersWithinMs = 4_000;
const mostHops = 3;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Moves back and forth through a gate between two zones until it has to stop, and reconnects by itself whenever its
 * connection breaks.
 */
export async function travel({ city, person, rng, journal, isOver }: TransferBotOptions): Promise<void> {
  let connection = await comeIn({ city, person, rng });
  while (!isOver()) {
    await pause(rests.leastMs + rng.fraction() * (rests.mostMs - rests.leastMs));
    connection.cross();
    const seen = await transferBegun(connection);
    if (seen === null || seen.kind === 'stays') {
      journal.refused++;
      continue;
    }
    if (seen.kind === 'lost') {
      connection.close();
      connection = await comeIn({ city, person, rng });
      journal.returnsMs.push(performance.now() - seen.atMs);
      continue;
    }
    const arrived =
      seen.kind === 'begun'
        ? await arrive(connection, (atMs) => journal.sentOnMs.push(atMs - seen.atMs))
        : { connection: await moveTo(seen, connection), how: 'across' as const };
    if (arrived.how === 'stays') {
      journal.refused++;
      continue;
    }
    if (arrived.connection === null) connection.close();
    connection = arrived.connection ?? (await comeIn({ city, person, rng }));
    const times =
      arrived.connection === null ? journal.brokenMs : arrived.how === 'across' ? journal.acrossMs : journal.insideMs;
    times.push(performance.now() - seen.atMs);
  }
  connection.close();
}

/**
 * Waits until the transfer begins, the request is refused, the connection breaks, or the zone moves to another process;
 * null when nothing arrives.
 */
async function transferBegun(connection: Connection): Promise<Sight | null> {
  for (;;) {
    const seen = await connection.next(answersWithinMs);
    if (seen === null || seen.kind !== 'shown') return seen;
  }
}

/**
 * Waits for the outcome of a transfer that has begun: a new snapshot on the same connection, another process, or the
 * old zone when the transfer was refused. The connection is null when it broke.
 */
async function arrive(
  connection: Connection,
  sentOn: (atMs: number) => void,
): Promise<{ readonly connection: Connection | null; readonly how: 'inside' | 'across' | 'stays' }> {
  const seen = await connection.next(arrivesWithinMs);
  if (seen?.kind === 'stays') return { connection, how: 'stays' };
  if (seen?.kind === 'shown') return { connection, how: 'inside' };
  if (seen?.kind === 'moved') {
    sentOn(seen.atMs);
    return { connection: await moveTo(seen, connection), how: 'across' };
  }
  return { connection: null, how: 'across' };
}

async function moveTo(seen: Sight, from: Connection): Promise<Connection | null> {
  if (seen.kind !== 'moved') return null;
  from.close();
  return connect(seen.way);
}

/** Connects and follows redirects; returns null when no process accepts the client. */
async function connect(way: Way): Promise<Connection | null> {
  let { simUrl } = way;
  for (let hops = 0; hops <= mostHops; hops++) {
    const connection = openConnection({ simUrl, ticket: way.ticket });
    const seen = await connection.next(arrivesWithinMs);
    if (seen?.kind === 'shown') return connection;
    connection.close();
    if (seen?.kind !== 'elsewhere') return null;
    simUrl = seen.simUrl;
  }
  return null;
}

/** Requests tickets and connects with them until a snapshot comes. */
async function comeIn({ city, person, rng }: Pick<TransferBotOptions, 'city' | 'person' | 'rng'>): Promise<Connection> {
  for (let attempt = 1; ; attempt++) {
    const way = await city.wayOf(person).catch(() => null);
    const connection = way === null ? null : await connect(way);
    if (connection !== null) return connection;
    await pause(retryDelayMs(attempt, rng.fraction(), null));
  }
}
