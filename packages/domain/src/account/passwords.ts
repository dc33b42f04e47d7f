import { hash, verify } from '@node-rs/argon2';
import { GameError } from '@necp/shared/kernel';
import client from 'prom-client';
import { oneForAll } from '../kernel';

/** Argon2id (2) with 64 MiB, three passes, one lane (RFC 9106, OWASP ASVS 5.0 level 2). */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/**
 * The number of hashes computed at once and of those waiting, so that a flood of sign-ins cannot use up all memory or
 * all threads.
 */
const workersMax = 2;
const waitingMax = 32;
/**
 * A hash of the same cost that no password matches: for accounts that do not exist, so that both answers take equally
 * long, and for those whose password is known to a stranger.
 */
export const unusedHash =
  '$argon2id$v=19$m=65536,t=3,p=1$cBJ+1CK4D6TLxQVtnlcTWg$4DbtcA8pfrtukAav0mtiOlwjZVaAMerIqSYhH5lxBXw';

const waiting: (() => void)[] = [];
let working = 0;

// Hot reload loads this file again into the same process, and a second gauge with the same name would be refused.
client.register.removeSingleMetric('password_queue_depth');
new client.Gauge({
  name: 'password_queue_depth',
  help: 'Password checks under way and waiting.',
  collect() {
    this.set(working + waiting.length);
  },
});

/** One for the process: the site holds this file more than once, and each copy would replace the counter before. */
const checks = oneForAll(
  'passwords.checks',
  () =>
    new client.Counter({
      name: 'password_checks_total',
      help: 'Passwords checked, those for accounts that do not exist included.',
    }),
);

const work = oneForAll('passwords.work', () => ({ hashes: 0 }));

/** Returns how many passwords this process has hashed or checked: both cost the same. */
export function hashesMade(): number {
  return work.hashes;
}

/** @throws GameError unavailable `account.busy` when too many wait already */
export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password.normalize('NFC'), cost));
}

/**
 * Checks whether the password matches the hash; a null hash never matches and takes equally long.
 * @throws GameError unavailable `account.busy` when too many wait already
 */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  checks.inc();
  const isRight = await queued(() => verify(passwordHash ?? unusedHash, password.normalize('NFC')));
  return isRight && passwordHash !== null;
}

async function queued<T>(make: () => Promise<T>): Promise<T> {
  if (working >= workersMax) {
    if (waiting.length >= waitingMax) throw new GameError('unavailable', 'account.busy');
    await new Promise<void>((start) => waiting.push(start));
  } else {
    working += 1;
  }
  try {
    work.hashes += 1;
    return await make();
  } finally {
    const next = waiting.shift();
    // A waiting task takes over this place, so the count stays the same.
    if (next) next();
    else working -= 1;
  }
}
