import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../../tooling/launcher/services.mjs';
import { composeBaseline, writeMigration } from '../src/baseline';
import { migrationsFolder } from '../src/folders';

/**
 * Rebuilds the single migration from the schema and the constraints; allowed only until a database that must be kept
 * has it.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'necp-baseline-'));
chmodSync(folder, 0o755);
const postgres = await startPostgres({ dir: path.join(folder, 'postgres'), purpose: 'throwaway' });
try {
  await writeMigration(path.join(migrationsFolder, '0001_foundation'), await composeBaseline(postgres.url));
  console.info('wrote prisma/migrations/0001_foundation/migration.sql');
} finally {
  await postgres.stop();
  rmSync(postgres.dir, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
