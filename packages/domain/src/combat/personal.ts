import { erasedName, everyColumn, type PersonalRows } from '../kernel';

/** Fights: others took part in them, so they stay without a name. */
export const personal: readonly PersonalRows[] = [
  { table: 'character_vitals', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'combat_participants',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { set: { name: `'${erasedName}'` } },
  },
];
