import pg from 'pg';

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
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | { readonly text?: string }];
    const text = typeof query === 'string' ? query : (query.text ?? '');
    if (!transactional.test(text)) statements.push(text);
    return (send as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof send;
  try {
    return { answer: await work(), statements };
  } finally {
    pg.Client.prototype.query = send;
  }
}
