import { messageHistory } from '@necp/domain/chat/queries';
import { createDomain, type Domain } from '@necp/domain/kernel';
import { notePresences } from '@necp/domain/social/presence';
import { quietLog, testConfig } from '@necp/domain/testing/index';
import type { AccountId, CharacterId, SessionId, ZoneId } from '@necp/shared/kernel';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startStores, type Stores } from '../bots/product';
import { readNumbers } from '../city/numbers';
import { measureCity } from './city-lines';
import { print } from './measure';
import { accountOf, characterOf, placeOf, seedFriends, seedLines, zones } from './seed';

export const usage = `pnpm bench social [--players 10000] [--friends 100] [--changes 160] [--millions 10] [--rounds 50]
    [--connected 2000] [--partied 300] [--lines 40]
  --players   with friends; 0 leaves presence out
  --changes   players whose presence changes at once; 160 a second is one change a minute for each of 10,000
  --millions  of lines of chat in the table; 0 leaves the pages out
  --connected to two simulation processes, in two zones; 0 leaves frames and lines out
  --partied   of the connected, in parties of five`;

interface Run {
  readonly stores: Stores;
  readonly db: pg.Pool;
  readonly domain: Domain;
  readonly players: number;
  readonly friends: number;
  readonly changes: number;
  readonly millions: number;
  readonly rounds: number;
}

/**
 * Measures presence for friends, pages of old chat, the frames of parties and lines that everyone hears, each beside a
 * plain way to do the same.
 */
export async function social(args: readonly string[]): Promise<void> {
  const inStores = { players: 10_000, friends: 100, changes: 160, millions: 10, rounds: 50 };
  const inCity = { connected: 2_000, partied: 300, lines: 40 };
  const numbers = readNumbers(args, { ...inStores, ...inCity }, usage);
  console.log('| work | way | p50 ms | p99 ms |\n|---|---|---|---|');
  if (numbers.players > 0 || numbers.millions > 0) await measureStores(numbers);
  if (numbers.connected > 0) await measureCity(numbers);
}

type Numbers = Omit<Run, 'stores' | 'db' | 'domain'>;

async function measureStores(numbers: Numbers): Promise<void> {
  const stores = await startStores();
  const db = new pg.Pool({ connectionString: stores.postgres.url, max: 2 });
  const domain = createDomain({
    service: 'tool',
    databaseUrl: stores.postgres.appUrl,
    redisUrl: stores.redis.url,
    config: testConfig,
    log: quietLog,
  });
  const run = { stores, db, domain, ...numbers };
  try {
    // Lines have speakers, with or without friends.
    await seedFriends(db, Math.max(1_000, run.players), run.friends);
    if (run.players > 0) await measurePresence(run);
    if (run.millions === 0) return;
    await seedLines(db, run.millions * 1_000_000, Math.max(1_000, run.players));
    await measurePages(run);
  } finally {
    await domain.close();
    await db.end();
    await stores.stop();
  }
}

/** From the report of a zone until the last friend's process has the message, for every message. */
async function measurePresence(run: Run): Promise<void> {
  const { domain, stores, changes, friends, rounds, players } = run;
  const ear = new Redis(stores.redis.url);
  const plainMouth = new Redis(stores.redis.url);
  let arrivals: number[] = [];
  let isOver = () => undefined as void;
  const expected = changes * 2 * Math.floor(friends / 2);
  ear.on('pmessage', () => {
    arrivals.push(performance.now());
    if (arrivals.length === expected) isOver();
  });
  await ear.psubscribe('live:account:*');
  const ways: Readonly<Record<string, (round: number) => Promise<void>>> = {
    NECPGAME: (round) => notePresences(domain.systemCtx(), { present: reports(run, round), gone: [] }),
    plain: (round) => sendPlainly(run, plainMouth, round),
  };
  for (const [way, send] of Object.entries(ways)) {
    const took: number[] = [];
    let spent = process.cpuUsage();
    // The first round opens connections and prepares statements, and is left out.
    for (let round = -1; round < rounds; round++) {
      if (round === 0) spent = process.cpuUsage();
      arrivals = [];
      const all = new Promise<void>((resolve) => (isOver = resolve));
      const startedMs = performance.now();
      await send(round + 1);
      await all;
      if (round >= 0) took.push(...arrivals.map((atMs) => atMs - startedMs));
    }
    const { user, system } = process.cpuUsage(spent);
    print(`${changes} changes, ${players} online, ${friends} friends each`, way, took);
    console.log(`${way}: ${((user + system) / 1_000 / rounds).toFixed(0)} ms of CPU a round, its receiver included`);
  }
  ear.disconnect();
  plainMouth.disconnect();
}

