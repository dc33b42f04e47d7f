import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(HOUSE, path), 'utf8');
const dockerfiles = ['deploy/web.Dockerfile', 'deploy/sim.Dockerfile'];
/** Variables that the `next` command and its preload read. */
const READ_BEFORE_OUR_CODE = ['PORT', 'PROXY_HOPS', 'MOST_CONNECTIONS', 'CONNECTIONS_PER_ADDRESS'];
/** Files that only a build inside the container creates. */
const MADE_BY_THE_BUILD = /\/(dist|\.next|node_modules)$/;

/** Returns the sources of every COPY, as paths from the root of the repository. */
function copiedSources(dockerfile: string): string[] {
  return [...dockerfile.matchAll(/^COPY (.+)$/gm)].flatMap(([, rest = '']) => {
    const words = rest.split(' ');
    const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
    const fromStage = words.some((word) => word.startsWith('--from='));
    return fromStage
      ? sources.filter((source) => source.startsWith('/app/')).map((source) => source.slice('/app/'.length))
      : sources;
  });
}

/** Returns the environment variables that each service of the compose file sets, with YAML anchors resolved. */
function composeEnvironments(compose: string): Map<string, string[]> {
  const named = new Map<string, string[]>();
  const services = new Map<string, string[]>();
  let block: string[] = [];
  let inEnvironment = false;
  for (const line of compose.split('\n')) {
    const anchor = /^x-[\w-]+: &(\w+)/.exec(line)?.[1];
    const service = /^ {2}(\w+):$/.exec(line)?.[1];
    if (anchor) named.set(anchor, (block = []));
    if (service) services.set(service, (block = []));
    if (/^ {4}\w/.test(line)) inEnvironment = /^ {4}environment:/.test(line);
    const isWithin = (anchor ?? service) === undefined && (inEnvironment || /^ {2}/.test(line));
    const name = /^ {2}(?: {4})?([A-Z][A-Z0-9_]+): /.exec(line)?.[1];
    if (name && isWithin) block.push(name);
    if (/<<:/.test(line)) for (const [, used = ''] of line.matchAll(/\*(\w+)/g)) block.push(...(named.get(used) ?? []));
  }
  return services;
}

/** Returns the variables that a typed environment declares, in their order. */
function declaredNames(envFile: string): string[] {
  return [...read(envFile).matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
}

const packageJson = JSON.parse(read('package.json'));
/** The major versions of Node on which the workflow runs the short lane. */
const testedNodes = (/node: \[([\d, ]+)\]/.exec(read('.github/workflows/ci.yml'))?.[1] ?? '').split(', ').map(Number);
const environments = composeEnvironments(read('deploy/compose.yaml'));

test.each(dockerfiles)('everything that %s copies is in the repository or made by its own build', (dockerfile) => {
  const missing = copiedSources(read(dockerfile)).filter(
    (source) => !MADE_BY_THE_BUILD.test(`/${source}`) && !existsSync(join(HOUSE, source)),
  );
  expect(missing).toEqual([]);
});

test.each(dockerfiles)(
  '%s runs without privileges, on the newest tested Node, with our pnpm, and has a health check',
  (dockerfile) => {
    const text = read(dockerfile);
    const lastStage = text.slice(text.lastIndexOf('\nFROM '));
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).toMatch(/^HEALTHCHECK /m);
    const majors = [...text.matchAll(/^FROM node:(\d+)-bookworm-slim/gm)].map(([, major]) => major);
    expect(new Set(majors)).toEqual(new Set([String(Math.max(...testedNodes))]));
    const pnpms = [...text.matchAll(/(pnpm@[\d.]+)/g)].map(([, pnpm]) => pnpm);
    expect(new Set(pnpms)).toEqual(new Set([packageJson.packageManager]));
  },
);

