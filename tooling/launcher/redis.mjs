import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { stopLeftover } from './leftovers.mjs';
import { LaunchProblem, explainMissingRedis } from './messages.mjs';
import { findFreePort } from './ports.mjs';

const NAMES = ['redis-server', 'valkey-server'];
// Every Debian system has these; a second copy of the C library would even break the program.
const ALWAYS_THERE = new Set(['libc6', 'libgcc-s1', 'libstdc++6']);
const MAX_LIBRARY_ROUNDS = 3;
const PASSWORD_FILE = 'password.conf';

/**
 * Finds or downloads a Redis and returns how to run it, with its append-only file on.
 * @param {{ dir: string, port?: number, cacheDir: string, onNotice?: (text: string) => void }} options dir keeps the
 * details, cacheDir keeps a fetched program
 * @returns {Promise<import('./services.mjs').ServicePlan>}
 * @throws {LaunchProblem} with the three ways to get a Redis when there is none
 */
export async function planRedis({ dir, port, cacheDir, onNotice = () => {} }) {
  const program = findRedis(cacheDir) ?? fetchRedis(cacheDir, onNotice);
  if (!program) throw new LaunchProblem(explainMissingRedis(process.platform));
  fs.mkdirSync(dir, { recursive: true });
  await stopLeftover({ pidFile: path.join(dir, 'redis.pid'), looksLike: /(redis|valkey)-server/, signal: 'SIGTERM' });
  const chosenPort = await findFreePort(port);
  const password = keepPassword(path.join(path.resolve(dir), PASSWORD_FILE));
  return {
    name: 'redis',
    dir: path.resolve(dir),
    port: chosenPort,
    url: `redis://:${password}@127.0.0.1:${chosenPort}`,
    command: program.command,
    args: serverFlags({ dir: path.resolve(dir), port: chosenPort }),
    options: { cwd: path.resolve(dir), env: { ...process.env, ...program.env } },
    stopSignal: 'SIGTERM',
    isReady: () => answersPing(chosenPort, password),
  };
}

function serverFlags({ dir, port }) {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir,
    pidfile: path.join(dir, 'redis.pid'),
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    daemonize: 'no',
    loglevel: 'notice',
    'stop-writes-on-bgsave-error': 'no',
  };
  // Every user of the machine sees the flags of a program, so the password is in a file.
  return [path.join(dir, PASSWORD_FILE), ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])];
}

/** Returns the password in a file of Redis's own format that only its owner reads, and makes it when it is missing. */
function keepPassword(file) {
  if (!fs.existsSync(file)) fs.writeFileSync(file, `requirepass ${randomBytes(18).toString('hex')}\n`, { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim().split(' ')[1] ?? '';
}

/** Finds a Redis on the PATH, or the one downloaded earlier. */
function findRedis(cacheDir) {
  for (const name of NAMES) {
    if (spawnSync(name, ['--version']).status === 0) return { command: name, env: {} };
  }
  const fetched = programIn(cacheDir);
  return runs(fetched) ? fetched : undefined;
}

function programIn(cacheDir) {
  const root = path.resolve(cacheDir);
  const libraries = libraryFolders(root);
  return { command: path.join(root, 'usr', 'bin', 'redis-server'), env: { LD_LIBRARY_PATH: libraries.join(':') } };
}

function libraryFolders(root) {
  const bases = [path.join(root, 'usr', 'lib'), path.join(root, 'lib')];
  const triplets = bases.flatMap((base) =>
    listFolder(base)
      .filter((name) => /-linux-gnu/.test(name))
      .map((name) => path.join(base, name)),
  );
  return [...triplets, ...bases];
}

function runs(program) {
  return (
    fs.existsSync(program.command) &&
    spawnSync(program.command, ['--version'], { env: { ...process.env, ...program.env } }).status === 0
  );
}

/** Downloads the packages, which Debian and Ubuntu offer to everyone; nothing is installed on the system. */
function fetchRedis(cacheDir, onNotice) {
  if (spawnSync('apt-get', ['--version']).status !== 0 || spawnSync('dpkg', ['--version']).status !== 0)
    return undefined;
  const fetched = unpackRedis(cacheDir);
  if (fetched || process.getuid?.() !== 0) return fetched;
  onNotice('no Redis in the package lists: refreshing them (apt-get update)');
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
  return unpackRedis(cacheDir);
}

function unpackRedis(cacheDir) {
  const root = path.resolve(cacheDir);
  fs.mkdirSync(root, { recursive: true });
  const wanted = ['redis-server', 'redis-tools'];
  const taken = new Set();
  let round = wanted;
  for (let count = 0; count <= MAX_LIBRARY_ROUNDS && round.length > 0; count += 1) {
    if (!downloadAndUnpack(root, round) && count === 0) return undefined;
    for (const name of round) taken.add(name);
    const program = programIn(root);
    if (runs(program)) return program;
    round = librariesOf(round).filter((name) => !taken.has(name));
  }
  return undefined;
}

function downloadAndUnpack(root, packages) {
  const drop = path.join(root, 'drop');
  fs.rmSync(drop, { recursive: true, force: true });
  fs.mkdirSync(drop, { recursive: true });
  const got = spawnSync('apt-get', ['download', '-q', ...packages], { cwd: drop, stdio: 'ignore' });
  const files = listFolder(drop).filter((name) => name.endsWith('.deb'));
  const unpacked = files.every((file) => spawnSync('dpkg', ['-x', path.join(drop, file), root]).status === 0);
  fs.rmSync(drop, { recursive: true, force: true });
  return got.status === 0 && files.length > 0 && unpacked;
}

function librariesOf(packages) {
  const { stdout } = spawnSync(
    'apt-cache',
    [
      'depends',
      '--no-recommends',
      '--no-suggests',
      '--no-conflicts',
      '--no-breaks',
      '--no-replaces',
      '--no-enhances',
      ...packages,
    ],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  const names = [...(stdout ?? '').matchAll(/Depends: (\S+)/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => /^(lib|lua)/.test(name) && !ALWAYS_THERE.has(name));
}

function listFolder(folder) {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

function answersPing(port, password) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' }, () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    const answer = (ready) => {
      socket.destroy();
      resolve(ready);
    };
    let said = '';
    socket.setTimeout(1000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.on('data', (chunk) => {
      said += chunk.toString();
      // While it is still loading its file it answers -LOADING.
      if (said.includes('-')) answer(false);
      else if (said.includes('+PONG')) answer(true);
    });
  });
}
