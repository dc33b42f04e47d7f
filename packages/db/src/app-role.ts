import pg from 'pg';

/** The schemas with the tables of the product: ours, and that of the job queue. */
const schemas = ['public', 'graphile_worker'];

/**
 * Gives the role of the programs what they need: they read and write rows, own nothing, and only add rows to tables
 * whose rows never change. It runs after every migration, so a new table needs no grants of its own.
 * @param owner a connection of the role that owns the tables
 * @param role the role of the programs
 * @throws Error when this role could change the tables themselves
 */
export async function grantToAppRole(owner: pg.Client, role: string): Promise<void> {
  await demandNoOwner(owner, role);
  const name = pg.escapeIdentifier(role);
  const database = pg.escapeIdentifier(await readDatabaseName(owner));
  const statements = [
    // A trigger on a temporary table could do what only the triggers of the ledgers may do.
    `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    ...schemas.flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${schema} TO ${name}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${name}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${name}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${name}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${name}`,
    ]),
    ...(await findAppendOnlyTables(owner)).map((table) => `REVOKE UPDATE, DELETE ON ${table} FROM ${name}`),
    `REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations, graphile_worker.migrations FROM ${name}`,
    ...(await findHiddenTables(owner, role)).map(
      (table) => `CREATE POLICY ${name} ON ${table} TO ${name} USING (true) WITH CHECK (true)`,
    ),
  ];
  await owner.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
}

async function demandNoOwner(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ reason: string }>(
    `SELECT CASE WHEN rolsuper THEN 'is a superuser' WHEN rolcreaterole THEN 'may create roles'
        ELSE 'has the rights of the owner' END AS reason
      FROM pg_roles WHERE rolname = $1
        AND (rolsuper OR rolcreaterole OR pg_has_role(oid, current_user::regrole, 'MEMBER'))`,
    [role],
  );
  if (rows[0] !== undefined)
    throw new Error(`the role "${role}" of DATABASE_URL ${rows[0].reason}: it must be another one than the owner`);
}

async function readDatabaseName(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  return rows[0]?.name ?? '';
}

/** Returns the tables with a trigger that refuses every change of a row. */
async function findAppendOnlyTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger
      WHERE tgfoid = 'refuse_change'::regproc AND tgname LIKE '%\\_append\\_only'`,
  );
  return rows.map(({ name }) => name);
}

/** Returns the tables with row security, which hide their rows from all roles that no policy names. */
async function findHiddenTables(owner: pg.Client, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
      WHERE relrowsecurity AND relnamespace::regnamespace::text = ANY($1)
        AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = $2)`,
    [schemas, role],
  );
  return rows.map(({ name }) => name);
}
