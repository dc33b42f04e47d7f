import { everyColumn, type PersonalRows } from '../kernel';

/** What characters carry, and every movement of it. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'character_items',
    columns: ['container_id'],
    through: { table: 'character_inventory', columns: ['holder_id'] },
    exported: everyColumn,
    erased: { kept: 'none is left: they leave the world through the ledger' },
  },
  {
    table: 'item_entries',
    columns: ['container_id'],
    through: { table: 'character_inventory', columns: ['holder_id'] },
    exported: { never: 'bookkeeping of the server; the items themselves are exported' },
    erased: { kept: 'a ledger; an id without a name' },
  },
  {
    table: 'character_inventory',
    columns: ['holder_id', 'character_id', 'account_id'],
    exported: everyColumn,
    erased: { kept: 'item entries refer to it; it is empty' },
  },
];
