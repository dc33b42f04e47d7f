import { createHash } from 'node:crypto';
import type { RequestId } from '@necp/shared/kernel';
import { once } from './once';
import type { Tx } from './tx';

/**
 * Runs `run` the first time the simulation requests an action, and returns the first answer to repeated requests. Such
 * a request belongs to no account.
 * @param action the simulation's own id, unique for its verb; where the id is unique only for a character, put both in
 * it
 */
export function onceById<T>(
  tx: Tx,
  action: { readonly verb: string; readonly id: string },
  run: () => Promise<T>,
): Promise<T> {
  return once(
    tx,
    { accountId: null, requestId: requestIdOf(action), verb: action.verb, input: { id: action.id } },
    run,
  );
}

/** Returns a UUID (v8, custom) that depends only on the verb and the id. */
function requestIdOf({ verb, id }: { readonly verb: string; readonly id: string }): RequestId {
  const hex = createHash('sha256').update(`${verb}\n${id}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as RequestId;
}
