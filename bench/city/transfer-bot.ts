import type { Rng } from '@necp/shared/kernel';
import { retryDelayMs } from '@necp/shared/protocol';
import type { Person } from '../bots/people';
import type { City, Way } from './city';
import { openLine, type Line, type Sight } from './line';

/**
 * What the journeys of everybody came to. Times are from the loading screen to the first picture after it, in milliseconds.
 */
export interface Journal {
  /** Between two processes, nothing else happening. */
  readonly acrossMs: number[];
  /** Of that, until the old process had handed over and sent the client on. */
  readonly sentOnMs: number[];
  /** Inside one process. */
  readonly insideMs: number[];
  /** The line broke on the way. */
  readonly brokenMs: number[];
  /** The line broke while nobody was crossing: until the next picture. */
  readonly returnsMs: number[];
  /** Crossings that were refused: the other zone was not played just then, or somebody was in a fight. */
  refused: number;
}

export interface TravellerOptions {
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
 * Goes back and forth through a gate between two zones until it is told to stop, and comes back by itself whenever its
 * line breaks.
 */
export async function travel({ city, person, rng, journal, isOver }: TravellerOptions): Promise<void> {
  let line = await comeIn({ city, person, rng });
  while (!isOver()) {
    await pause(rests.leastMs + rng.fraction() * (rests.mostMs - rests.leastMs));
    line.cross();
    const seen = await transferBegun(line);
    if (seen === null || seen.kind === 'stays') {
      journal.refused++;
      continue;
    }
    if (seen.kind === 'lost') {
      line.close();
      line = await comeIn({ city, person, rng });
      journal.returnsMs.push(performance.now() - seen.atMs);
      continue;
    }
    const arrived =
      seen.kind === 'begun'
        ? await arrive(line, (atMs) => journal.sentOnMs.push(atMs - seen.atMs))
        : { line: await moveTo(seen, line), how: 'across' as const };
    if (arrived.how === 'stays') {
      journal.refused++;
      continue;
    }
    if (arrived.line === null) line.close();
    line = arrived.line ?? (await comeIn({ city, person, rng }));
    const times =
      arrived.line === null ? journal.brokenMs : arrived.how === 'across' ? journal.acrossMs : journal.insideMs;
    times.push(performance.now() - seen.atMs);
  }
  line.close();
}

/**
 * The transfer begins, the wish is refused, the line breaks, or the zone moves to another process by itself; null when
 * nothing is heard.
 */
async function transferBegun(line: Line): Promise<Sight | null> {
  for (;;) {
    const seen = await line.next(answersWithinMs);
    if (seen === null || seen.kind !== 'shown') return seen;
  }
}

/**
 * After the transfer has begun: another picture on the same line, another process, or the old street when the way was shut. The
 * line is null when it broke.
 */
async function arrive(
  line: Line,
  sentOn: (atMs: number) => void,
): Promise<{ readonly line: Line | null; readonly how: 'inside' | 'across' | 'stays' }> {
  const seen = await line.next(arrivesWithinMs);
  if (seen?.kind === 'stays') return { line, how: 'stays' };
  if (seen?.kind === 'shown') return { line, how: 'inside' };
  if (seen?.kind === 'moved') {
    sentOn(seen.atMs);
    return { line: await moveTo(seen, line), how: 'across' };
  }
  return { line: null, how: 'across' };
}

async function moveTo(seen: Sight, from: Line): Promise<Line | null> {
  if (seen.kind !== 'moved') return null;
  from.close();
  return connect(seen.way);
}

/** Follows the way, from door to door when it is sent on; null when no door opens. */
async function connect(way: Way): Promise<Line | null> {
  let { simUrl } = way;
  for (let hops = 0; hops <= mostHops; hops++) {
    const line = openLine({ simUrl, ticket: way.ticket });
    const seen = await line.next(arrivesWithinMs);
    if (seen?.kind === 'shown') return line;
    line.close();
    if (seen?.kind !== 'elsewhere') return null;
    simUrl = seen.simUrl;
  }
  return null;
}

/** Asks for a ticket and knocks until a picture comes. */
async function comeIn({ city, person, rng }: Pick<TravellerOptions, 'city' | 'person' | 'rng'>): Promise<Line> {
  for (let attempt = 1; ; attempt++) {
    const way = await city.wayOf(person).catch(() => null);
    const line = way === null ? null : await connect(way);
    if (line !== null) return line;
    await pause(retryDelayMs(attempt, rng.fraction(), null));
  }
}
