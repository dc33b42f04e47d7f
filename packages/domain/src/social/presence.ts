import type { AccountId, CharacterId, ZoneId } from '@necp/shared/kernel';
import { presenceChanged } from '@necp/shared/social/events';
import {
  type ChosenStatus,
  presenceFor,
  type SeenPlayer,
  usualStatus,
  type Whereabouts,
} from '@necp/shared/social/rules';
import type { ListedCharacter, SocialAudience, SocialStatus } from '@necp/shared/social/schema';
import { peopleOf, type PersonRow } from '../character';
import { type Ctx, inTx, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { hiddenAmong } from '../settings';
import { lostAmong, placesOf } from '../zone';

/** What a zone reports of a character in it. */
export interface PresenceReport {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  /** The epoch of the character's entry. */
  readonly epoch: number;
  readonly zoneId: string;
  readonly channel: number;
  readonly zoneEpoch: number;
  readonly isAway: boolean;
  readonly isFighting: boolean;
}

/** A player as others may see them, and the character that stands for them. */
export interface Seen {
  readonly player: SeenPlayer;
  readonly person: PersonRow;
}

/** Returns what there is to see of each player; players without a character are left out. */
export async function seenPlayers(tx: Tx, accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Seen>> {
  const people = await peopleOf(tx, accountIds);
  const [rows, hidden, places] = [
    await tx.socialPlayer.findMany({ where: { accountId: { in: [...accountIds] } } }),
    await hiddenAmong(tx, accountIds),
    await placesAmong(tx, people),
  ];
  const chosen = new Map(rows.map((row) => [row.accountId as AccountId, row]));
  const seen = new Map<AccountId, Seen>();
  for (const accountId of accountIds) {
    const own = people.filter((person) => person.accountId === accountId);
    const row = chosen.get(accountId);
    const inCity = own.find(({ characterId }) => places.has(characterId));
    const asHidden = row?.hiddenAt ? own.find(({ characterId }) => characterId === row.hiddenCharacterId) : undefined;
    const person = asHidden ?? inCity ?? own[0];
    if (person === undefined) continue;
    seen.set(accountId, {
      person,
      player: {
        chosen: row === undefined ? usualStatus : chosenOf(row),
        isHidden: hidden.has(accountId),
        place: inCity === undefined ? null : (places.get(inCity.characterId) ?? null),
        seenAt: row?.hiddenAt ?? person.lastSeenAt,
      },
    });
  }
  return seen;
}

/**
 * Returns who is in the city, and what each does there. A character is there as long as a running process holds its
 * position and reports it; one of both alone is out of date.
 */
async function placesAmong(tx: Tx, people: readonly PersonRow[]): Promise<ReadonlyMap<CharacterId, Whereabouts>> {
  const characterIds = people.map(({ characterId }) => characterId);
  const held = await placesOf(tx, characterIds);
  const reports = await tx.socialPresence.findMany({ where: { characterId: { in: [...held.keys()] } } });
  return new Map(
    reports.map(({ characterId, zoneId, channel, isAway, isFighting }) => {
      const place = held.get(characterId as CharacterId);
      const now = { zoneId: (place?.zoneId ?? zoneId) as ZoneId, channel: place?.channel ?? channel };
      return [characterId as CharacterId, { ...now, isAway, isFighting }];
    }),
  );
}

/** The columns of `social_players` that a player chooses. */
interface ChosenRow {
  readonly status: string;
  readonly statusText: string;
  readonly presenceTo: string;
  readonly placeTo: string;
}

export const chosenOf = ({ status, statusText, presenceTo, placeTo }: ChosenRow): ChosenStatus => ({
  status: status as SocialStatus,
  text: statusText,
  presenceTo: presenceTo as SocialAudience,
  placeTo: placeTo as SocialAudience,
});

export const listed = ({ name, level, classId }: PersonRow): ListedCharacter => ({ name, level, classId });

/** A friend who is in the city, with the player that the friend hears about. */
interface Watching {
  readonly id: string;
  readonly accountId: AccountId;
  readonly friendId: AccountId;
  /** Whether the friend is a favourite of the player. */
  readonly isFavourite: boolean;
}

/** Sends the presence of players to those of their friends who are in the city, to each what that friend may see. */
export async function announcePresence(tx: Tx, accountIds: readonly AccountId[]): Promise<void> {
  const whose = [...new Set(accountIds)];
  const watching = await tx.$queryRaw<Watching[]>`
    SELECT friendship.id, friendship.account_id AS "accountId", friendship.friend_id AS "friendId",
      coalesce(other.is_favourite, false) AS "isFavourite"
    FROM friendships AS friendship
    LEFT JOIN friendships AS other
      ON other.account_id = friendship.friend_id AND other.friend_id = friendship.account_id
    WHERE friendship.friend_id = ANY(${whose}::uuid[])
      AND EXISTS (SELECT FROM social_presences AS here WHERE here.account_id = friendship.account_id)`;
  if (watching.length === 0) return;
  const seen = await seenPlayers(tx, whose);
  for (const { id, accountId, friendId, isFavourite } of watching) {
    const one = seen.get(friendId);
    if (one === undefined) continue;
    const presence = presenceFor(one.player, { isFavourite });
    pushAfterCommit(
      tx,
      { accountId },
      { topic: presenceChanged, friendId: id, presence, character: listed(one.person) },
    );
  }
}

/**
 * Notes who is in the zones of a process and who has left them, and lets their friends know. Reports under an older
 * epoch change nothing, so that two processes may report the same character in any order.
 */
export async function notePresences(
  ctx: Ctx,
  input: {
    readonly present: readonly PresenceReport[];
    readonly gone: readonly Pick<PresenceReport, 'characterId' | 'epoch'>[];
  },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const came = await storeReports(tx, input.present);
    const left = await tx.$queryRaw<{ accountId: AccountId }[]>`
      DELETE FROM social_presences AS held
      USING unnest(${input.gone.map(({ characterId }) => characterId)}::uuid[],
        ${input.gone.map(({ epoch }) => epoch)}::bigint[]) AS gone (character_id, epoch)
      WHERE held.character_id = gone.character_id AND held.epoch = gone.epoch
      RETURNING held.account_id AS "accountId"`;
    await announcePresence(
      tx,
      [...came, ...left].map(({ accountId }) => accountId),
    );
  });
}

