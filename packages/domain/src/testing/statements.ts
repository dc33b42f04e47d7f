import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** A statement as a process sent it to Postgres. */
export interface Statement {
  /** Tells the connections apart. */
  readonly connection: object;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Listener = (statement: Statement) => void;
const listeners = new Set<Listener>();
let isPatched = false;
const inRecording = new AsyncLocalStorage<true>();

/** Calls `listen` for each statement that a domain of this process sends, until the returned function is called. */
export function listenToStatements(listen: Listener): () => void {
  patch();
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Returns the statements that an action sends, in order; those of other actions at the same time are left out. */
export async function statementsOf(action: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const stop = listenToStatements((statement) => inRecording.getStore() === true && sent.push(statement));
  try {
    await inRecording.run(true, action);
  } finally {
    stop();
  }
  return sent;
}

/** What a piece of work sent to Postgres. */
export interface Counted<T> {
  readonly answer: T;
  /** The texts in order, without those that only begin and end a transaction. */
  readonly statements: readonly string[];
}

const transactional = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** Records every statement that this process sends while `work` runs; nothing else may use the database meanwhile. */
export async function countStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const statements: string[] = [];
  const stop = listenToStatements(({ text }) => transactional.test(text) || statements.push(text));
  try {
    return { answer: await work(), statements };
  } finally {
    stop();
  }
}

function patch(): void {
  if (isPatched) return;
  isPatched = true;
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] } | undefined)?.values ?? []);
    if (text !== undefined) for (const listen of listeners) listen({ connection: this, text, values });
    return query.apply(this, args);
  } as never;
}
