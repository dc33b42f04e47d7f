import { mkdirSync, rmSync } from 'node:fs';
import { startStack } from '../../tooling/launcher/stack.mjs';
import { runFolder, stackFolder } from './stack';
import { signInProviders } from './fixer';
import { directorPort, ports } from './ports';

/** Brings up the built product on a database of its own, and takes it down after the last test. */
export default async function setUp(): Promise<() => Promise<void>> {
  rmSync(stackFolder, { recursive: true, force: true });
  mkdirSync(runFolder, { recursive: true });
  const stack = await startStack({
    ports,
    dir: stackFolder,
    env: {
      LOG_LEVEL: 'info',
      TEST_DIRECTOR: '1',
      DIRECTOR_PORT: String(directorPort),
      SIGN_IN_PROVIDERS: signInProviders,
    },
  });
  process.env.E2E_DATABASE_URL = stack.urls.database;
  process.env.E2E_REDIS_URL = stack.urls.redis;
  return () => stack.stop();
}
