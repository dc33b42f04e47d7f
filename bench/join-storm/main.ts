import { loadZoneMap } from '@necp/content/client';
import { findFreePort } from '@necp/launcher/services';
import { makePeople, signTicket, type Person } from '../bots/people';
import { layGround, startSim, type Ground } from '../bots/product';
import { quantile, scrape, type Scrape } from '../bots/scrape';
import { readNumbers } from '../city/numbers';
import { connect, type SeatRequest } from './visitor';

export const usage = 'pnpm bench join-storm [--small 200] [--large 1000] [--seconds 10] [--returns 3]';

const street = 'watson';
const mostConnectAttempts = 4;
type Seated = Extract<SeatRequest, { isIn: true }>;

/** A simulation process of its own, and all connections to it. */
interface Venue {
  readonly ground: Ground;
  readonly simUrl: string;
  /** Returns the largest number of characters found in the zone so far. */
  readonly mostSeen: () => number;
  close(): Promise<void>;
}

/** Lets many players join at the same time: all get a seat, never more than there are seats, and none gets two. */
export async function joinStorm(args: readonly string[]): Promise<void> {
  const { small, large, seconds, returns } = readNumbers(
    args,
    { small: 200, large: 1_000, seconds: 10, returns: 3 },
    usage,
  );
  const ground = await layGround();
  try {
    const map = await loadZoneMap(street);
    const people = await makePeople(
      { databaseUrl: ground.postgres.url },
      { map, spots: map.spawns, count: small + large },
    );
    await storm(ground, { people: people.slice(0, small), seconds, capacity: small + large, returns });
    await storm(ground, { people: people.slice(small), seconds, capacity: small + large, returns: 0 });
    await storm(ground, { people: people.slice(0, small), seconds: 1, capacity: Math.floor(small * 0.75), returns: 0 });
  } finally {
    await ground.stop();
  }
}

async function storm(
  ground: Ground,
  {
    people,
    seconds,
    capacity,
    returns,
  }: {
    readonly people: readonly Person[];
    readonly seconds: number;
    readonly capacity: number;
    readonly returns: number;
  },
): Promise<void> {
  const venue = await openVenue(ground, capacity);
  const seats = Math.min(people.length, capacity);
  try {
    const before = await scrape(venue.simUrl);
    const answers = await Promise.all(
      people.map(async (person, index) => {
        await pause((index / people.length) * seconds * 1000);
        return insist(venue, person);
      }),
    );
    const seated = answers.filter((answer): answer is Seated => answer.isIn);
    console.log(`${people.length} in ${seconds} s, ${capacity} seats`);
    const atOnce = seated.filter(({ connectAttempts }) => connectAttempts === 1).length;
    console.log(
      `  seated          ${seated.length}, ${atOnce} of them at the first attempt, ` +
        `connect to welcome p50/p99/longest ${times(seated)} ms`,
    );
    const places = answers
      .flatMap((answer) => (answer.isIn || answer.place === null ? [] : [answer.place]))
      .sort((a, b) => a - b);
    if (places.length > 0)
      console.log(
        `  in line         ${places.length}, places ${places[0]} to ${places.at(-1)}, ` +
          `each once: ${new Set(places).size === places.length}`,
      );
    await check(venue, { seated, seats, before });
    let inside = seated;
    for (let round = 1; round <= returns; round++) inside = await comeBack(venue, { people, inside, seats, round });
    inside.forEach((one) => one.leave());
  } finally {
    await venue.close();
  }
}

/** Breaks all connections at once and checks that all players are back within a second, in the same entities. */
async function comeBack(
  venue: Venue,
  {
    people,
    inside,
    seats,
    round,
  }: {
    readonly people: readonly Person[];
    readonly inside: readonly Seated[];
    readonly seats: number;
    readonly round: number;
  },
): Promise<Seated[]> {
  const before = await scrape(venue.simUrl);
  inside.forEach((one) => one.drop());
  const answers = await Promise.all(
    people.map(async (person, index) => {
      await pause((index / people.length) * 1000);
      return insist(venue, person);
    }),
  );
  const seated = answers.filter((answer): answer is Seated => answer.isIn);
  const sameBodies = seated.filter(({ entityId }) => inside.some((one) => one.entityId === entityId)).length;
  console.log(
    `  return ${round}        ${seated.length} of ${people.length} back, ${sameBodies} into their own bodies, ` +
      `p50/p99/longest ${times(seated)} ms`,
  );
  await check(venue, { seated, seats, before });
  return seated;
}

/**
 * Connects as a browser does: a client without an answer tries again with a fresh ticket, and a client that is sent to
 * the queue stays there.
 */
async function insist({ ground, simUrl }: Venue, person: Person): Promise<SeatRequest> {
  const startMs = performance.now();
  for (let connectAttempts = 1; ; connectAttempts++) {
    const answer = await connect({ simUrl, ticket: await signTicket(ground, person) });
    if (answer.isIn) return { ...answer, connectAttempts, tookMs: performance.now() - startMs };
    if (answer.place !== null || connectAttempts === mostConnectAttempts) return answer;
    await pause(1_000);
  }
}

/**
 * Checks that every player is in the zone exactly once.
 * @throws Error when a player is missing, is there twice, or has a seat too many
 */
async function check(
  venue: Venue,
  { seated, seats, before }: { readonly seated: readonly Seated[]; readonly seats: number; readonly before: Scrape },
): Promise<void> {
  const after = await scrape(venue.simUrl);
  const tick = (share: number) =>
    quantile(before, after, { name: 'necp_sim_tick_ms', labels: `zone="${street}"`, share }).toFixed(1);
  const bodies = charactersIn(after);
  console.log(
    `  street          ${bodies} characters, ${venue.mostSeen()} at most; ` +
      `ticks meanwhile p50/p95/p99 ${tick(0.5)} / ${tick(0.95)} / ${tick(0.99)} ms`,
  );
  const faults = [
    ...(seated.length === seats ? [] : [`${seated.length} of ${seats} were seated`]),
    ...(bodies === seats ? [] : [`${bodies} characters on ${seats} seats`]),
    ...(venue.mostSeen() <= seats ? [] : [`once there were ${venue.mostSeen()}`]),
    ...(new Set(seated.map(({ entityId }) => entityId)).size === seated.length ? [] : ['two were given one body']),
  ];
  if (faults.length > 0) throw new Error(faults.join('; '));
}

async function openVenue(ground: Ground, capacity: number): Promise<Venue> {
  const port = await findFreePort();
  const simUrl = `http://localhost:${port}`;
  const sim = await startSim({ ...ground.env, ZONE_CAPACITY: String(capacity) }, { port, simId: 'sim-storm' });
  let most = 0;
  const looking = setInterval(
    () =>
      void scrape(simUrl).then(
        (seen) => {
          most = Math.max(most, charactersIn(seen));
        },
        () => undefined,
      ),
    200,
  );
  return {
    ground,
    simUrl,
    mostSeen: () => most,
    close: async () => {
      clearInterval(looking);
      const gone = new Promise((resolve) => sim.once('exit', resolve));
      sim.kill('SIGTERM');
      await gone;
    },
  };
}

function charactersIn(seen: Scrape): number {
  return [...seen].reduce(
    (sum, [key, value]) =>
      key.startsWith('necp_sim_players{') && key.includes(`zone="${street}"`) ? sum + value : sum,
    0,
  );
}

function times(seated: readonly Seated[]): string {
  const sorted = seated.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return [0.5, 0.99, 1]
    .map((share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0))
    .join(' / ');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
