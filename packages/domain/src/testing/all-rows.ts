import { withClient } from './people';

/** Returns a hash of all rows of each table; the writing transaction of a row belongs to it. */
export function allRows(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  return withClient(databaseUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const hashes = tables.map(
      ({ name }) => `SELECT '${name}' AS name, md5(string_agg(xmin::text || one::text, '' ORDER BY one::text)) AS hash
        FROM "${name}" AS one`,
    );
    const { rows } = await client.query<{ name: string; hash: string | null }>(hashes.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash ?? 'empty']));
  });
}
