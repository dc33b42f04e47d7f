import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Creates a migrated, empty database for one test file, copied from the template that vitest's global set-up made.
 * @throws Error when the tests run without that set-up
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { TEST_DATABASE_URL: adminUrl, TEST_TEMPLATE_DB: template } = process.env;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL is missing: run the tests through vitest at the root');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const target = new URL(adminUrl);
  target.pathname = `/${name}`;
  await runAsAdmin(adminUrl, template ? `CREATE DATABASE ${name} TEMPLATE ${template}` : `CREATE DATABASE ${name}`);
  if (!template) await migrate(target.href);
  return { url: target.href, drop: () => runAsAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
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