async function storeReports(tx: Tx, present: readonly PresenceReport[]): Promise<{ accountId: AccountId }[]> {
  if (present.length === 0) return [];
  return tx.$queryRaw`
    INSERT INTO social_presences AS held (character_id, account_id, epoch, zone_id, channel, zone_epoch, is_away,
      is_fighting, noted_at)
    SELECT report.*, ${nowOf(tx)}::timestamptz FROM unnest(
      ${present.map(({ characterId }) => characterId)}::uuid[], ${present.map(({ accountId }) => accountId)}::uuid[],
      ${present.map(({ epoch }) => epoch)}::bigint[], ${present.map(({ zoneId }) => zoneId)}::text[],
      ${present.map(({ channel }) => channel)}::int[], ${present.map(({ zoneEpoch }) => zoneEpoch)}::bigint[],
      ${present.map(({ isAway }) => isAway)}::boolean[], ${present.map(({ isFighting }) => isFighting)}::boolean[]
    ) AS report (character_id, account_id, epoch, zone_id, channel, zone_epoch, is_away, is_fighting)
    ORDER BY report.character_id
    ON CONFLICT (character_id) DO UPDATE SET account_id = excluded.account_id, epoch = excluded.epoch,
      zone_id = excluded.zone_id, channel = excluded.channel, zone_epoch = excluded.zone_epoch,
      is_away = excluded.is_away, is_fighting = excluded.is_fighting, noted_at = excluded.noted_at
    WHERE held.epoch <= excluded.epoch
    RETURNING held.account_id AS "accountId"`;
}

/**
 * Ends the presence of characters whose process has died: their zone is no longer held by it, and no other process
 * holds them. Every process calls it every few seconds; their friends are informed once.
 */
export async function endLostPresences(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (tx) => {
    const zones = await tx.socialPresence.groupBy({ by: ['zoneId', 'channel', 'zoneEpoch'] });
    const lost = await lostAmong(
      tx,
      zones.map(({ zoneId, channel, zoneEpoch }) => ({ zoneId, channel, epoch: Number(zoneEpoch) })),
    );
    if (lost.length === 0) return;
    const stranded = await tx.socialPresence.findMany({
      where: { OR: lost.map(({ zoneId, channel, epoch }) => ({ zoneId, channel, zoneEpoch: epoch })) },
      select: { characterId: true, epoch: true },
    });
    const held = await placesOf(
      tx,
      stranded.map(({ characterId }) => characterId as CharacterId),
    );
    const gone = stranded.filter(({ characterId }) => !held.has(characterId as CharacterId));
    const ended = await tx.$queryRaw<{ accountId: AccountId }[]>`
      DELETE FROM social_presences AS held
      USING unnest(${gone.map(({ characterId }) => characterId)}::uuid[],
        ${gone.map(({ epoch }) => epoch)}::bigint[]) AS gone (character_id, epoch)
      WHERE held.character_id = gone.character_id AND held.epoch = gone.epoch
      RETURNING held.account_id AS "accountId"`;
    await announcePresence(
      tx,
      ended.map(({ accountId }) => accountId),
    );
  });
}
