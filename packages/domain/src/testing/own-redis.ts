import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { findFreePort, startRedis } from '../../../../tooling/launcher/services.mjs';

/** A Redis of one test, which the test can kill and start again with what it had stored. */
export interface OwnRedis {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openOwnRedis(): Promise<OwnRedis> {
  // A Redis that is given to all tests must not be killed.
  vi.stubEnv('REDIS_URL', '');
  const folder = mkdtempSync(path.join(tmpdir(), 'necp-redis-'));
  let redis = await startRedis({ dir: path.join(folder, 'redis'), port: await findFreePort() });
  const { url, dir, port } = redis;
  return {
    url,
    kill: async () => {
      process.kill(redis.pid, 'SIGKILL');
      await redis.stop();
    },
    start: async () => {
      redis = await startRedis({ dir, port });
    },
    close: async () => {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
      vi.unstubAllEnvs();
    },
  };
}
