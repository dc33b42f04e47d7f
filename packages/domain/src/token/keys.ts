import { generateKeyPairSync } from 'node:crypto';
import { dayMs, minuteMs } from '@necp/shared/kernel';
import { accessLifeMs, clockSkewMs } from '@necp/shared/token/rules';
import { Prisma } from '@necp/db/types';
import { calculateJwkThumbprint, type CryptoKey, importJWK, type JWK } from 'jose';
import { type Ctx, type DomainConfig, inTx, nowOf, openText, readRaw, sealText, type Tx } from '../kernel';

/** How long the published keys may be kept by those who fetch them. */
export const publishedMs = minuteMs;
/** A key is published this long before it signs, which is longer than anything keeps the published keys. */
const leadMs = 10 * minuteMs;
/** A key stays published this long after the next one signs: longer than anything lives that it signed. */
const keptMs = accessLifeMs + clockSkewMs + publishedMs;
/** A key signs for this long, and then the worker makes the next one. */
export const keyLifeMs = 30 * dayMs;
/** How long a process uses the keys it has read. */
const readMs = 20_000;

/** A key as it is stored; `endsAt` is null while no later key replaces it. */
export interface StoredKey {
  readonly kid: string;
  readonly publicX: string;
  readonly sealedPrivate: string;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly endsAt: Date | null;
}

/** The keys as this process read them last. */
interface Ring {
  keys: readonly StoredKey[];
  readAtMs: number;
  reading: Promise<void> | null;
  readonly halves: Map<string, CryptoKey>;
  /** Keys that this process cannot open; each is reported once. */
  readonly closed: Set<string>;
}

const rings = new WeakMap<DomainConfig, Ring>();

function ringOf(ctx: Ctx): Ring {
  const known = rings.get(ctx.config);
  if (known !== undefined) return known;
  const ring: Ring = { keys: [], readAtMs: -Infinity, reading: null, halves: new Map(), closed: new Set() };
  rings.set(ctx.config, ring);
  return ring;
}

/** Returns all keys that are published or were lately, from the primary database. */
export function storedKeys(ctx: Ctx): Promise<StoredKey[]> {
  return readRaw<StoredKey>(
    ctx,
    Prisma.sql`
    SELECT kid, public_x AS "publicX", sealed_private AS "sealedPrivate", created_at AS "createdAt",
      signs_from AS "signsFrom", ends_at AS "endsAt"
    FROM signing_keys ORDER BY signs_from DESC, kid`,
  );
}

function readKeys(ctx: Ctx, ring: Ring): Promise<void> {
  ring.reading ??= storedKeys(ctx)
    .then((keys) => {
      ring.keys = keys;
      ring.readAtMs = ctx.clock.nowMs();
    })
    .finally(() => {
      ring.reading = null;
    });
  return ring.reading;
}

/** Reads the keys again when they are old; those that were read before stay while the database is away. */
async function freshRing(ctx: Ctx): Promise<Ring> {
  const ring = ringOf(ctx);
  if (ctx.clock.nowMs() - ring.readAtMs > readMs)
    await readKeys(ctx, ring).catch((error: unknown) => {
      if (ring.keys.length === 0) throw error;
      ctx.log.warn({ err: error }, 'the signing keys cannot be read again');
    });
  return ring;
}

const isPublished = (key: StoredKey, nowMs: number) => key.endsAt === null || key.endsAt.getTime() > nowMs;

/** Returns the public half of a published key; null for a name that is not published now. */
export async function publicKeyOf(ctx: Ctx, kid: string): Promise<CryptoKey | null> {
  const ring = await freshRing(ctx);
  const find = () => ring.keys.find((key) => key.kid === kid);
  if (find() === undefined) {
    // A read that began earlier may have missed a new key.
    await ring.reading;
    await readKeys(ctx, ring);
  }
  const key = find();
  return key === undefined || !isPublished(key, ctx.clock.nowMs()) ? null : half(ring, kid, publicJwk(key));
}

/**
 * Returns the key that signs now: the newest whose time has come, and the first of all when there is none yet.
 * @throws Error in a process without the secret of the installation
 */
