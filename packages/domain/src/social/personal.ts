import { everyColumn, type PersonalRows } from '../kernel';

const others = { never: 'belongs to the other player, who must not become known by it' };

/** A player's lists. What others keep of the player goes with the account, and is in no export but theirs. */
export const personal: readonly PersonalRows[] = [
  { table: 'social_players', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  { table: 'friendships', columns: ['account_id'], exported: { without: ['friend_id'] }, erased: 'removed' },
  { table: 'friendships', columns: ['friend_id'], exported: others, erased: 'removed' },
  { table: 'friend_groups', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'friend_requests',
    columns: ['from_account_id'],
    // The state would say that the request was declined, or that the player is blocked.
    exported: { without: ['to_account_id', 'state'] },
    erased: 'removed',
  },
  { table: 'friend_requests', columns: ['to_account_id'], exported: others, erased: 'removed' },
  { table: 'social_blocks', columns: ['account_id'], exported: { without: ['blocked_id'] }, erased: 'removed' },
  { table: 'social_blocks', columns: ['blocked_id', 'character_id'], exported: others, erased: 'removed' },
  { table: 'social_meetings', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  { table: 'social_meetings', columns: ['character_id'], exported: others, erased: 'removed' },
  {
    table: 'social_presences',
    columns: ['account_id', 'character_id'],
    exported: { never: 'where a character is this moment; the position is exported itself' },
    erased: 'removed',
  },
];
