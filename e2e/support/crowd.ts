import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const domainFolder = join(fileURLToPath(new URL('../../', import.meta.url)), 'packages', 'domain');

/** The friends, the raid and the talk of a character; see `packages/domain/src/testing/crowd.ts`. */
interface Crowd {
  /** Lets the crowd say its two thousand lines. */
  talk(): void;
  leave(): void;
}

/** Gives a character who has not entered yet two hundred friends and a place in a raid of forty. */
export async function gatherCrowd(characterId: string): Promise<Crowd> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/testing/crowd.ts', characterId], {
    cwd: domainFolder,
    env: { ...process.env, DATABASE_URL: process.env.E2E_DATABASE_URL, REDIS_URL: process.env.E2E_REDIS_URL },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the crowd went away with ${code}`)));
  });
  return { talk: () => void child.stdin.write('talk\n'), leave: () => child.stdin.end() };
}
