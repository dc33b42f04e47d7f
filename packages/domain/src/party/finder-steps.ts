import type { Prisma } from '@necp/db/types';
import type { CharacterId } from '@necp/shared/kernel';
import type { RoleSlots } from '@necp/shared/party/finder-schema';
import { nowOf, type ReadDb, type Tx } from '../kernel';
import { announceParty } from './announcing';

export type ListingRow = Prisma.PartyListingGetPayload<object>;

/** Returns how many players of each role a listing still seeks. */
export const slotsOf = ({ tank, healer, damage, any }: ListingRow): RoleSlots => ({ tank, healer, damage, any });

/** Returns the listing of a party; null when there is none, or when its time is over. */
export function listingOf(db: ReadDb | Tx, partyId: string, now: Date): Promise<ListingRow | null> {
  return db.partyListing.findFirst({ where: { partyId, endsAt: { gt: now } } });
}

/** Ends the listing of a party that is locked, and the applications to it. */
export async function endListing(tx: Tx, partyId: string): Promise<void> {
  const { count } = await tx.partyListing.deleteMany({ where: { partyId } });
  if (count === 0) return;
  const waiting = { partyId, state: 'open' };
  const applicants = await tx.partyApplication.findMany({ where: waiting, select: { characterId: true } });
  await tx.partyApplication.updateMany({ where: waiting, data: { state: 'over', at: nowOf(tx) } });
  announceParty(
    tx,
    applicants.map(({ characterId }) => characterId as CharacterId),
  );
}

/**
 * Ends the applications of a character that has joined a party or is gone. Those that another party is answering now
 * are left to it: it finds out that the character is in a party.
 */
export async function closeApplications(tx: Tx, characterId: CharacterId): Promise<void> {
  const rows = await tx.$queryRaw<{ readonly id: string; readonly party_id: string }[]>`
    SELECT id, party_id FROM party_applications
    WHERE character_id = ${characterId}::uuid AND state = 'open' FOR UPDATE SKIP LOCKED`;
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx.partyApplication.updateMany({ where: { id: { in: ids } }, data: { state: 'over', at: nowOf(tx) } });
  const hosts = await tx.partyMember.findMany({
    where: { partyId: { in: rows.map((row) => row.party_id) }, rank: { not: 'member' } },
    select: { characterId: true },
  });
  announceParty(
    tx,
    hosts.map((host) => host.characterId as CharacterId),
  );
}
