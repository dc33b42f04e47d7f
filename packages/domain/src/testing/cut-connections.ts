import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** When a connection to Postgres dies: before a statement is sent, or after Postgres has carried it out. */
export type CutMoment = 'before' | 'after';

/** What became of an action whose connection died. */
export interface CutOutcome<T> {
  /** Whether the action had as many statements, so that its connection did die. */
  readonly wasCut: boolean;
  /** How many statements the action sent. */
  readonly statements: number;
  readonly settled: PromiseSettledResult<T>;
}

interface Cut {
  readonly at: number;
  readonly moment: CutMoment;
  statements: number;
}

const cuts = new AsyncLocalStorage<Cut>();
let isPatched = false;

/**
 * Runs an action whose connection to Postgres dies at its n-th statement, counted from 1, as the network would end it.
 * Statements of other actions go on.
 */
export async function cutAt<T>(
  action: () => Promise<T>,
  { at, moment }: { readonly at: number; readonly moment: CutMoment },
): Promise<CutOutcome<T>> {
  patch();
  const cut: Cut = { at, moment, statements: 0 };
  const [settled] = await cuts.run(cut, () => Promise.allSettled([action()]));
  return { wasCut: cut.statements >= at, statements: cut.statements, settled };
}

function patch(): void {
  if (isPatched) return;
  isPatched = true;
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
    const cut = cuts.getStore();
    if (cut === undefined) return query.apply(this, args);
    cut.statements += 1;
    if (cut.statements !== cut.at) return query.apply(this, args);
    if (cut.moment === 'before') {
      endOf(this);
      return query.apply(this, args);
    }
    const answered = args.at(-1);
    const lose = () => {
      endOf(this);
      return new Error('Connection terminated unexpectedly');
    };
    // A pool asks by callback, a transaction by promise.
    if (typeof answered === 'function')
      return query.apply(this, [...args.slice(0, -1), () => void (answered as (error: Error) => void)(lose())]);
    return (query.apply(this, args) as Promise<unknown>).then(() => Promise.reject(lose()));
  } as never;
}

function endOf(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
