import { planPrograms } from '../../tooling/launcher/programs.mjs';
import { loadSecrets } from '../../tooling/launcher/secrets.mjs';
import { secretsIn } from '../../tooling/launcher/stack.mjs';
import { supervise } from '../../tooling/launcher/supervisor.mjs';
import { ports, strictPort } from './ports';
import { stackFolder } from './stack';

/**
 * Starts a second process of the site over the same database, with the rule of servers that others reach: staff need a
 * second factor there.
 */
export async function startStrictWeb(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const url = `http://localhost:${strictPort}`;
  const sim = `http://localhost:${ports.sim}`;
  const env = {
    ...loadSecrets(secretsIn(stackFolder)),
    DATABASE_URL: process.env.E2E_DATABASE_URL,
    REDIS_URL: process.env.E2E_REDIS_URL,
    PORT: String(strictPort),
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    SIM_PUBLIC_URL: sim,
    SIM_PUBLIC_URLS: sim,
    DEV_PAGES: '1',
    STAFF_SECOND_FACTOR: '1',
  };
  const { web } = planPrograms({ mode: 'built', ports: { ...ports, web: strictPort }, env });
  const running = supervise(web);
  await running.whenReady();
  return { url, stop: () => running.stop() };
}
