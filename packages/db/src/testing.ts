import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  /** Connects as the role of the programs, which owns nothing. */
  readonly url: string;
  /** Connects as the owner of the tables. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/**
 * Creates a migrated, empty database for one test file, copied from the template that vitest's global set-up made.
 * @throws Error when the tests run without that set-up
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { TEST_DATABASE_URL: adminUrl, TEST_TEMPLATE_DB: template, TEST_APP_URL: appUrl } = process.env;
  if (!adminUrl || !template || !appUrl)
    throw new Error('TEST_DATABASE_URL is missing: run the tests through vitest at the root');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await runAsAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: at(appUrl),
    ownerUrl: at(adminUrl),
    drop: () => runAsAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function runAsAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two simultaneous copies of one template would block each other.
    await client.query('SELECT pg_advisory_lock(7310245)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
