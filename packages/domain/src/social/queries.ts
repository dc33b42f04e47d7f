import { type CharacterId, dayMs, GameError } from '@necp/shared/kernel';
import { nameSkeleton } from '@necp/shared/character/rules';
import { requestLastsMs } from '@necp/shared/social/rules';
import type {
  BlocksView,
  FindPlayersInput,
  FoundPlayersView,
  MeetingKind,
  MetView,
  RelationInput,
  RelationView,
  RequestsView,
} from '@necp/shared/social/schema';
import { peopleAmong, peopleNamed, personNamed, type PersonRow } from '../character';
import { type Ctx, requireActor } from '../kernel';
import { listed } from './presence';
import { sentStates } from './requests';
import { silencedAmong } from './steps';

export { whoIsHere } from './who';

/** Returns the requests that the caller received and can answer, and those that were sent, the newest first. */
export async function requestsOf(ctx: Ctx): Promise<RequestsView> {
  const { accountId: own } = requireActor(ctx);
  const rows = await ctx.db.friendRequest.findMany({
    where: {
      askedAt: { gt: new Date(ctx.clock.nowMs() - requestLastsMs) },
      OR: [
        { toAccountId: own, state: 'open' },
        { fromAccountId: own, state: { in: sentStates } },
      ],
    },
    orderBy: { askedAt: 'desc' },
  });
  const shownBy = (row: (typeof rows)[number]) =>
    (row.toAccountId === own ? row.fromCharacterId : row.toCharacterId) as CharacterId;
  const people = await peopleById(ctx, rows.map(shownBy));
  const views = (part: typeof rows) =>
    part.flatMap((row) => {
      const person = people.get(shownBy(row));
      const { id, note, askedAt } = row;
      const endsAt = new Date(askedAt.getTime() + requestLastsMs);
      return person === undefined ? [] : [{ id, character: listed(person), note, askedAt, endsAt }];
    });
  return {
    received: views(rows.filter(({ toAccountId }) => toAccountId === own)),
    sent: views(rows.filter(({ fromAccountId }) => fromAccountId === own)),
  };
}

async function peopleById(
  { db }: Ctx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, PersonRow>> {
  return new Map((await peopleAmong(db, characterIds)).map((person) => [person.characterId, person]));
}

/** How long a meeting is shown, and how many of them. */
const metMs = 30 * dayMs;
const mostMet = 50;

/** Returns the characters that the caller's characters met lately, the latest first. */
export async function metLately(ctx: Ctx): Promise<MetView> {
  const { accountId } = requireActor(ctx);
  const rows = await ctx.db.socialMeeting.findMany({
    where: { accountId, metAt: { gt: new Date(ctx.clock.nowMs() - metMs) } },
    orderBy: { metAt: 'desc' },
    take: mostMet,
  });
  const people = await peopleById(
    ctx,
    rows.map(({ characterId }) => characterId as CharacterId),
  );
  const accountIds = [...new Set([...people.values()].map((person) => person.accountId))];
  const silenced = await silencedAmong(ctx.db, accountId, accountIds);
  const friends = await ctx.db.friendship.findMany({
    where: { accountId, friendId: { in: accountIds } },
    select: { friendId: true },
  });
  const isFriend = new Set(friends.map(({ friendId }) => friendId));
  return {
    met: rows.flatMap(({ characterId, kind, metAt }) => {
      const person = people.get(characterId as CharacterId);
      if (person === undefined || silenced.has(person.accountId)) return [];
      return [
        { character: listed(person), kind: kind as MeetingKind, metAt, isFriend: isFriend.has(person.accountId) },
      ];
    }),
  };
}

/** Returns the players that the caller has blocked, each by the character by which it was done. */
export async function blocksOf(ctx: Ctx): Promise<BlocksView> {
  const { accountId } = requireActor(ctx);
  const rows = await ctx.db.socialBlock.findMany({ where: { accountId }, orderBy: { blockedAt: 'desc' } });
  const people = await peopleById(
    ctx,
    rows.map(({ characterId }) => characterId as CharacterId),
  );
  return {
    blocks: rows.map(({ id, characterId, blockedAt }) => ({
      id,
      name: people.get(characterId as CharacterId)?.name ?? '—',
      blockedAt,
    })),
  };
}

/** The least letters of a search, and the most characters that it finds. */
const fewestLetters = 2;
const mostFound = 8;

/**
 * Returns characters whose name begins so. Players that the caller has blocked, and players who have blocked the
 * caller, are not among them.
 */
export async function findPlayers(ctx: Ctx, { start }: FindPlayersInput): Promise<FoundPlayersView> {
  const { accountId } = requireActor(ctx);
  const typed = start.trim();
  if (typed.length < fewestLetters) return { characters: [] };
  const people = await peopleNamed(ctx.db, { start: typed, most: 3 * mostFound });
  const others = people.filter((person) => person.accountId !== accountId);
  const silenced = await silencedAmong(
    ctx.db,
    accountId,
    others.map((person) => person.accountId),
  );
  return {
    characters: others
      .filter((one) => !silenced.has(one.accountId))
      .slice(0, mostFound)
      .map(listed),
  };
}

/**
 * Returns how the caller stands to the player of a character.
 * @throws GameError not_found `character.not_found`
 */
export async function relationTo(ctx: Ctx, { name }: RelationInput): Promise<RelationView> {
  const { accountId: own } = requireActor(ctx);
  const person = nameSkeleton(name) === '' ? null : await personNamed(ctx.db, name);
  if (person === null) throw new GameError('not_found', 'character.not_found');
  const other = person.accountId;
  if (other === own) return { is: 'self', blockId: null };
  const block = await ctx.db.socialBlock.findUnique({
    where: { accountId_blockedId: { accountId: own, blockedId: other } },
    select: { id: true },
  });
  if (block !== null) return { is: 'blocked', blockId: block.id };
  if ((await ctx.db.friendship.count({ where: { accountId: own, friendId: other } })) > 0)
    return { is: 'friend', blockId: null };
  const asked = await ctx.db.friendRequest.count({
    where: {
      fromAccountId: own,
      toAccountId: other,
      state: { in: sentStates },
      askedAt: { gt: new Date(ctx.clock.nowMs() - requestLastsMs) },
    },
  });
  return { is: asked > 0 ? 'asked' : 'none', blockId: null };
}
