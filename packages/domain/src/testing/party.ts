import { expect } from 'vitest';
import type { OwnPartyView, PartyView } from '@necp/shared/party/schema';
import { acceptInvite, convert, invite, ownParty, setLink } from '../party/service';
import { newRequestId, type TestDomain, withClient } from '.';
import { type SocialPlayer, socialPlayers } from './social';

export const act = () => ({ requestId: newRequestId() });
export const asTo = (member: SocialPlayer) => ({ ...act(), memberId: member.characterId });
export const inviteTo = (from: SocialPlayer, to: SocialPlayer) => invite(from.ctx, { ...act(), name: to.name });
export const seen = (player: SocialPlayer): Promise<OwnPartyView> => ownParty(player.ctx);

/** Returns the id of the only invitation or request that a player can answer. */
export async function waiting(player: SocialPlayer): Promise<string> {
  const [one] = (await seen(player)).received;
  if (one === undefined) throw new Error('nothing waits');
  return one.inviteId;
}

export async function partyOfPlayer(player: SocialPlayer): Promise<PartyView> {
  const { party } = await seen(player);
  if (party === null) throw new Error('is in no party');
  return party;
}

/** Returns who is in the party of a player, with the rank of each; empty without one. */
export async function ranks(player: SocialPlayer): Promise<string[]> {
  const { party } = await seen(player);
  return (party?.members ?? []).map(({ character, rank }) => `${character.name} ${rank}`);
}

export async function accept(player: SocialPlayer): Promise<void> {
  await acceptInvite(player.ctx, { ...act(), inviteId: await waiting(player) });
}

/** Makes a party of new players; the first one leads it. */
export async function partyOf(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const players = await socialPlayers(testDomain, count);
  const [leader, ...others] = players as [SocialPlayer, ...SocialPlayer[]];
  for (const other of others) {
    await inviteTo(leader, other);
    await accept(other);
  }
  return players;
}

/** Creates the zone in which `enterCity` puts players. */
export async function openCity(testDomain: TestDomain): Promise<void> {
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`
      INSERT INTO zones (id, name) VALUES ('watson', '{}');
      INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
        VALUES ('watson', 1, 'sim', 'http://sim', 1, now() + interval '1 hour')`),
  );
}

/** Puts players into the city, as a zone does. */
export const enterCity = (testDomain: TestDomain, players: readonly SocialPlayer[]) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
       SELECT unnest($1::uuid[]), 1, 'watson', 1, 1 ON CONFLICT (character_id) DO UPDATE SET held_zone_id = 'watson'`,
      [players.map(({ characterId }) => characterId)],
    ),
  );
export const leaveCity = (testDomain: TestDomain, { characterId }: SocialPlayer) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query('DELETE FROM player_positions WHERE character_id = $1', [characterId]),
  );

/**
 * Checks what must hold of all parties: one leader each, no member in one that has ended, at most five in the places of
 * a party or forty in those of a raid.
 */
export async function expectSound(testDomain: TestDomain): Promise<void> {
  const { rows } = await withClient(testDomain.ownerUrl, (client) =>
    client.query(`
      SELECT party.id, party.ended_at IS NOT NULL AS ended, count(member.*)::int AS members,
        count(member.*) FILTER (WHERE member.rank = 'leader')::int AS leaders
      FROM parties AS party LEFT JOIN party_members AS member ON member.party_id = party.id
      GROUP BY party.id
      HAVING (party.ended_at IS NULL) <> (count(member.*) > 0)
        OR count(member.*) > CASE WHEN party.is_raid THEN 40 ELSE 5 END
        OR min(member.place) < 0 OR max(member.place) > CASE WHEN party.is_raid THEN 39 ELSE 4 END
        OR (party.ended_at IS NULL AND count(member.*) FILTER (WHERE member.rank = 'leader') <> 1)`),
  );
  expect(rows).toEqual([]);
}

/** Opens a link to the party of a player, who forms one by it. */
export const setLinkOf = (player: SocialPlayer) => setLink(player.ctx, { ...act(), isOpen: true });

/** Makes the party of a player a raid, or the raid a party. */
export const convertOf = (player: SocialPlayer, to: { readonly isRaid: boolean }) =>
  convert(player.ctx, { ...act(), ...to });

/** Makes a raid of new players; the first one leads it. Members after the second are written straight to the table. */
export async function raidOf(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const [leader, second] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  await convertOf(leader, { isRaid: true });
  const { partyId } = await partyOfPlayer(leader);
  const others = await socialPlayers(testDomain, count - 2);
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `INSERT INTO party_members (character_id, account_id, party_id, rank, place, joined_at)
       SELECT id, id, $2, 'member', 1 + number, now() FROM unnest($1::uuid[]) WITH ORDINALITY AS other (id, number)`,
      [others.map(({ characterId }) => characterId), partyId],
    ),
  );
  return [leader, second, ...others];
}

/** Returns the place of each member of a player's party, by name. */
export async function placesIn(player: SocialPlayer): Promise<Record<string, number>> {
  const { members } = await partyOfPlayer(player);
  return Object.fromEntries(members.map(({ character, place }) => [character.name, place]));
}
