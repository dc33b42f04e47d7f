import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { estimateOf, paceMs, seatHeldMs, turnOf, type WaitingPlace } from '@necp/shared/realm/queue';
import type { RealmQueueView } from '@necp/shared/realm/schema';
import { nowOf, type Tx } from '../kernel';
import { crowdWith, lastWrites } from '../zone';
import type { RealmRow } from './steps';

type PlaceRow = NonNullable<Awaited<ReturnType<Tx['realmPlace']['findUnique']>>>;

/** Who asks for a seat. */
export interface Asking {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  /** Characters of the account that leave for this one, and leave it their seat. */
  readonly leaving: readonly CharacterId[];
  /** Whether a seat is given without regard to the queue and the capacity. */
  readonly isStaff: boolean;
}

/** What the realm looks like to the player who asks; read it behind `lockRealm`. */
export interface Seats {
  /** Characters that are in the city, among those that were named. */
  readonly inside: ReadonlySet<CharacterId>;
  /** Characters that were given a seat within the last minute and are on the way in. */
  readonly onTheWay: ReadonlySet<CharacterId>;
  readonly free: number;
}

/** Counts the seats; `named` are characters whose presence matters to the caller. */
export async function readSeats(tx: Tx, realm: RealmRow, named: readonly CharacterId[]): Promise<Seats> {
  const admitted = await tx.realmPlace.findMany({
    where: { admittedAt: { gt: new Date(nowOf(tx).getTime() - seatHeldMs) } },
    select: { characterId: true, admittedAt: true },
  });
  const admittedAt = new Map(admitted.map((place) => [place.characterId as CharacterId, place.admittedAt]));
  const { count, among } = await crowdWith(tx, [...named, ...admittedAt.keys()]);
  const absent = [...admittedAt.keys()].filter((characterId) => !among.has(characterId));
  // A character that a zone wrote after its turn has been in the city and has left it: its seat was used.
  const writes = await lastWrites(tx, absent);
  const isComing = (characterId: CharacterId) =>
    (writes.get(characterId)?.getTime() ?? 0) <= (admittedAt.get(characterId)?.getTime() ?? 0);
  const onTheWay = new Set(absent.filter(isComing));
  return { inside: among, onTheWay, free: realm.capacity - count - onTheWay.size };
}

/**
 * Gives the player a seat, or a place in the queue; call it behind `lockRealm`. The same account has one place, however
 * often and from wherever it asks.
 * @returns null when the player has a seat, else the place
 */
export async function takePlace(
  tx: Tx,
  asking: Asking,
  { realm, seats }: { readonly realm: RealmRow; readonly seats: Seats },
): Promise<RealmQueueView | null> {
  const { accountId, characterId } = asking;
  const now = nowOf(tx);
  const before = await tx.realmPlace.findUnique({ where: { accountId } });
  if (seats.inside.has(characterId)) {
    await tx.realmPlace.deleteMany({ where: { accountId } });
    return null;
  }
  const hasSeat = [characterId, ...asking.leaving].some((id) => seats.inside.has(id) || seats.onTheWay.has(id));
  if (hasSeat || asking.isStaff) {
    await admit(tx, asking, { before: seats.onTheWay.has(characterId) ? before : null });
    return null;
  }
  const waiting = await tx.realmPlace.findMany({ where: { admittedAt: null, accountId: { not: accountId } } });
  const keepsMs = realm.queueKeepsSeconds * 1000;
  const kept = isKept(before, now.getTime() - keepsMs) ? before : null;
  const own = kept ?? (await newPlace(tx, asking, { realm, waiting }));
  const others = waiting.map(placeOf);
  const free = seats.free + (before !== null && seats.onTheWay.has(before.characterId as CharacterId) ? 1 : 0);
  const position = turnOf(placeOf({ ...own, seenAt: now }), others, { nowMs: now.getTime(), freeSeats: free, keepsMs });
  if (position === null) {
    await admit(tx, asking, { before: kept });
    return null;
  }
  const { rank, number, askedAt } = own;
  const place = { characterId, rank, number, askedAt, seenAt: now, admittedAt: null };
  await tx.realmPlace.upsert({ where: { accountId }, create: { accountId, ...place }, update: place });
  return { ...position, estimateSeconds: estimateOf(position.place, await latestTurns(tx), now.getTime()) };
}

