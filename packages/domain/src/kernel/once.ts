import { createHash } from 'node:crypto';
import { GameError, type AccountId, type RequestId } from '@necp/shared/kernel';
import superjson from 'superjson';
import type { Prisma } from '@necp/db/types';
import type { Tx } from './tx';

export interface Asked {
  /** The account of the request; null for the system itself. The same id from another account is another request. */
  readonly accountId: AccountId | null;
  readonly requestId: RequestId;
  /** The name of the requested action, e.g. `character.create`. */
  readonly verb: string;
  /** The validated input; the same id with another input is refused. */
  readonly input: unknown;
}

const noAccountId = '00000000-0000-0000-0000-000000000000';

/**
 * Runs `run` the first time a request is made and stores its answer; a repeated request, also at the same moment from
 * another process, gets the stored answer. Call it first in the transaction. A refusal (an error) is not stored,
 * because it left no effect.
 * @throws GameError conflict `kernel.request_reused` when the id was used for something else
 */
export async function once<T>(tx: Tx, asked: Asked, run: () => Promise<T>): Promise<T> {
  const accountId = asked.accountId ?? noAccountId;
  const { requestId, verb } = asked;
  const inputHash = hashOf(asked.input);
  // A second request waits here until the first one's transaction has ended.
  const taken = await tx.$executeRaw`
    INSERT INTO request_answers (account_id, request_id, verb, input_hash)
    VALUES (${accountId}::uuid, ${requestId}::uuid, ${verb}, ${inputHash}) ON CONFLICT DO NOTHING`;
  const key = { accountId_requestId: { accountId, requestId } };
  if (taken === 0) {
    const first = await tx.requestAnswer.findUniqueOrThrow({ where: key });
    if (first.verb !== verb || first.inputHash !== inputHash) throw new GameError('conflict', 'kernel.request_reused');
    return superjson.deserialize<T>(first.answer as never);
  }
  const answer = await run();
  await tx.requestAnswer.update({
    where: key,
    data: { answer: superjson.serialize(answer) as unknown as Prisma.InputJsonObject },
  });
  return answer;
}

function hashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(superjson.serialize(input))))
    .digest('base64url');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
