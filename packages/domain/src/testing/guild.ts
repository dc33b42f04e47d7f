import type { GuildView } from '@necp/shared/guild/schema';
import { found, ownGuild } from '../guild/service';
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
       SELECT id, id, $2, $3, now() FROM unnest($1::uuid[]) AS other (id)`,
      [others.map(({ characterId }) => characterId), guildId, ranks.length - 1],
    ),
  );
  return [leader, ...others];
}
