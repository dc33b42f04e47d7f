import { everyColumn, type PersonalRows } from '../kernel';

/** The party that a character is in, its invitations, and what it wrote for others to find. */
export const personal: readonly PersonalRows[] = [
  { table: 'party_members', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'party_invites',
    columns: ['account_id', 'character_id'],
    // The state would say that the player is blocked; who invited is another player.
    exported: { without: ['from_account_id', 'from_character_id', 'state'] },
    erased: 'removed',
  },
  {
    table: 'party_invites',
    columns: ['from_account_id', 'from_character_id'],
    exported: { never: 'belongs to the other player, who must not become known by it' },
    erased: 'removed',
  },
  { table: 'party_listings', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'party_applications',
    columns: ['account_id', 'character_id'],
    // The state would say that the party has banned the player.
    exported: { without: ['state'] },
    erased: 'removed',
  },
  {
    table: 'party_marks',
    columns: ['character_id'],
    exported: { never: 'is set by other players, for a moment of a fight' },
    erased: 'removed',
  },
];
