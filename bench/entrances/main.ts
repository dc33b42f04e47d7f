import { randomUUID } from 'node:crypto';
import { firstZoneId, loadZoneMap } from '@necp/content/client';
import { createDomain, type Domain, type Logger } from '@necp/domain/kernel';
import { enterWorld, setSettings } from '@necp/domain/realm/service';
import { GameError, type AccountId, type CharacterId, type RequestId, type SessionId } from '@necp/shared/kernel';
import pg from 'pg';
import { makePeople, type Person } from '../bots/people';
import { startStores } from '../bots/product';
import { readNumbers } from '../city/numbers';

export const usage = 'entrances [--players 1000] [--crowd 200] [--pool 16]';

/** A way to give one player a seat or a place; throws when it is refused for another reason. */
type Enter = (person: Person) => Promise<void>;

interface Row {
  readonly way: string;
  readonly 'entrances/s': number;
  readonly 'p50 ms': number;
  readonly 'p99 ms': number;
  readonly refused: number;
}

/** Lets a crowd enter the realm through one process, beside plain transactions with and without the realm's lock. */
export async function entrances(args: readonly string[]): Promise<void> {
  const { players, crowd, pool } = readNumbers(args, { players: 1_000, crowd: 200, pool: 16 }, usage);
  const stores = await startStores();
  const { appUrl, url: ownerUrl } = stores.postgres;
  const domain = openDomain({ databaseUrl: appUrl, redisUrl: stores.redis.url, pool });
  const plain = new pg.Pool({ connectionString: appUrl, max: pool });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    const map = await loadZoneMap(firstZoneId);
    const people = await makePeople({ databaseUrl: ownerUrl }, { map, spots: map.spawns, count: players });
    const capacity = (seats: number) => setSettings(domain.systemCtx(), { capacity: seats });
    const product: Enter = (person) => enterProduct(domain, person);
    const rows: Row[] = [];
    const measure = async (way: string, enter: Enter) => {
      await owner.query('DELETE FROM realm_places; UPDATE sessions SET character_id = NULL');
      rows.push(await crowdOf({ way, people, crowd, enter }));
    };
    await capacity(100_000);
    await crowdOf({ way: 'warm', people: people.slice(0, crowd), crowd, enter: product });
    await measure('NECPGAME, a seat for each', product);
    await measure('plain transaction behind the lock', (person) => enterPlainly(plain, person, 'lock'));
    await measure('plain transaction without the lock', (person) => enterPlainly(plain, person, 'no lock'));
    await capacity(1);
    await measure('NECPGAME, a place in the queue for each', product);
    console.log(`${players} players, ${crowd} at once, ${pool} connections`);
    console.table(rows);
  } finally {
    await Promise.all([domain.close(), plain.end(), owner.end()]);
    await stores.stop();
  }
}

/** Enters with every player, so many at a time, each as soon as one before is done. */
async function crowdOf({
  way,
  people,
  crowd,
  enter,
}: {
  readonly way: string;
  readonly people: readonly Person[];
  readonly crowd: number;
  readonly enter: Enter;
}): Promise<Row> {
  const left = [...people];
  const tookMs: number[] = [];
  let refused = 0;
  const startMs = performance.now();
  await Promise.all(
    Array.from({ length: crowd }, async () => {
      for (let person = left.pop(); person !== undefined; person = left.pop()) {
        const beginMs = performance.now();
        await enter(person).then(
          () => tookMs.push(performance.now() - beginMs),
          (error: unknown) => {
            refused += 1;
            if (refused === 1) console.error(`${way}: ${error instanceof Error ? error.message : String(error)}`);
          },
        );
      }
    }),
  );
  const seconds = (performance.now() - startMs) / 1000;
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { way, 'entrances/s': Math.round(tookMs.length / seconds), 'p50 ms': at(0.5), 'p99 ms': at(0.99), refused };
}

/** Asks as the page does: a ticket and a place in the queue are both answers. */
async function enterProduct(domain: Domain, person: Person): Promise<void> {
  const [accountId, sessionId] = [person.accountId as AccountId, person.sessionId as SessionId];
  const actor = { accountId, sessionId, roles: ['player'], isGuest: true, characterId: null } as const;
  const input = { requestId: randomUUID() as RequestId, characterId: person.characterId as CharacterId };
  await enterWorld(domain.ctxFor({ actor, address: null }), input).catch((error: unknown) => {
    if (!(error instanceof GameError) || error.code !== 'realm.full') throw error;
  });
}

/** Writes the same rows in a transaction of four statements, five with the lock. */
async function enterPlainly(pool: pg.Pool, person: Person, lock: 'lock' | 'no lock'): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    if (lock === 'lock') await client.query('SELECT 1 FROM realms ORDER BY id LIMIT 1 FOR NO KEY UPDATE');
    await client.query(
      `SELECT (SELECT count(*) FROM player_positions WHERE held_zone_id IS NOT NULL) AS inside,
        (SELECT count(*) FROM realm_places WHERE admitted_at > now() - interval '1 minute') AS on_the_way`,
    );
    await client.query(
      `INSERT INTO realm_places (account_id, character_id, rank, number, asked_at, seen_at, admitted_at)
        VALUES ($1, $2, 1, 0, now(), now(), now())
        ON CONFLICT (account_id) DO UPDATE SET seen_at = now(), admitted_at = now()`,
      [person.accountId, person.characterId],
    );
    await client.query('UPDATE sessions SET character_id = $2 WHERE id = $1', [person.sessionId, person.characterId]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const mute = () => undefined;
const silent: Logger = { debug: mute, info: mute, warn: mute, error: mute, child: () => silent };

function openDomain(to: { readonly databaseUrl: string; readonly redisUrl: string; readonly pool: number }): Domain {
  return createDomain({
    service: 'tool',
    databaseUrl: to.databaseUrl,
    redisUrl: to.redisUrl,
    poolMax: to.pool,
    log: silent,
    config: {
      publicUrl: 'http://localhost:3000',
      simPublicUrl: 'http://localhost:3001',
      devPages: false,
      smtpUrl: null,
      mailFrom: '',
      factorSecrets: ['a secret of the bench, long enough to count'],
      signInProviders: [],
    },
  });
}
