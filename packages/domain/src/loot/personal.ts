import { everyColumn, type PersonalRows } from '../kernel';

/** What characters rolled and found. */
export const personal: readonly PersonalRows[] = [
  { table: 'world_drops', columns: ['owner_id', 'taken_by'], exported: everyColumn, erased: 'removed' },
  { table: 'snatches', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_rolls', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_encounters', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'container_openings', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_filters', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'party_drop_members', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'party_drops',
    columns: ['finder_id', 'given_to', 'holder_id', 'master_id'],
    exported: { never: 'belongs to a party; the own choices and rolls are exported' },
    erased: { kept: 'two weeks, for the log of the other members; ids without names' },
  },
  {
    table: 'party_loot',
    columns: ['master_id', 'served_id'],
    exported: { never: 'belongs to a party' },
    erased: { kept: 'until the party is removed; ids without names' },
  },
];
