import http from 'node:http';
import path from 'node:path';
import { simsOf } from './own-ports.mjs';
import { projectFolder, toolEnv, tsxFlags } from './project.mjs';

const webFolder = path.join(projectFolder, 'apps', 'web');
const simFolder = path.join(projectFolder, 'apps', 'sim');
const next = path.join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next');
const tsx = path.join(projectFolder, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const GRACE_MS = 15_000;
/**
 * The semi-space size in MiB. Frames and inputs are short-lived; with room for a second of them, the garbage collector
 * frees them without copying.
 */
const SIM_NODE = ['--enable-source-maps', '--max-semi-space-size=64'];

/**
 * Returns the product's own programs.
 * @param {{ mode: 'built' | 'dev', ports: import('./own-ports.mjs').Ports, env: NodeJS.ProcessEnv }} options
 */
export function planPrograms({ mode, ports, env }) {
  const shared = { ...toolEnv(process.env), NODE_ENV: mode === 'dev' ? 'development' : 'production', ...env };
  const plan = (name, { port, cwd, args, more }) => ({
    name,
    dir: cwd,
    port,
    url: `http://localhost:${port}`,
    command: process.execPath,
    args,
    options: { cwd, env: { ...shared, ...more } },
    stopSignal: /** @type {NodeJS.Signals} */ ('SIGTERM'),
    graceMs: GRACE_MS,
    isReady: () => answersReady(port),
  });
  const simArgs =
    mode === 'dev' ? [tsx, 'watch', '--clear-screen=false', 'src/main.ts'] : [...SIM_NODE, 'dist/main.js'];
  return {
    web: plan('web', { port: ports.web, cwd: webFolder, args: webArgs(mode, ports.web), more: {} }),
    sims: simsOf(ports).map(({ name, port }, place) =>
      plan(name, {
        port,
        cwd: simFolder,
        args: simArgs,
        more: { ROLE: 'zones', ...(place === 0 ? {} : ownAddress(port, `${env.SIM_ID}-${place + 1}`)) },
      }),
    ),
    worker: plan('worker', {
      port: ports.worker,
      cwd: simFolder,
      args: simArgs,
      more: { ROLE: 'worker', SIM_ID: `${env.SIM_ID}-worker` },
    }),
    voices:
      ports.voice === undefined
        ? []
        : [plan('voice', { port: ports.voice, cwd: simFolder, args: simArgs, more: voiceOnly(env, ports.voice) })],
  };
}

/** Returns the variables that differ for the voice process. */
function voiceOnly(env, port) {
  return { ROLE: 'voice', SIM_ID: `${env.SIM_ID}-voice`, VOICE_PORT: String(port), TEST_DIRECTOR: '' };
}

/** Returns the variables that differ for each further simulation process. */
function ownAddress(port, simId) {
  return { SIM_ID: simId, SIM_PORT: String(port), SIM_PUBLIC_URL: `http://localhost:${port}` };
}

function webArgs(mode, port) {
  if (mode === 'dev') return [next, 'dev', '-p', String(port), '-H', process.env.HOST || 'localhost'];
  // Next 14 forwards a crafted upgrade request to other hosts; the preload refuses them all.
  return ['--import', './refuse-upgrade.mjs', next, 'start', '-p', String(port)];
}

function answersReady(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: 'localhost', port, path: '/readyz', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/**
 * Returns the command that runs a TypeScript file of a package without building it.
 * @param {string} file below the package
 */
export function tsxOrder(file) {
  return { command: process.execPath, args: [...tsxFlags, file] };
}
