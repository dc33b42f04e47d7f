import type { PersonalRows } from '../kernel';

/** The administrators who changed limits. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'limit_settings',
    columns: ['changed_by'],
    exported: { never: 'settings of the installation' },
    erased: { kept: 'who changed a limit stays under a pseudonym, as in the audit log' },
  },
];
