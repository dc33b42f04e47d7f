/**
 * The rows of one table that belong to an account or its characters, as the room of the table declares them: what an
 * export takes of them, and what the deletion of the account does with them. All names come from the code.
 */
export interface PersonalRows {
  readonly table: string;
  /** The columns with the id of an account or a character; one of them is enough. */
  readonly columns: readonly string[];
  /** Those of the columns that hold the id as text. */
  readonly asText?: readonly string[];
  /** Where these columns hold the id of a row of another table, whose own columns have the owner. */
  readonly through?: { readonly table: string; readonly columns: readonly string[] };
  /** The columns that an export leaves out, such as hashes of secrets; or why none of these rows is exported. */
  readonly exported: { readonly without: readonly string[] } | { readonly never: string };
  /** What is left after a deletion: nothing, rows with other values (in SQL), or the rows as they are and why. */
  readonly erased: 'removed' | { readonly set: Readonly<Record<string, string>> } | { readonly kept: string };
}

/** Rows with nothing in them that an export leaves out. */
export const everyColumn = { without: [] } as const;
/** The name of characters whose account was erased. */
export const erasedName = '—';

/** What the kernel keeps of accounts and characters. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'request_answers',
    columns: ['account_id'],
    exported: { never: 'copies of answers that the player has had' },
    erased: 'removed',
  },
  {
    table: 'ledgers',
    columns: ['actor_id'],
    exported: { never: 'heads of movements; the movements of money are exported themselves' },
    erased: { kept: 'proof of every movement; an id without a name' },
  },
  {
    table: 'outbox',
    columns: ['actor_id'],
    exported: { never: 'messages between rooms, which store what matters themselves' },
    erased: { kept: 'removed seven days after they were sent' },
  },
  {
    table: 'sheet_versions',
    columns: ['character_id'],
    exported: { never: 'counters of the server' },
    erased: { kept: 'counters without meaning' },
  },
];
