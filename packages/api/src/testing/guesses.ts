import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { hashesMade } from '@necp/domain/account/passwords';
import { signIn } from '@necp/domain/account/service';
import { protect } from '@necp/domain/testing/factors';
import { password, player, strangerCtx, userAgent } from '@necp/domain/testing/players';
import { openTestDomain, type TestDomain } from '@necp/domain/testing';
import { maxTries, tryWindowMs } from '@necp/shared/account/rules';
import { expect } from 'vitest';
import { answerRest } from '../rest';
import { contextAs } from './people';

/** Someone who guesses at one door. */
interface Guess {
  readonly path: string;
  readonly input: object;
}

const letters = (count: number) =>
  Array.from({ length: count }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[randomInt(32)]);
const token = () => randomBytes(32).toString('base64url');

/** The doors of guesses: what a stranger sends who knows an address, and at most the password too. */
const guessesAt: Readonly<Record<string, (email: string) => Guess>> = {
  password: (email) => ({ path: '/auth/sign-in', input: { email, password: `Guess-${randomInt(1e9)}-neon` } }),
  code: (email) => ({
    path: '/auth/sign-in',
    input: { email, password, code: String(randomInt(1e6)).padStart(6, '0') },
  }),
  recovery: (email) => ({
    path: '/auth/sign-in',
    input: { email, password, code: letters(24).join('') },
  }),
  'link of a reset': () => ({
    path: '/auth/reset-password',
    input: { token: token(), newPassword: 'acid-rain-2077' },
  }),
  'refresh token': () => ({
    path: '/auth/refresh',
    input: { requestId: randomUUID(), refreshToken: token() },
  }),
};

interface Guessed {
  /** How many guesses were answered 200: none may be. */
  readonly opened: number;
  /** How many guesses had any other answer than a refusal. */
  readonly faults: number;
  readonly hashes: number;
  /** The most guesses at one account that were looked at. */
  readonly mostAtAccount: number;
  /** How many owners signed in on a device of theirs in the middle of it. */
  readonly ownersInside: number;
  /** The longest time, in milliseconds, for which any limit that this attack has used up stays so. */
  readonly longestLockMs: number;
}

interface Attack {
  readonly guesses: number;
  readonly accounts: number;
  readonly addresses: number;
}

/** Expects that an attack opens nothing, costs little, and keeps no owner out, in a domain of its own. */
export async function expectWorthless(attack: Attack): Promise<void> {
  const testDomain = await openTestDomain();
  try {
    const { opened, faults, mostAtAccount, ownersInside, hashes, longestLockMs } = await guess(testDomain, attack);
    expect({ opened, faults, ownersInside }).toEqual({ opened: 0, faults: 0, ownersInside: attack.accounts });
    expect(mostAtAccount).toBeLessThanOrEqual(maxTries);
    expect(hashes).toBeLessThanOrEqual(attack.accounts * maxTries);
    expect(longestLockMs).toBeLessThanOrEqual(tryWindowMs);
  } finally {
    await testDomain.close();
  }
}

/** Guesses at accounts with two-step sign-in through every door, by turns, from many network addresses. */
async function guess(testDomain: TestDomain, { guesses, accounts, addresses }: Attack): Promise<Guessed> {
  const owners = [];
  for (let made = 0; made < accounts; made += 1) owners.push(await ownerOf(testDomain));
  const places = Array.from({ length: addresses }, () => strangerCtx(testDomain));
  const before = hashesMade();
  const looked = new Map<string, number>();
  let [opened, faults] = [0, 0];
  for (let tried = 0; tried < guesses; tried += 1) {
    const { email } = owners[tried % accounts] ?? { email: '' };
    const make = Object.values(guessesAt)[Math.trunc(tried / accounts) % Object.keys(guessesAt).length];
    const ctx = places[tried % addresses];
    if (make === undefined || ctx === undefined) throw new RangeError('an attack has doors and addresses');
    const { path, input } = make(email);
    const status = await send(testDomain, { ctx, path, input });
    if (status === 200) opened += 1;
    if (![400, 401, 429].includes(status)) faults += 1;
    if (status === 401 && path === '/auth/sign-in') looked.set(email, (looked.get(email) ?? 0) + 1);
  }
  const hashes = hashesMade() - before;
  return {
    opened,
    faults,
    hashes,
    mostAtAccount: Math.max(0, ...looked.values()),
    ownersInside: await countInside(testDomain, owners),
    longestLockMs: await longestLock(testDomain),
  };
}

interface Owner {
  readonly email: string;
  readonly device: string;
  readonly trustToken: string;
}

/** An account with two-step sign-in, whose owner trusts a device. */
async function ownerOf(testDomain: TestDomain): Promise<Owner> {
  const email = `${randomUUID()}@necp.test`;
  const { ctx } = await player(testDomain, email);
  const { recoveryCodes } = await protect(ctx);
  const device = token();
  const trust = { isWanted: true, token: null };
  const code = recoveryCodes[0] ?? '';
  const { trustToken } = await signIn(strangerCtx(testDomain), { email, password, userAgent, device, code, trust });
  return { email, device, trustToken: trustToken ?? '' };
}

async function send(testDomain: TestDomain, { ctx, path, input }: Guess & { ctx: ReturnType<typeof strangerCtx> }) {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const context = contextAs(testDomain, null, { transport: 'rest', domain: ctx });
  return (await answerRest(request, path, async () => context)).status;
}

async function countInside(testDomain: TestDomain, owners: readonly Owner[]): Promise<number> {
  let inside = 0;
  for (const { email, device, trustToken } of owners) {
    const trust = { isWanted: false, token: trustToken };
    const entered = await signIn(strangerCtx(testDomain), { email, password, userAgent, device, trust });
    inside += entered.token === '' ? 0 : 1;
  }
  return inside;
}

async function longestLock({ domain: { redis } }: TestDomain): Promise<number> {
  let longest = 0;
  const keys = (await redis.keys('limit:*')).filter((key) => /^limit:(?:tries|codes|links)_/.test(key));
  for (const key of keys) {
    const leftMs = await redis.pttl(key);
    // A key that ended meanwhile is -2; one that never ends is -1.
    longest = Math.max(longest, leftMs === -1 ? Number.POSITIVE_INFINITY : leftMs);
  }
  return longest;
}
