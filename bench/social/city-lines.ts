import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { loadZoneMap } from '@necp/content/client';
import { sendLine } from '@necp/domain/chat/service';
import { createDomain } from '@necp/domain/kernel';
import { quietLog, testConfig } from '@necp/domain/testing/index';
import { findFreePort } from '@necp/launcher/services';
import type { RequestId } from '@necp/shared/kernel';
import { mostMembers } from '@necp/shared/party/rules';
import { tickMs } from '@necp/shared/protocol';
import { Redis } from 'ioredis';
import { makePeople, type Person } from '../bots/people';
import { grown, quantile, scrape, type Scrape } from '../bots/scrape';
import { openCity, type City } from '../city/city';
import { type Listener, listen, listenPlainly, walkAbout } from './listeners';
import { pause, print } from './measure';

interface CityRun {
  readonly connected: number;
  readonly partied: number;
  readonly lines: number;
}

const zones = ['watson', 'westbrook'] as const;
const joinsAtOnce = 10;
const settleMs = 5_000;
const watchMs = 10_000;
const betweenLinesMs = 250;

/**
 * Connects players to two processes; measures the frames of those in parties, then lines that all of them hear, and
 * what the lines cost the ticks; then the same lines by a plain server.
 */
export async function measureCity({ connected, partied, lines }: CityRun): Promise<void> {
  const city = await openCity(zones.length);
  try {
    const people = await settle(city, connected);
    await formParties(city, people.slice(0, partied));
    const arrivals = new Arrivals();
    const joined = await join(people, async (person) => listen(await city.wayOf(person), arrivals.heard));
    await measureFrames(city, joined.slice(0, partied));
    await measureLines({ city, people, arrivals, lines });
    joined.forEach((one) => one.close());
    await measurePlainly({ city, connected, lines });
  } finally {
    await city.stop();
  }
}

/** Half of the players in each zone, on the nodes of its footpaths. */
async function settle({ ground }: City, connected: number): Promise<Person[]> {
  const people: Person[] = [];
  for (const zone of zones) {
    const map = await loadZoneMap(zone);
    const spots = map.footpath.nodes.map(([x, y]) => ({ x, y }));
    const count = Math.floor(connected / zones.length);
    people.push(...(await makePeople({ databaseUrl: ground.postgres.url }, { map, spots, count })));
  }
  // In turn, so that the first of them are in both zones.
  return people.map((_, index) => people[(index % 2) * (people.length / 2) + Math.floor(index / 2)] as Person);
}

/** Parties of five, each with members in both processes. */
async function formParties({ db }: City, people: readonly Person[]): Promise<void> {
  const rows = people.map((person, index) => ({ ...person, place: index % mostMembers, party: index / mostMembers }));
  const ids = Array.from({ length: Math.ceil(people.length / mostMembers) }, () => randomUUID());
  await db.query('INSERT INTO parties (id, made_at) SELECT unnest($1::uuid[]), now()', [ids]);
  await db.query(
    `INSERT INTO party_members (character_id, account_id, party_id, rank, place, joined_at)
     SELECT character, account, party, CASE place WHEN 0 THEN 'leader' ELSE 'member' END, place, now()
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) AS member (character, account, party, place)`,
    [
      rows.map(({ characterId }) => characterId),
      rows.map(({ accountId }) => accountId),
      rows.map(({ party }) => ids[Math.floor(party)]),
      rows.map(({ place }) => place),
    ],
  );
}

async function join<T>(people: readonly Person[], enter: (person: Person) => Promise<T>): Promise<T[]> {
  const joined: T[] = [];
  for (let first = 0; first < people.length; first += joinsAtOnce)
    joined.push(...(await Promise.all(people.slice(first, first + joinsAtOnce).map(enter))));
  return joined;
}

/** When each line was said, and how long it took to each client. */
class Arrivals {
  private readonly saidMs = new Map<string, number>();
  private took: number[] = [];

  readonly heard = (text: string): void => {
    const saidMs = this.saidMs.get(text);
    if (saidMs !== undefined) this.took.push(performance.now() - saidMs);
  };

  says(text: string): void {
    this.saidMs.set(text, performance.now());
  }

  /** Waits until so many have arrived, and returns and forgets them. */
  async all(count: number): Promise<readonly number[]> {
    for (const endMs = performance.now() + 30_000; this.took.length < count && performance.now() < endMs; )
      await pause(50);
    if (this.took.length < count) console.log(`only ${this.took.length} of ${count} lines arrived`);
    const { took } = this;
    this.took = [];
    return took;
  }
}

