import { setTimeout as pause } from 'node:timers/promises';
import { GameError } from '@necp/shared/kernel';
import type { Ctx } from './context';
import { oneForAll } from './one-for-all';
import { clientOf, inTx, type Tx } from './tx';

/** One act that a caller asks for. */
export interface Act<I> {
  readonly ctx: Ctx;
  readonly input: I;
}

/**
 * What came of one act of a batch: its answer, the error its caller gets, or `alone` when it has to run by itself
 * because it needs more than the batch prepared. A refused act must have left no effect in the batch.
 */
export type Outcome<T> = { readonly answer: T } | { readonly refused: GameError } | 'alone';

export interface Gathered<I, T> {
  /** The verb, unique in the process. */
  readonly name: string;
  /** The most acts of one transaction. */
  readonly most: number;
  /** Carries out several acts in one transaction, in their order, and returns an outcome for each. */
  readonly together: (tx: Tx, acts: readonly Act<I>[]) => Promise<readonly Outcome<T>[]>;
  /** Carries out one act in a transaction of its own. */
  readonly alone: (act: Act<I>) => Promise<T>;
}

interface Waiting<I, T> {
  readonly act: Act<I>;
  readonly resolve: (answer: T) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue<I, T> {
  readonly waiting: Waiting<I, T>[];
  isRunning: boolean;
}

/**
 * How long the next batch waits after one of several acts: their callers come back at about the same time, and larger
 * batches cost less for each act.
 */
const gatherMs = 2;

/**
 * Returns a function that carries out one act and its caller's promise for it. An act that meets no other runs alone
 * and waits for nothing. Acts that arrive while a transaction is under way wait for its end and then share the next
 * one, so that many small acts cost few statements and one commit; each has its own answer or error. When a shared
 * transaction fails, each of its acts runs alone.
 */
export function gatherActs<I, T>(gathered: Gathered<I, T>): (ctx: Ctx, input: I) => Promise<T> {
  // One queue for each database of the process.
  const queues = oneForAll(`gather.${gathered.name}`, () => new WeakMap<object, Queue<I, T>>());
  return (ctx, input) =>
    new Promise<T>((resolve, reject) => {
      const key = clientOf(ctx);
      const queue = queues.get(key) ?? { waiting: [], isRunning: false };
      queues.set(key, queue);
      queue.waiting.push({ act: { ctx, input }, resolve, reject });
      if (!queue.isRunning) void drain(queue, gathered);
    });
}

async function drain<I, T>(queue: Queue<I, T>, gathered: Gathered<I, T>): Promise<void> {
  queue.isRunning = true;
  while (queue.waiting.length > 0) {
    const batch = queue.waiting.splice(0, gathered.most);
    await runBatch(batch, gathered);
    if (batch.length > 1) await pause(gatherMs);
  }
  queue.isRunning = false;
}

/** Never rejects: every error goes to the caller whose act it belongs to. */
async function runBatch<I, T>(batch: readonly Waiting<I, T>[], gathered: Gathered<I, T>): Promise<void> {
  const runAlone = (one: Waiting<I, T>) => gathered.alone(one.act).then(one.resolve, one.reject);
  const [first] = batch;
  if (first === undefined) return;
  const outcomes = batch.length === 1 ? null : await runTogether(first.act.ctx, batch, gathered);
  const alone = batch.filter((one, index) => {
    const outcome = outcomes?.[index] ?? 'alone';
    if (outcome === 'alone') return true;
    if ('answer' in outcome) one.resolve(outcome.answer);
    else one.reject(outcome.refused);
    return false;
  });
  await Promise.all(alone.map(runAlone));
}

/** Returns null when the shared transaction failed as a whole. */
async function runTogether<I, T>(
  ctx: Ctx,
  batch: readonly Waiting<I, T>[],
  { together, name }: Gathered<I, T>,
): Promise<readonly Outcome<T>[] | null> {
  try {
    return await inTx(ctx, (tx) =>
      together(
        tx,
        batch.map(({ act }) => act),
      ),
    );
  } catch (err) {
    if (err instanceof GameError && err.kind === 'unavailable') return batch.map(() => ({ refused: err }));
    ctx.log.warn({ err, name, acts: batch.length }, 'acts run one by one');
    return null;
  }
}