export async function signingKey(ctx: Ctx): Promise<{ readonly kid: string; readonly key: CryptoKey }> {
  const ring = await freshRing(ctx);
  const found = await usableKey(ctx, ring);
  if (found !== null) return found;
  await inTx(ctx, async (tx) => {
    await lockKeys(tx);
    const usable = (await lastingKeys(tx)).some((key) => key.signsFrom <= nowOf(tx) && privateJwk(ctx, key) !== null);
    if (!usable) await addKey(ctx, tx, { signsFrom: nowOf(tx), othersEndAfterMs: keptMs });
  });
  await readKeys(ctx, ring);
  const made = await usableKey(ctx, ring);
  if (made === null) throw new Error('no key to sign with');
  return made;
}

async function usableKey(ctx: Ctx, ring: Ring): Promise<{ readonly kid: string; readonly key: CryptoKey } | null> {
  const nowMs = ctx.clock.nowMs();
  for (const stored of ring.keys) {
    if (stored.signsFrom.getTime() > nowMs || !isPublished(stored, nowMs)) continue;
    const name = `${stored.kid} private`;
    const jwk = ring.halves.has(name) ? publicJwk(stored) : privateJwk(ctx, stored);
    if (jwk !== null) return { kid: stored.kid, key: await half(ring, name, jwk) };
    if (!ring.closed.has(stored.kid))
      ctx.log.error({ kid: stored.kid }, 'a signing key was sealed with a secret that this process does not have');
    ring.closed.add(stored.kid);
  }
  return null;
}

/** Keys are converted once, because each call needs one. */
async function half(ring: Ring, name: string, jwk: JWK): Promise<CryptoKey> {
  const known = ring.halves.get(name);
  if (known !== undefined) return known;
  const key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  ring.halves.set(name, key);
  return key;
}

const publicJwk = ({ publicX }: StoredKey): JWK => ({ kty: 'OKP', crv: 'Ed25519', x: publicX });

function privateJwk(ctx: Ctx, key: StoredKey): JWK | null {
  const d = openText(ctx, 'signing', { owner: key.kid, sealed: key.sealedPrivate });
  return d === null ? null : { ...publicJwk(key), d };
}

/** Returns the public halves of all keys whose signatures are accepted, as a JSON Web Key Set. */
export async function publishedKeys(ctx: Ctx): Promise<{ keys: JWK[] }> {
  await signingKey(ctx);
  const nowMs = ctx.clock.nowMs();
  const published = ringOf(ctx).keys.filter((key) => isPublished(key, nowMs));
  return { keys: published.map((key) => ({ ...publicJwk(key), kid: key.kid, alg: 'EdDSA', use: 'sig' })) };
}

/** Two who make keys at once wait for each other. */
async function lockKeys(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('signing_keys'))::text`;
}

/** Returns the keys that no later key replaces. */
function lastingKeys(tx: Tx): Promise<StoredKey[]> {
  return tx.signingKey.findMany({ where: { endsAt: null }, orderBy: { signsFrom: 'desc' } });
}

async function addKey(
  ctx: Ctx,
  tx: Tx,
  { signsFrom, othersEndAfterMs }: { readonly signsFrom: Date; readonly othersEndAfterMs: number },
): Promise<StoredKey> {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x });
  const endsAt = new Date(signsFrom.getTime() + othersEndAfterMs);
  await tx.signingKey.updateMany({ where: { OR: [{ endsAt: null }, { endsAt: { gt: endsAt } }] }, data: { endsAt } });
  const sealedPrivate = sealText(ctx, 'signing', { owner: kid, text: d });
  return tx.signingKey.create({
    data: { kid, publicX: x, sealedPrivate, createdAt: nowOf(tx), signsFrom, endsAt: null },
  });
}

/**
 * Makes the next key: it is published now and signs in ten minutes, when every process knows it. While one waits to
 * sign already, that one is returned.
 */
export function rotateKeys(ctx: Ctx): Promise<StoredKey> {
  return inTx(ctx, async (tx) => {
    await lockKeys(tx);
    const [newest] = await lastingKeys(tx);
    if (newest !== undefined && newest.signsFrom > nowOf(tx)) return newest;
    const signsFrom = new Date(nowOf(tx).getTime() + (newest === undefined ? 0 : leadMs));
    return addKey(ctx, tx, { signsFrom, othersEndAfterMs: keptMs });
  });
}

/**
 * Makes a key that signs at once and ends all others now, for keys that leaked. What they signed is refused; clients
 * renew it with their refresh tokens, which no key signs.
 */
export function replaceKeys(ctx: Ctx): Promise<StoredKey> {
  return inTx(ctx, async (tx) => {
    await lockKeys(tx);
    return addKey(ctx, tx, { signsFrom: nowOf(tx), othersEndAfterMs: 0 });
  });
}
