/** A reason not to go on that the person at the terminal can mend; shown without a stack. */
export class LaunchProblem extends Error {
  /** @param {string} message what happened and what to do */
  constructor(message) {
    super(message)
    this.name = 'LaunchProblem'
  }
}

/** @param {string} platform of Node, such as 'linux' or 'darwin' */
export function explainMissingRedis(platform) {
  const install = platform === 'darwin' ? 'brew install redis' : platform === 'win32' ? 'winget install Memurai.MemuraiDeveloper, or use WSL' : 'apt-get install redis-server (Debian, Ubuntu), dnf install redis (Fedora), pacman -S valkey (Arch)'
  return [
    'No Redis was found on this machine, and none could be fetched.',
    'Any one of these is enough; then run the command again:',
    `  1. install it:       ${install}`,
    '  2. run a container:  docker run -d -p 6379:6379 redis:7 --appendonly yes',
    '                       and start with REDIS_URL=redis://127.0.0.1:6379',
    '  3. use one you have: REDIS_URL=redis://host:port npm start',
  ].join('\n')
}

/** @param {{ wished: string, folder: string, user: string }} facts */
export function explainClosedFolder({ wished, folder, user }) {
  return `Postgres runs as the user "${user}", who cannot enter ${wished}; its files are in ${folder} instead.`
}

/** @param {{ cluster: string, found: string, wanted: string }} facts major versions */
export function explainForeignCluster({ cluster, found, wanted }) {
  return [
    `The database in ${cluster} was made by Postgres ${found}, and this version of the game brings Postgres ${wanted}.`,
    `Keep what is in it: run Postgres ${found} on it yourself and set DATABASE_URL. Begin anew: remove that folder.`,
  ].join('\n')
}
