import type pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { listenToStatements, type Statement } from './statements';

/** The tables that every transaction locks in this order. */
const tables = ['characters', 'escrows', 'positions', 'wallets', 'containers', 'items'] as const;
type Table = (typeof tables)[number];

const named: Readonly<Record<Table, string>> = {
  characters: 'characters',
  escrows: 'escrows',
  positions: 'player_positions',
  wallets: 'wallet_accounts',
  containers: 'character_inventory',
  items: 'character_items',
};

/** What a statement locks; the ids are those of the rows, or of the holders of wallets and containers. */
export interface Locking {
  readonly table: Table;
  readonly ids: readonly string[];
  readonly isMaking: boolean;
  readonly text: string;
}

/** Returns what a statement locks of the watched tables; null for any other statement. */
export function lockingOf({ text, values }: Pick<Statement, 'text' | 'values'>): Locking | null {
  const table = tables.find((one) => {
    const name = `(?:"?public"?\\.)?"?${named[one]}"?(?=[\\s(,]|$)`;
    const isWritten = new RegExp(`\\b(?:UPDATE|INSERT INTO|DELETE FROM)\\s+${name}`, 'i').test(text);
    return (
      isWritten ||
      (new RegExp(`\\bFROM\\s+${name}`, 'i').test(text) && /\bFOR (?:NO KEY UPDATE|UPDATE|SHARE)\b/.test(text))
    );
  });
  if (table === undefined || text.includes('SKIP LOCKED')) return null;
  const ids = values.flat().filter((value): value is string => typeof value === 'string' && uuid.test(value));
  return { table, ids, isMaking: /\bINSERT INTO\b/i.test(text), text };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Returns how the statements of one transaction break the order of locks, one text for each fault. Characters and
 * escrows come first, each by id; then positions; then the wallets and containers of what is locked, of each holder the
 * wallet first.
 */
export function lockFaults(lockings: readonly Locking[]): string[] {
  const held: Record<Table, Set<string>> = {
    characters: new Set(),
    escrows: new Set(),
    positions: new Set(),
    wallets: new Set(),
    containers: new Set(),
    items: new Set(),
  };
  const faults: string[] = [];
  for (const { table, ids, isMaking, text } of lockings) {
    const fresh = ids.filter((id) => !held[table].has(id));
    const fault = fresh.length === 0 || isMaking ? null : faultOf({ table, fresh, held, text });
    if (fault !== null) faults.push(`${fault}: ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`);
    for (const id of fresh) held[table].add(id);
  }
  return faults;
}

interface Step {
  readonly table: Table;
  readonly fresh: readonly string[];
  readonly held: Readonly<Record<Table, ReadonlySet<string>>>;
  readonly text: string;
}

function faultOf({ table, fresh, held, text }: Step): string | null {
  const isSelect = /^\s*SELECT/i.test(text);
  // What lies behind a holder's row may be written in any order; the rows that come first may not.
  const mustSort = isSelect || table === 'characters' || table === 'escrows' || table === 'positions';
  if (mustSort && fresh.length > 1 && !/ORDER BY/.test(text)) return `${table} are locked in no order`;
  if (isSelect && table !== 'positions' && !/FOR NO KEY UPDATE/.test(text)) return `${table} are locked too strongly`;
  const later = tables.slice(tables.indexOf(table) + 1).find((one) => held[one].size > 0);
  if (table === 'characters' || table === 'escrows' || table === 'positions') {
    if (later !== undefined) return `${table} are locked after ${later}`;
    if (fresh.some((id) => [...held[table]].some((other) => other > id))) return `${table} are not locked by id`;
    return null;
  }
  if (table === 'wallets' && fresh.some((id) => held.containers.has(id))) return 'wallets are locked after containers';
  return null;
}

/** Collects the transactions of the domains of this process, by their locks. */
export class LockWatch {
  readonly faults: string[] = [];
  /** The tables in which each finished transaction has locked something, in order. */
  readonly sequences: Table[][] = [];
  private readonly open = new Map<object, Locking[]>();

  take(statement: Statement): void {
    const { connection, text } = statement;
    const options = (connection as pg.Client & { connectionParameters?: { application_name?: string } })
      .connectionParameters;
    if (options?.application_name?.startsWith('necp-') !== true) return;
    if (/^\s*BEGIN/i.test(text)) this.open.set(connection, []);
    const locking = lockingOf(statement);
    if (locking !== null) this.open.get(connection)?.push(locking);
    if (!/^\s*(COMMIT|ROLLBACK)/i.test(text)) return;
    const lockings = this.open.get(connection) ?? [];
    this.open.delete(connection);
    this.faults.push(...lockFaults(lockings));
    this.sequences.push(lockings.map(({ table }) => table).filter((table, index, all) => table !== all[index - 1]));
  }
}

/** Watches all transactions of the tests of a file and expects that each keeps the order of locks. */
export function watchLocks(): LockWatch {
  const watch = new LockWatch();
  let stop = () => undefined as unknown;
  beforeAll(() => {
    stop = listenToStatements((statement) => watch.take(statement));
  });
  afterAll(() => {
    stop();
    expect(watch.faults).toEqual([]);
    expect(watch.sequences.some((sequence) => sequence.length > 1)).toBe(true);
  });
  return watch;
}