const scrapeAll = ({ sims }: City): Promise<Scrape[]> => Promise.all(sims.map(({ url }) => scrape(url)));

/** How long all ticks of both processes took between two moments, at the 99th percentile; the worse of both. */
function tickP99(before: readonly Scrape[], after: readonly Scrape[]): number {
  const of = (index: number) =>
    quantile(before[index] ?? new Map(), after[index] ?? new Map(), { name: 'necp_sim_tick_ms', share: 0.99 });
  return Math.max(...before.map((_, index) => of(index)));
}

async function measureFrames(city: City, members: readonly Awaited<ReturnType<typeof listen>>[]): Promise<void> {
  const walks = members.map(walkAbout);
  await pause(settleMs);
  const before = await scrapeAll(city);
  await pause(watchMs);
  const after = await scrapeAll(city);
  walks.forEach((walk) => walk.close());
  const name = 'necp_sim_party_frames_ms';
  for (const [index, { simId }] of city.sims.entries()) {
    const [first, last] = [before[index] ?? new Map(), after[index] ?? new Map()];
    const spentMs = grown(first, last, `${name}_sum`);
    const ticks = watchMs / tickMs;
    const longestMs = quantile(first, last, { name, share: 0.99 });
    console.log(
      `frames of ${members.length / 2} walking members in ${simId}: ${(spentMs / ticks).toFixed(3)} ms a tick, ` +
        `${((spentMs / ticks / tickMs) * 100).toFixed(2)} % of it; a look p99 ${longestMs.toFixed(1)} ms`,
    );
  }
}

interface LineRun {
  readonly city: City;
  readonly people: readonly Person[];
  readonly arrivals: Arrivals;
  readonly lines: number;
}

/** Lines of different players, each heard by all; beside the ticks of as long a time without lines. */
async function measureLines({ city, people, arrivals, lines }: LineRun): Promise<void> {
  const { postgres, redis } = city.ground;
  const domain = createDomain({
    service: 'tool',
    databaseUrl: postgres.appUrl,
    redisUrl: redis.url,
    config: testConfig,
    log: quietLog,
  });
  try {
    await pause(settleMs);
    const quiet = await scrapeAll(city);
    await pause(lines * betweenLinesMs);
    const before = await scrapeAll(city);
    for (let line = 0; line < lines; line++) {
      const { accountId, sessionId, characterId } = people[line * 7] ?? (people[0] as Person);
      const actor = { accountId, sessionId, characterId, roles: ['player'], isGuest: false };
      const text = `is the rain wet today, ${line}?`;
      arrivals.says(text);
      await sendLine(domain.ctxFor({ actor: actor as never, address: null }), {
        requestId: randomUUID() as RequestId,
        target: { channel: 'global' },
        text,
        style: 'plain',
        rollMost: null,
      });
      await pause(betweenLinesMs);
    }
    const took = await arrivals.all(lines * people.length);
    const after = await scrapeAll(city);
    print(`a global line to ${people.length}`, 'NECPGAME', took);
    const [without, during] = [tickP99(quiet, before), tickP99(before, after)];
    console.log(`ticks p99: ${without.toFixed(1)} ms without lines, ${during.toFixed(1)} ms with them`);
  } finally {
    await domain.close();
  }
}

interface PlainRun extends Pick<CityRun, 'connected' | 'lines'> {
  readonly city: City;
}

async function measurePlainly({ city, connected, lines }: PlainRun): Promise<void> {
  const { redis } = city.ground;
  const port = await findFreePort();
  const server = await startPlain(redis.url, port);
  const mouth = new Redis(redis.url);
  const arrivals = new Arrivals();
  const all: Listener[] = [];
  try {
    for (let count = 0; count < connected; count += joinsAtOnce)
      all.push(...(await Promise.all(Array.from({ length: joinsAtOnce }, () => listenPlainly(port, arrivals.heard)))));
    for (let line = 0; line < lines; line++) {
      const text = `is the rain wet today, ${line}?`;
      arrivals.says(text);
      await mouth.publish('plain:chat', JSON.stringify({ text }));
      await pause(betweenLinesMs);
    }
    print(`a global line to ${all.length}`, 'plain ws', await arrivals.all(lines * all.length));
  } finally {
    all.forEach((one) => one.close());
    mouth.disconnect();
    server.kill('SIGTERM');
  }
}

async function startPlain(redisUrl: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'social/plain-chat.ts', redisUrl, String(port)], {
    cwd: `${import.meta.dirname}/..`,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the plain server did not start')));
  });
  return child;
}
