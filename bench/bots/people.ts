import { randomUUID } from 'node:crypto';
import { lookChoices, lookFields } from '@necp/shared/character/look';
import { seededRng, type TileSpot } from '@necp/shared/kernel';
import { SignJWT } from 'jose';
import pg from 'pg';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Product } from './product';

export interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly characterId: string;
}

/**
 * Creates guests with a session and a character each, last seen at one of these positions, directly in the tables: a
 * load test measures the simulation, and the limits on signing in would refuse hundreds of guests from one machine.
 */
export async function makePeople(
  product: Pick<Product, 'databaseUrl'>,
  {
    map,
    spots: places,
    count,
  }: {
    readonly map: Pick<ZoneMap, 'id' | 'name'>;
    readonly spots: readonly TileSpot[];
    readonly count: number;
  },
): Promise<Person[]> {
  const rng = seededRng(count);
  const people = Array.from({ length: count }, () => ({
    accountId: randomUUID(),
    sessionId: randomUUID(),
    characterId: randomUUID(),
  }));
  const looks = people.map(() =>
    JSON.stringify(Object.fromEntries(lookFields.map((field) => [field, rng.int(0, lookChoices[field] - 1)]))),
  );
  const spots = people.map(() => rng.pick(places));
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    await client.query(
      `WITH made AS (
          SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::jsonb[])
            AS made (account_id, session_id, character_id, look)),
        accounts AS (INSERT INTO accounts (id, is_guest, locale) SELECT account_id, true, 'en' FROM made),
        players AS (INSERT INTO players (account_id) SELECT account_id FROM made),
        sessions AS (
          INSERT INTO sessions (id, account_id, character_id, secret_hash, roles, is_guest, device, expires_at)
          SELECT session_id, account_id, character_id, session_id::text, '{player}', true, 'bots',
            now() + interval '1 day' FROM made)
      INSERT INTO characters
        (id, account_id, name, name_skeleton, class_id, origin_id, look, body, reflex, tech, intellect, cool)
      SELECT character_id, account_id, 'Bot ' || left(character_id::text, 8), character_id::text,
        'bouncer', 'local', look, 5, 5, 5, 5, 5
      FROM made`,
      [
        people.map(({ accountId }) => accountId),
        people.map(({ sessionId }) => sessionId),
        people.map(({ characterId }) => characterId),
        looks,
      ],
    );
    await client.query('INSERT INTO zones (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      map.id,
      JSON.stringify(map.name),
    ]);
    await client.query(
      `INSERT INTO player_positions (character_id, zone_id, channel, zone_epoch, x, y, facing, epoch)
       SELECT character_id, $2, 1, 0, x, y, 0, 1
       FROM unnest($1::uuid[], $3::real[], $4::real[]) AS stood (character_id, x, y)`,
      [people.map(({ characterId }) => characterId), map.id, spots.map(({ x }) => x), spots.map(({ y }) => y)],
    );
  } finally {
    await client.end();
  }
  return people;
}

/** Signs a ticket as the web app does, with the same key. */
export function signTicket(product: Pick<Product, 'key' | 'kid'>, person: Person): Promise<string> {
  return new SignJWT({ aid: person.accountId, sid: person.sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid: product.kid, typ: 'JWT' })
    .setSubject(person.characterId)
    .setAudience('sim')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('30s')
    .sign(product.key);
}