/** The players of one round; each is away in one round and back in the next. */
const membersOf = ({ changes, players }: Run, round: number): number[] =>
  Array.from({ length: changes }, (_, index) => (index * 61 + (round >> 1) * changes * 61) % players);

function reports(run: Run, round: number) {
  return membersOf(run, round).map((number) => ({
    accountId: accountOf(number) as AccountId,
    characterId: characterOf(number) as CharacterId,
    epoch: 1,
    zoneEpoch: 1,
    ...placeOf(number),
    isAway: round % 2 === 0,
    isFighting: false,
  }));
}

/** One statement for the friends who are in the city, and one message for each; without names, places and privacy. */
async function sendPlainly({ db, ...run }: Run, redis: Redis, round: number): Promise<void> {
  const whose = membersOf({ db, ...run }, round).map(accountOf);
  await db.query('UPDATE social_presences SET is_away = $2 WHERE account_id = ANY($1::uuid[])', [
    whose,
    round % 2 === 0,
  ]);
  const { rows } = await db.query<{ account_id: string; friend_id: string }>(
    `SELECT friendship.account_id, friendship.friend_id FROM friendships AS friendship
     JOIN social_presences AS here ON here.account_id = friendship.account_id
     WHERE friendship.friend_id = ANY($1::uuid[])`,
    [whose],
  );
  const pipeline = redis.pipeline();
  for (const { account_id: accountId, friend_id: friendId } of rows)
    pipeline.publish(`live:account:${accountId}`, JSON.stringify({ friendId, isAway: round % 2 === 0 }));
  await pipeline.exec();
}

/** Pages of fifty lines at random times, beside a page that counts its way from the newest line. */
async function measurePages(run: Run): Promise<void> {
  const { domain, db, millions, rounds } = run;
  const spanMs = millions * 1_000_000 * 10;
  const actor = {
    accountId: accountOf(0) as AccountId,
    sessionId: accountOf(0) as SessionId,
    roles: [],
    isGuest: false,
    characterId: characterOf(0) as CharacterId,
  };
  const ctx = domain.ctxFor({ actor, address: null });
  const zoneId = zones[0] as ZoneId;
  const ago = (round: number) => Math.floor((spanMs * ((round * 37) % rounds)) / rounds);
  const ways: Readonly<Record<string, (round: number) => Promise<unknown>>> = {
    NECPGAME: (round) => messageHistory(ctx, { zoneId, beforeMs: Date.now() - ago(round), limit: 50 }),
    'by offset': (round) =>
      db.query(
        `SELECT * FROM chat_messages WHERE channel = 'zone' AND scope = $1
         ORDER BY at DESC, id DESC LIMIT 50 OFFSET $2`,
        [zoneId, Math.floor(ago(round) / 10 / zones.length)],
      ),
  };
  for (const [way, read] of Object.entries(ways)) {
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const startedMs = performance.now();
      await read(round);
      took.push(performance.now() - startedMs);
    }
    print(`a page of ${millions} million lines`, way, took);
  }
  const { rows } = await db.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM chat_messages
     WHERE channel = 'zone' AND scope = $1 AND at < now() - interval '1 hour' ORDER BY at DESC, id DESC LIMIT 50`,
    [zoneId],
  );
  console.log(rows.map((row) => row['QUERY PLAN']).join('\n'));
}
