import { defineConfig } from 'vitest/config';

const services = ['tooling/launcher/test-services.mjs'];
const never = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/generated/**'];
// The web app's server side talks to the database; everything else of it is pure.
const webServer = 'apps/web/src/server/**/*.test.{ts,tsx}';

/** Three kinds of tests, cheap ones first: without I/O, on a real Postgres and Redis, and the simulation. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/{shared,content}/**/*.test.ts',
            'apps/web/**/*.test.{ts,tsx}',
            'tooling/**/*.test.{ts,mjs}',
            'bench/**/*.test.ts',
          ],
          exclude: [...never, webServer],
        },
      },
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['packages/{db,domain,api}/**/*.test.ts', webServer],
          exclude: never,
          globalSetup: services,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'sim',
          include: ['apps/sim/**/*.test.ts'],
          exclude: never,
          globalSetup: services,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    retry: 0,
  },
});
