import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import pg from 'pg';

/** Creates a number of characters, each with its own account, directly in the tables. */
export async function makeCharacters(databaseUrl: string, count: number): Promise<CharacterId[]> {
  const ids = Array.from({ length: count }, () => randomUUID() as CharacterId);
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `
      WITH made AS (SELECT id::uuid FROM unnest($1::text[]) AS id),
        accounts AS (INSERT INTO accounts (id, is_guest, locale) SELECT id, true, 'en' FROM made RETURNING id),
        players AS (INSERT INTO players (account_id) SELECT id FROM made RETURNING account_id)
      INSERT INTO characters (id, account_id, name, name_skeleton, class_id, origin_id, look, body, reflex, tech,
        intellect, cool)
      SELECT id, id, 'Test ' || id, id::text, 'bouncer', 'local', '{}', 5, 5, 5, 5, 5 FROM made`,
      [ids],
    );
  });
  return ids;
}

/** Opens one connection outside every room, for changes that no room would make. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
