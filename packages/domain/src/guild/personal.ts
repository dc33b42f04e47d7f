import { everyColumn, type PersonalRows } from '../kernel';

/** The guild that a character is in, what it did there, its invitations, applications and charters. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'guild_members',
    columns: ['account_id', 'character_id'],
    // What officers note is theirs.
    exported: { without: ['officer_note'] },
    erased: 'removed',
  },
  {
    table: 'guilds',
    columns: ['message_by'],
    exported: { never: 'belongs to the guild' },
    erased: { kept: 'an id without a name' },
  },
  {
    table: 'guilds',
    columns: ['heir_id'],
    exported: { never: 'belongs to the guild' },
    erased: { kept: 'an id without a name' },
  },
  { table: 'guild_entries', columns: ['actor_id'], exported: everyColumn, erased: { kept: 'an id without a name' } },
  {
    table: 'guild_entries',
    columns: ['subject_id'],
    exported: { without: ['actor_id'] },
    erased: { kept: 'an id without a name' },
  },
  {
    table: 'guild_invites',
    columns: ['account_id', 'character_id'],
    // The state would say that the player is blocked; who invited is another player.
    exported: { without: ['from_account_id', 'from_character_id', 'state'] },
    erased: 'removed',
  },
  {
    table: 'guild_invites',
    columns: ['from_account_id', 'from_character_id'],
    exported: { never: 'belongs to the other player, who must not become known by it' },
    erased: 'removed',
  },
  {
    table: 'guild_applications',
    columns: ['account_id', 'character_id'],
    exported: everyColumn,
    erased: 'removed',
  },
  { table: 'guild_charters', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'guild_signatures',
    columns: ['account_id', 'character_id'],
    exported: { without: ['is_unseen'] },
    erased: 'removed',
  },
  { table: 'guild_efforts', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'guild_events',
    columns: ['character_id'],
    exported: everyColumn,
    erased: 'removed',
  },
  { table: 'guild_sign_ups', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'guild_leaves', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'guild_uses', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'guild_money_entries',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { kept: 'a ledger of the guild; an id without a name' },
  },
  {
    table: 'guild_vault_entries',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { kept: 'a log of the guild; an id without a name' },
  },
  {
    table: 'guild_levies',
    columns: ['character_id'],
    exported: { never: 'is on its way to the treasury for a minute; the ledger of the wallet is exported' },
    erased: { kept: 'is collected for the guild a minute later' },
  },
  {
    table: 'guild_tax_rests',
    columns: ['character_id'],
    exported: { never: 'a part of a chit, for bookkeeping' },
    erased: 'removed',
  },
  { table: 'guild_asks', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'guild_letters',
    columns: ['sender_account_id', 'sender_id'],
    exported: { without: ['after_id'] },
    erased: 'removed',
  },
];