test('every image and action of others is named by its digest', () => {
  const workflows = readdirSync(join(HOUSE, '.github/workflows')).map((name) => `.github/workflows/${name}`);
  const named = [...dockerfiles, 'deploy/compose.yaml', ...workflows].flatMap((file) =>
    [...read(file).matchAll(/^(?:FROM| +image:| +(?:- )?uses:) +([^\s[]\S*)/gm)].map(([, name = '']) => name),
  );
  const pinned = /@(?:sha256:[\da-f]{64}|[\da-f]{40})$/;
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !name.startsWith('necpgame/') && !pinned.test(name))).toEqual([]);
});

test('engines and the workflow name the same versions of Node', () => {
  const named = [...packageJson.engines.node.matchAll(/\^(\d+)\./g)].map(([, major]) => Number(major));
  expect(named).toEqual(testedNodes);
  expect(testedNodes).toContain(Number(read('.nvmrc')));
});

test.each(dockerfiles)('%s writes no secret into the image', (dockerfile) => {
  expect(read(dockerfile)).not.toMatch(/^(ARG|ENV) .*(SECRET|PASSWORD|TOKEN|PRIVATE|_KEY)/m);
});

test('the web container starts Next behind the same guard of its port as npm start does', () => {
  expect(read('deploy/web.Dockerfile')).toMatch(/^CMD \["node", "--import", "\.\/refuse-upgrade\.mjs", /m);
});

test('the images contain nothing private from the computer that builds them', () => {
  const ignored = read('.dockerignore').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.git', '.cache', '**/node_modules', '.env', '.env.*']));
});

test.each([
  { service: 'web', envFile: 'apps/web/src/env.ts' },
  { service: 'sim', envFile: 'apps/sim/src/env.ts' },
  { service: 'worker', envFile: 'apps/sim/src/env.ts' },
  { service: 'voice', envFile: 'apps/sim/src/env.ts' },
])('every setting the compose file gives to $service is one that $envFile reads', ({ service, envFile }) => {
  const given = environments.get(service) ?? [];
  const known = [...declaredNames(envFile), ...READ_BEFORE_OUR_CODE];
  const unknown = given.filter((name) => !known.includes(name));
  expect(given.length).toBeGreaterThan(3);
  expect(unknown).toEqual([]);
});

test('Redis keeps its data when the host restarts, and asks for a password', () => {
  expect(read('deploy/compose.yaml')).toMatch(/redis-server --appendonly yes .*--requirepass "\$\$REDISCLI_AUTH"/);
  expect(read('deploy/compose.yaml')).toMatch(/REDIS_URL: redis:\/\/:\$\{REDIS_PASSWORD:\?/);
});

test('every port is published for the proxy of the same machine only', () => {
  const published = [...read('deploy/compose.yaml').matchAll(/^ {4}ports: \['(.+)'\]$/gm)].map(([, port]) => port);
  expect(published.length).toBeGreaterThanOrEqual(3);
  expect(published.filter((port) => !port?.startsWith('127.0.0.1:'))).toEqual([]);
});

test('only the migration knows the password of the owner of the tables', () => {
  const compose = read('deploy/compose.yaml');
  expect(compose.match(/DATABASE_OWNER_URL: postgresql:\/\/necp:\$\{POSTGRES_PASSWORD:/g)).toHaveLength(1);
  expect(compose.match(/DATABASE_URL: postgresql:\/\/necp_app:\$\{POSTGRES_APP_PASSWORD:/g)).toHaveLength(1);
  for (const service of ['web', 'sim', 'worker', 'voice']) {
    expect(environments.get(service)).toContain('DATABASE_URL');
    expect(environments.get(service)).not.toContain('DATABASE_OWNER_URL');
  }
});

test.each(dockerfiles)('a program of %s is open to the network of its container', (dockerfile) => {
  const text = read(dockerfile);
  expect(text.slice(text.lastIndexOf('\nFROM '))).toMatch(/^ENV .*HOST=0\.0\.0\.0/m);
});
