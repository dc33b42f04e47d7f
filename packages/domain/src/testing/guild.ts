import { expect } from 'vitest';
import type { GuildRight, GuildView } from '@necp/shared/guild/schema';
import { changeRank, found, invite, ownGuild, roster, setListing, setMemberRank, waysIn } from '../guild/service';
import { newRequestId, type TestDomain, withClient } from '.';
import { type SocialPlayer, socialPlayers } from './social';
import { pay } from './trade';

export const act = () => ({ requestId: newRequestId() });
const letters = 'abcdefghkmopqstu';
let founded = 0;
/** Returns a name and a tag that no other test guild has. */
function nextName(): { readonly name: string; readonly tag: string } {
  founded += 1;
  const word = [...founded.toString(16).padStart(3, '0')].map((digit) => letters[Number.parseInt(digit, 16)]).join('');
  return { name: `Order ${word}`, tag: `O${word}` };
}

/** Gives players what founding costs, and some more. */
export async function enrich(testDomain: TestDomain, players: readonly SocialPlayer[]): Promise<void> {
  for (const { characterId } of players) await pay(testDomain, characterId, 5_000n);
}

export const foundBy = async (player: SocialPlayer) => found(player.ctx, { ...act(), ...nextName() });

/** Returns the guild of a player. */
export async function guildOf(player: SocialPlayer): Promise<GuildView> {
  const { guild } = await ownGuild(player.ctx);
  if (guild === null) throw new Error('is in no guild');
  return guild;
}

/**
 * Makes a guild of new players: the first one founds it, and the others are written straight to the table, in the
 * lowest rank.
 */
export async function guildOfPlayers(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const [leader, ...others] = (await socialPlayers(testDomain, count)) as [SocialPlayer, ...SocialPlayer[]];
  await enrich(testDomain, [leader]);
  await foundBy(leader);
  const { guildId, ranks } = await guildOf(leader);
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `INSERT INTO guild_members (character_id, account_id, guild_id, place, joined_at)
       SELECT other.id, other.id, guilds.id, $3, founded_at
       FROM guilds, unnest($1::uuid[]) AS other (id) WHERE guilds.id = $2`,
      [others.map(({ characterId }) => characterId), guildId, ranks.length - 1],
    ),
  );
  return [leader, ...others];
}

export const inviteTo = (from: SocialPlayer, to: Pick<SocialPlayer, 'name'>) =>
  invite(from.ctx, { ...act(), name: to.name });
export const asTo = (member: SocialPlayer) => ({ ...act(), memberId: member.characterId });

/** Returns the id of the only invitation that a player can answer. */
export async function waiting(player: SocialPlayer): Promise<string> {
  const [one] = (await waysIn(player.ctx)).invites;
  if (one === undefined) throw new Error('nothing waits');
  return one.inviteId;
}

/** Returns who is in the guild of a player, with the place of each rank; empty without one. */
export async function places(player: SocialPlayer): Promise<Record<string, number>> {
  const { guild } = await ownGuild(player.ctx);
  if (guild === null) return {};
  const { members } = await roster(player.ctx);
  return Object.fromEntries(members.map(({ character, place }) => [character.name, place]));
}

/** Gives a member a rank, as the leader. */
export const rankBy = (leader: SocialPlayer, member: SocialPlayer, place: number) =>
  setMemberRank(leader.ctx, { ...asTo(member), place });

/** Gives a rank other rights, as the leader. */
export const rightsBy = (leader: SocialPlayer, place: number, rights: readonly GuildRight[]) =>
  changeRank(leader.ctx, { ...act(), place, name: null, rights: [...rights] });

/** Opens the guild of a player to applications. */
export const openListing = (leader: SocialPlayer, questions: readonly string[] = []) =>
  setListing(leader.ctx, {
    ...{ ...act(), isOpen: true, note: '', questions: [...questions] },
    ...{ levelMin: 1, locales: ['en'], focuses: [] },
  });

/** Checks what must hold of all guilds: one leader each that exists, no member in one that has ended, no crowd. */
export async function expectSound(testDomain: TestDomain): Promise<void> {
  const { rows } = await withClient(testDomain.ownerUrl, (client) =>
    client.query(`
      SELECT guild.id, guild.ended_at, count(member.*)::int AS members,
        count(member.*) FILTER (WHERE member.place = 0)::int AS leaders
      FROM guilds AS guild LEFT JOIN guild_members AS member ON member.guild_id = guild.id
      GROUP BY guild.id
      HAVING count(member.*) FILTER (WHERE member.place = 0) <> CASE WHEN guild.ended_at IS NULL THEN 1 ELSE 0 END
        OR (guild.ended_at IS NOT NULL AND count(member.*) > 0) OR count(member.*) > 200`),
  );
  expect(rows).toEqual([]);
}
