/** A problem that the person at the terminal can solve; it is shown without a stack. */
export class LaunchProblem extends Error {
  /** @param {string} message what happened and what to do */
  constructor(message) {
    super(message);
    this.name = 'LaunchProblem';
  }
}

/** @param {{ port: number, variable: string, usedBy: string, example?: number | string }} details */
export function explainBusyPort({ port, variable, usedBy, example = port + 1000 }) {
  return [
    `Port ${port}, which ${usedBy} needs, is used by another program.`,
    `Stop that program, or choose another port: ${variable}=${example} npm start`,
  ].join('\n');
}

/** @param {{ pid: number, url: string }} details */
export function explainAlreadyRunning({ pid, url }) {
  return [
    `The game is already running from this folder: ${url}`,
    `Stop it with Ctrl-C in its terminal (or: kill ${pid}) before you start it again.`,
  ].join('\n');
}

/**
 * Explains how to sign in; the passwords are shown at the first start only.
 * @param {{ accounts: { email: string, password: string }[], isFirst: boolean, file: string }} details
 */
export function explainAccounts({ accounts, isFirst, file }) {
  if (accounts.length === 0) return ['Press PLAY there.'];
  if (!isFirst)
    return [
      `Press PLAY there, or sign in as ${accounts.map(({ email }) => email).join(', ')}`,
      `(passwords: ${file}).`,
    ];
  return [
    'Press PLAY there, or sign in as',
    ...accounts.map(({ email, password }) => `  ${email}   password ${password}`),
    `These passwords are shown this once, and kept in ${file}.`,
  ];
}

/** @param {{ folder: string, freeBytes: number, neededBytes: number }} details */
export function explainFullDisk({ folder, freeBytes, neededBytes }) {
  const [free, needed] = [gigabytes(freeBytes), gigabytes(neededBytes)];
  return [
    `There is too little room on the disk of ${folder}: ${free} free, ${needed} needed.`,
    'Free some space, then run the command again.',
  ].join('\n');
}

/** @param {string} platform of Node, such as 'linux' or 'darwin' */
export function explainMissingRedis(platform) {
  const install =
    platform === 'darwin'
      ? 'brew install redis'
      : platform === 'win32'
        ? 'winget install Memurai.MemuraiDeveloper, or use WSL'
        : 'apt-get install redis-server (Debian, Ubuntu), dnf install redis (Fedora), pacman -S valkey (Arch)';
  return [
    'No Redis was found on this machine, and none could be fetched.',
    'Any one of these is enough; then run the command again:',
    `  1. install it:       ${install}`,
    '  2. run a container:  docker run -d -p 127.0.0.1:6379:6379 redis:7 --appendonly yes',
    '                       and start with REDIS_URL=redis://127.0.0.1:6379',
    '  3. use one you have: REDIS_URL=redis://host:port npm start',
  ].join('\n');
}

/** @param {{ wished: string, folder: string, user: string }} details */
export function explainClosedFolder({ wished, folder, user }) {
  return `Postgres runs as the user "${user}", who cannot enter ${wished}; its files are in ${folder} instead.`;
}

/** @param {{ cluster: string, found: string, wanted: string }} details major versions */
export function explainForeignCluster({ cluster, found, wanted }) {
  return [
    `The database in ${cluster} was made by Postgres ${found}, and this version of the game brings Postgres ${wanted}.`,
    `Keep what is in it: run Postgres ${found} on it yourself and set DATABASE_URL. Begin anew: remove that folder.`,
  ].join('\n');
}

/** @param {{ variable: string, host: string, reason: string }} details */
export function explainUnreachable({ variable, host, reason }) {
  return [
    `${variable} names ${host}, which does not answer (${reason}).`,
    `Start that server, correct ${variable}, or unset it to use one of our own.`,
  ].join('\n');
}

const NETWORK_TROUBLE = new RegExp(
  [
    'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH',
    'ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL',
    'network (?:request|timeout)|getaddrinfo|Could not resolve',
  ].join('|'),
  'i',
);
const DISK_TROUBLE = /ENOSPC|no space left on device/i;

/**
 * Explains what to do about a failed package installation.
 * @param {string} output everything the installer said
 */
export function explainFailedInstall(output) {
  const tail = lastLines(output, 15);
  if (DISK_TROUBLE.test(output))
    return (
      'The packages could not be installed: the disk is full.\n' +
      `Free at least 2 GB, then run the command again.\n\n${tail}`
    );
  if (NETWORK_TROUBLE.test(output)) {
    return (
      'The packages could not be fetched: the package registry does not answer.\n' +
      'Check the network (behind a proxy set HTTPS_PROXY, with a mirror: npm config set registry <address>), ' +
      `then run the command again.\n\n${tail}`
    );
  }
  return `The packages could not be installed. What the installer said last:\n\n${tail}`;
}

/** @param {{ name: string, tail: string[] }} details */
export function explainGivenUp({ name, tail }) {
  return [
    `"${name}" keeps stopping and is not started again. What it said last:`,
    '',
    ...tail.map((line) => `  ${line}`),
  ].join('\n');
}

/** @param {{ step: string, output: string }} details */
export function explainFailedStep({ step, output }) {
  return `The step "${step}" failed. What it said last:\n\n${lastLines(output, 40)}`;
}

/** @param {string} text @param {number} count */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function gigabytes(bytes) {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
