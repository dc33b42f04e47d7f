import fs from 'node:fs';
import path from 'node:path';
import { isBuilt, runTurbo } from './build.mjs';
import { killCommands } from './commands.mjs';
import { installPackages, isInstallDue } from './install.mjs';
import { giveLockBack, takeLock } from './lock.mjs';
import { LaunchProblem, explainAccounts, explainAlreadyRunning, explainFullDisk } from './messages.mjs';
import { clearPorts } from './own-ports.mjs';
import { cacheFolder, projectFolder } from './project.mjs';
import { takeFirstLook } from './secrets.mjs';
import { createSteps } from './steps.mjs';
import { obeyStopRequests } from './stop-requests.mjs';

const GIGABYTE = 1024 ** 3;
const ROOM_FOR_EVERYTHING = 2 * GIGABYTE;
const ROOM_FOR_PLAYING = 0.3 * GIGABYTE;
const lockFile = path.join(cacheFolder, 'run', 'launcher.json');

/**
 * Runs npm start: everything from a fresh clone to a playable city, and stops it on Ctrl-C.
 * @param {string[]} args `--dev` for hot reload
 */
export async function launch(args) {
  const mode = args.includes('--dev') ? 'dev' : 'built';
  const [sim, ...moreSims] = readPorts('SIM_PORTS', [readPort('SIM_PORT', 3001)]);
  const ports = {
    web: readPort('PORT', 3000),
    sim,
    moreSims,
    worker: readPort('WORKER_PORT', 3002),
    voice: readPort('VOICE_PORT', 3004),
  };
  const holder = { stack: undefined, stopping: false };
  obeySignals(holder);
  try {
    await comeUp({ mode, ports, holder });
  } catch (error) {
    if (holder.stopping) return;
    console.error(error instanceof LaunchProblem ? `\n${error.message}\n` : error);
    await stopEverything(holder, 1);
  }
}

async function comeUp({ mode, ports, holder }) {
  const startedAtMs = Date.now();
  console.log(`NECPGAME${mode === 'dev' ? ' (development)' : ''}\n`);
  demandAlone(ports);
  demandRoom();
  await clearPorts({ ports, runDir: path.dirname(lockFile) });
  const step = createSteps();
  const turbo = (task) => step(task, (note, progress) => runTurbo(task, { note, progress }));
  await step('install', (note, progress) => installPackages({ note, progress }));
  await turbo('generate');
  // It is imported only now, because what it imports comes with the packages.
  const { createStack, secretsIn } = await import('./stack.mjs');
  holder.stack = createStack({
    ports,
    dir: cacheFolder,
    env: givenEnv(),
    mode,
    step,
    beforePrograms: () => (mode === 'built' ? turbo('build') : Promise.resolve()),
    print: (line) => console.log(line),
    onGivenUp: (words) => {
      console.error(`\n${words}\n`);
      void stopEverything(holder, 1);
    },
  });
  await holder.stack.start();
  const { urls, accounts } = holder.stack;
  greet({ url: urls.web, accounts, secrets: secretsIn(cacheFolder), seconds: (Date.now() - startedAtMs) / 1000 });
}

/** Returns the variables that a person has set on purpose; only they override our defaults. */
function givenEnv() {
  const names = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'SIM_PUBLIC_URL',
    'SIM_PUBLIC_URLS',
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'FACTOR_SECRET',
    'SIGN_IN_PROVIDERS',
    'JWKS_URL',
    'SIM_ID',
    'LOG_LEVEL',
    'DEV_PAGES',
    'LONE_ADMINISTRATOR',
    'STAFF_SECOND_FACTOR',
    'GEO_DATABASE',
    'TRANSLATION_URL',
    'TRANSLATION_KEY',
    'OPERATOR_NAME',
    'OPERATOR_ADDRESS',
    'OPERATOR_EMAIL',
    'VOICE_MEDIA_PORTS',
    'VOICE_LISTEN',
    'VOICE_ADDRESS',
    'STUN_URLS',
    'TURN_URLS',
    'TURN_SECRET',
  ];
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}

function readPort(variable, usual) {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`${variable}=${process.env[variable]} is not a port. Ports are whole numbers from 1 to 65535.`);
  process.exit(1);
}

/** Reads the ports, one for each simulation process. */
function readPorts(variable, usual) {
  const text = process.env[variable];
  if (!text) return usual;
  const ports = text.split(',').map(Number);
  if (ports.every((port) => Number.isInteger(port) && port > 0 && port < 65536) && new Set(ports).size === ports.length)
    return ports;
  console.error(
    `${variable}=${text} is not a list of ports. ` +
      'Ports are whole numbers from 1 to 65535, each named once, with commas between them.',
  );
  process.exit(1);
}

function demandAlone(ports) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  const other = takeLock(lockFile, { url: `http://localhost:${ports.web}`, looksLike: /start\.mjs/ });
  if (other !== undefined) throw new LaunchProblem(explainAlreadyRunning(other));
}

function demandRoom() {
  const neededBytes = isInstallDue() || !isBuilt() ? ROOM_FOR_EVERYTHING : ROOM_FOR_PLAYING;
  for (const folder of [projectFolder, cacheFolder]) {
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < neededBytes)
      throw new LaunchProblem(explainFullDisk({ folder, freeBytes: bavail * bsize, neededBytes }));
  }
}

function greet({ url, accounts, secrets, seconds }) {
  const signIn = explainAccounts({ accounts, isFirst: accounts.length > 0 && takeFirstLook(secrets), file: secrets });
  console.log(
    [
      '',
      `  The city is open:  ${url}   (${seconds.toFixed(1)} s)`,
      '',
      ...signIn.map((line) => `  ${line}`),
      '',
      '  Ctrl-C stops everything; your city is kept.',
      '',
    ].join('\n'),
  );
}

/** Stops in good order at the first signal; a second one does not wait. */
function obeySignals(holder) {
  obeyStopRequests({
    onFirst: (cause) => {
      console.log(`\nStopping (${cause}; once more to stop at once) …`);
      void stopEverything(holder, 0);
    },
    onSecond: () => {
      killEverything(holder);
      process.exit(130);
    },
  });
  process.on('exit', () => killEverything(holder));
}

async function stopEverything(holder, exitCode) {
  if (holder.stopping) return;
  holder.stopping = true;
  killCommands();
  await holder.stack?.stop();
  if (exitCode === 0) console.log('Stopped.');
  process.exit(exitCode);
}

function killEverything(holder) {
  killCommands();
  holder.stack?.killNow();
  giveLockBack(lockFile);
}
