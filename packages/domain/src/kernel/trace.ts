import { AsyncLocalStorage } from 'node:async_hooks';
import { oneForAll } from './one-for-all';

interface Trace {
  readonly correlationId: string;
  readonly isInTx: boolean;
}

const traces = oneForAll('traces', () => new AsyncLocalStorage<Trace>());

/** Runs `work` so that every statement it causes carries the correlation id as a comment. */
export function runTraced<T>(correlationId: string, work: () => Promise<T>): Promise<T> {
  return traces.run({ correlationId, isInTx: traces.getStore()?.isInTx ?? false }, work);
}

/** Does the same as `runTraced`, and records that a transaction is open. */
export function runInTxTrace<T>(correlationId: string, work: () => Promise<T>): Promise<T> {
  return traces.run({ correlationId, isInTx: true }, work);
}

/** Checks whether the calling code already runs inside a transaction. */
export function isInTx(): boolean {
  return traces.getStore()?.isInTx ?? false;
}

/**
 * Returns the comment for the statement being sent now; it has only plain characters, so that nothing can close the
 * comment.
 */
export function statementComments(): Record<string, string> {
  const correlation = traces
    .getStore()
    ?.correlationId.replace(/[^\w.:-]/g, '')
    .slice(0, 64);
  return correlation ? { correlation } : {};
}
