import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const services = ['tooling/launcher/test-services.mjs'];
const never = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/generated/**'];
/** Ends a test that hangs; no test is judged by it, not on a busy machine either. */
const patienceMs = 300_000;
// The web app's server side talks to the database; everything else of it is pure.
const webServer = ['apps/web/src/server/**/*'];
const components = ['apps/web/src/**/*.dom'];

interface Kind {
  readonly name: string;
  /** Paths without `.test.ts`. */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly test: TestProjectInlineConfiguration['test'];
}

/** A project of the short lane, and beside it the one of the long lane: files named `*.long.test.*`. */
function lanesOf({ name, include, exclude = [], test }: Kind): TestProjectInlineConfiguration[] {
  const files = (paths: readonly string[], ending: string) => paths.map((path) => path + ending);
  const tests = '.test.{ts,tsx,mjs}';
  const longTests = `.long${tests}`;
  return [
    {
      extends: true,
      test: {
        ...test,
        // Files share their modules: reading them again for each file took up to half of the time.
        isolate: false,
        name,
        include: files(include, tests),
        exclude: [...never, ...files(exclude, tests), `**/*${longTests}`],
      },
    },
    {
      extends: true,
      test: {
        ...test,
        isolate: false,
        name: `${name}-long`,
        include: files(include, longTests),
        exclude: [...never, ...files(exclude, tests)],
      },
    },
  ];
}

/** Three kinds of tests, cheap ones first: without I/O, on a real Postgres and Redis, and the simulation. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    projects: [
      ...lanesOf({
        name: 'unit',
        include: ['packages/{shared,content}/**/*', 'apps/web/**/*', 'tooling/**/*', 'bench/**/*'],
        exclude: [...webServer, ...components],
        test: { testTimeout: patienceMs, hookTimeout: patienceMs },
      }),
      ...lanesOf({
        name: 'components',
        include: components,
        test: {
          environment: 'jsdom',
          setupFiles: ['apps/web/src/testing/dom-setup.ts'],
          testTimeout: patienceMs,
        },
      }),
      ...lanesOf({
        name: 'domain',
        include: ['packages/{db,domain,api}/**/*', ...webServer],
        test: { globalSetup: services, testTimeout: patienceMs, hookTimeout: patienceMs },
      }),
      ...lanesOf({
        name: 'sim',
        include: ['apps/sim/**/*'],
        test: { globalSetup: services, testTimeout: patienceMs, hookTimeout: patienceMs },
      }),
    ],
    // A test that waits for Postgres leaves its core to another one, on two cores too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    retry: 0,
  },
});
