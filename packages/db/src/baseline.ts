import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { constraintsFolder } from './folders';
import { noFilter, readSchema, withSchemaEngine } from './schema-engine';

/**
 * Composes the SQL that turns an empty database into what the schema files and the constraint files describe; the
 * database at `url` is only asked for its version.
 */
export async function composeBaseline(url: string): Promise<string> {
  const files = await readSchema();
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  return [stdout?.trim() ?? '', ...(await readConstraints())].join('\n\n').concat('\n');
}

/**
 * Reads what Prisma's schema language cannot express, room by room; the kernel comes first, because the triggers of
 * others use its functions.
 */
export async function readConstraints(): Promise<string[]> {
  const names = (await readdir(constraintsFolder))
    .filter((name) => name.endsWith('.sql') && name !== 'kernel.sql')
    .sort();
  return Promise.all(
    ['kernel.sql', ...names].map(
      async (name) =>
        `-- ${name.replace('.sql', '')}\n${(await readFile(path.join(constraintsFolder, name), 'utf8')).trim()}`,
    ),
  );
}

/** Writes one migration file together with the lock file that Prisma requires. */
export async function writeMigration(folder: string, sql: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), sql);
  await writeFile(path.join(folder, '..', 'migration_lock.toml'), 'provider = "postgresql"\n');
}