/**
 * Returns the account's place in the queue; null when it does not wait. It does not count as asking: a page that only
 * looks keeps no place.
 */
export async function placeIn(tx: Tx, accountId: AccountId, realm: RealmRow): Promise<RealmQueueView | null> {
  const nowMs = nowOf(tx).getTime();
  const keepsMs = realm.queueKeepsSeconds * 1000;
  const own = await tx.realmPlace.findUnique({ where: { accountId } });
  if (own === null || !isKept(own, nowMs - keepsMs)) return null;
  const others = await tx.realmPlace.findMany({ where: { admittedAt: null, accountId: { not: accountId } } });
  const position = turnOf(placeOf(own), others.map(placeOf), { nowMs, freeSeats: -1, keepsMs });
  if (position === null) return null;
  return { ...position, estimateSeconds: estimateOf(position.place, await latestTurns(tx), nowMs) };
}

/** Gives up the account's place; returns whether it was waiting. */
export async function dropPlace(tx: Tx, accountId: AccountId): Promise<boolean> {
  const { count } = await tx.realmPlace.deleteMany({ where: { accountId, admittedAt: null } });
  return count > 0;
}

/** Holds a seat for a minute; a player who asks again within it has no longer than that. */
async function admit(tx: Tx, asking: Asking, { before }: { readonly before: PlaceRow | null }): Promise<void> {
  const { accountId, characterId } = asking;
  const now = nowOf(tx);
  const place = {
    characterId,
    rank: before?.rank ?? 1,
    number: before?.number ?? 0n,
    askedAt: before?.askedAt ?? now,
    seenAt: now,
    admittedAt: before?.admittedAt ?? now,
  };
  await tx.realmPlace.upsert({ where: { accountId }, create: { accountId, ...place }, update: place });
}

async function newPlace(
  tx: Tx,
  { characterId, leaving }: Asking,
  { realm, waiting }: { readonly realm: RealmRow; readonly waiting: readonly PlaceRow[] },
): Promise<Pick<PlaceRow, 'rank' | 'number' | 'askedAt'>> {
  const sinceMs = nowOf(tx).getTime() - realm.returnPrioritySeconds * 1000;
  const writes = await lastWrites(tx, [characterId, ...leaving]);
  const isBack = [...writes.values()].some((writtenAt) => writtenAt.getTime() > sinceMs);
  const last = waiting.reduce((highest, { number }) => (number > highest ? number : highest), 0n);
  return { rank: isBack ? 0 : 1, number: last + 1n, askedAt: nowOf(tx) };
}

/** The moments of the latest turns, of players who had to wait. */
async function latestTurns(tx: Tx): Promise<number[]> {
  const turns = await tx.realmPlace.findMany({
    where: { admittedAt: { gt: new Date(nowOf(tx).getTime() - paceMs) }, number: { gt: 0 } },
    select: { admittedAt: true },
  });
  return turns.flatMap(({ admittedAt }) => (admittedAt === null ? [] : [admittedAt.getTime()]));
}

/** Whether the account waits, and has asked lately enough. */
function isKept(place: PlaceRow | null, sinceMs: number): place is PlaceRow & { readonly admittedAt: null } {
  return place !== null && place.admittedAt === null && place.seenAt.getTime() > sinceMs;
}

function placeOf({ rank, number, seenAt }: Pick<PlaceRow, 'rank' | 'number' | 'seenAt'>): WaitingPlace {
  return { rank, number: Number(number), seenAtMs: seenAt.getTime() };
}
