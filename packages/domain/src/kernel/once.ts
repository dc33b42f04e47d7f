import { createHash } from 'node:crypto';
import { GameError, type AccountId, type RequestId } from '@necp/shared/kernel';
import superjson from 'superjson';
import type { Prisma } from '@necp/db/types';
import type { Outcome } from './gather';
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

/**
 * Does the same as `once` for acts that share a transaction; see `gatherActs`. Call it first in the transaction.
 * @param run carries out the acts with these indices, whose requests are new, and returns an outcome for each of them
 * in the same order. Only answers are stored.
 * @returns an outcome for every act; a repeated request runs alone, where it gets the first answer
 */
export async function onceTogether<T>(
  tx: Tx,
  asked: readonly Asked[],
  run: (indices: readonly number[]) => Promise<readonly Outcome<T>[]>,
): Promise<readonly Outcome<T>[]> {
  const firsts = new Map<string, number>();
  asked.forEach((one, index) => firsts.has(keyOf(one)) || firsts.set(keyOf(one), index));
  // Every transaction takes its requests in the same order, so none waits for another that waits for it.
  const inOrder = [...firsts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const taken = await takeRequests(
    tx,
    inOrder.flatMap(([, index]) => asked[index] ?? []),
  );
  const indices = [...firsts].flatMap(([key, index]) => (taken.has(key) ? [index] : []));
  const made = await run(indices);
  const outcomes = asked.map((): Outcome<T> => 'alone');
  indices.forEach((index, place) => {
    outcomes[index] = made[place] ?? 'alone';
  });
  await storeAnswers(
    tx,
    indices.flatMap((index) => {
      const [one, outcome] = [asked[index], outcomes[index]];
      return one === undefined || outcome === undefined ? [] : [{ one, outcome }];
    }),
  );
  return outcomes;
}

const keyOf = ({ accountId, requestId }: Pick<Asked, 'accountId' | 'requestId'>) =>
  `${accountId ?? noAccountId} ${requestId}`;

/** Writes down requests in the given order; returns the keys of those that are new. */
async function takeRequests(tx: Tx, asked: readonly Asked[]): Promise<ReadonlySet<string>> {
  const taken = await tx.$queryRaw<{ accountId: AccountId; requestId: RequestId }[]>`
    INSERT INTO request_answers (account_id, request_id, verb, input_hash)
    SELECT * FROM unnest(${asked.map(({ accountId }) => accountId ?? noAccountId)}::uuid[],
      ${asked.map(({ requestId }) => requestId)}::uuid[], ${asked.map(({ verb }) => verb)}::text[],
      ${asked.map(({ input }) => hashOf(input))}::text[])
    ON CONFLICT DO NOTHING RETURNING account_id AS "accountId", request_id AS "requestId"`;
  return new Set(taken.map(keyOf));
}

/** Stores the answers, and forgets the requests without one: a refusal is not stored, because it left no effect. */
async function storeAnswers(
  tx: Tx,
  made: readonly { readonly one: Asked; readonly outcome: Outcome<unknown> }[],
): Promise<void> {
  const answered: { readonly one: Asked; readonly answer: string }[] = [];
  const refused: Asked[] = [];
  for (const { one, outcome } of made)
    if (outcome !== 'alone' && 'answer' in outcome)
      answered.push({ one, answer: JSON.stringify(superjson.serialize(outcome.answer)) });
    else refused.push(one);
  if (answered.length > 0)
    await tx.$executeRaw`
      UPDATE request_answers AS stored SET answer = made.answer
      FROM unnest(${answered.map(({ one }) => one.accountId ?? noAccountId)}::uuid[],
        ${answered.map(({ one }) => one.requestId)}::uuid[],
        ${answered.map(({ answer }) => answer)}::text[]::jsonb[]) AS made (account_id, request_id, answer)
      WHERE stored.account_id = made.account_id AND stored.request_id = made.request_id`;
  if (refused.length > 0)
    await tx.$executeRaw`
      DELETE FROM request_answers WHERE (account_id, request_id) IN (
        SELECT * FROM unnest(${refused.map(({ accountId }) => accountId ?? noAccountId)}::uuid[],
          ${refused.map(({ requestId }) => requestId)}::uuid[]))`;
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
