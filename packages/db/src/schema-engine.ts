import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { migrationsFolder, schemaFolder } from './folders';

export const noFilter = { externalTables: [], externalEnums: [] };

interface Exports {
  __wbindgen_start(): void;
}
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

let isLoaded = false;

/** Runs `work` with Prisma's schema engine as WebAssembly; the native engine would have to be downloaded. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await loadEngine();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const datamodels = (await readSchema()).map(({ path: file, content }): [string, string] => [file, content]);
  const refused: Error[] = [];
  const adapter = wholeScripts(pool, (error) => refused.push(error));
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } catch (error) {
    // The engine hides the message of Postgres.
    throw refused[0] === undefined
      ? error
      : new Error(`the migration was refused: ${refused[0].message}`, { cause: error });
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * Sends scripts as a whole: the adapter would cut them at every semicolon, also inside function bodies, and a whole
 * script is one transaction.
 */
function wholeScripts(pool: pg.Pool, onRefused: (error: Error) => void): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: Error) => {
        onRefused(error);
        throw error;
      });
    };
    readChars(adapter as unknown as Asking);
    return adapter;
  };
  return factory;
}

interface Answer {
  columnTypes: number[];
}
interface Asking {
  performIO(query: object): Promise<{ fields: { dataTypeID: number }[] }>;
  queryRaw(query: object): Promise<Answer>;
}
const charOid = 18;
const textOid = 25;

/**
 * Reads Postgres's one-letter type as text; the adapter refuses it, and the catalogue uses it for the actions of
 * foreign keys.
 */
function readChars(adapter: Asking): void {
  const letters = new WeakMap<object, number[]>();
  const send = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const answer = await send(query);
    letters.set(
      query,
      answer.fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : [])),
    );
    for (const field of answer.fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    return answer;
  };
  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await ask(query);
    for (const index of letters.get(query) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
}

async function loadEngine(): Promise<void> {
  if (isLoaded) return;
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isLoaded = true;
}

/** Reads every schema file, base first. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(schemaFolder, name), 'utf8') })),
  );
}

/** Reads every migration in the order in which they apply. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    }),
  );
  const lockfile = await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
