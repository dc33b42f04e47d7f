import { setTimeout as pause } from 'node:timers/promises';
import { GameError } from '@necp/shared/kernel';
import { handleWhen, retry, wrap } from 'cockatiel';
import PQueue from 'p-queue';
import { awayBackoff } from './away';

/**
 * One request to the domain. It is repeated while the domain is unavailable, so the domain must recognise it by an id.
 */
export interface DomainTask {
  /** Requests with the same key run one after the other, in order; others run in parallel. */
  readonly key: string;
  /** A name for the log. */
  readonly what: string;
  readonly run: () => Promise<void>;
  /** Is called when the domain has refused the request for good. */
  readonly rejected: (error: GameError) => void;
}

export interface TaskQueue {
  add(task: DomainTask): void;
  readonly size: number;
  /** Runs what is left; resolves to false when that was not possible within the time. */
  settle(withinMs: number): Promise<boolean>;
  stop(): void;
}

export interface TaskQueueOptions {
  /** The greatest number of requests that run at the same time. */
  readonly atOnce: number;
  /** Beyond this number new requests are refused: a domain that is unavailable for so long has to be repaired first. */
  readonly most: number;
  readonly onTrouble: (error: unknown, what: string, outcome: 'waits' | 'dropped') => void;
}

/**
 * An error that is neither a refusal nor an outage is a bug of this server. The request is tried this often, then given
 * up, so that it does not block its key forever.
 */
const mostFaults = 4;

/**
 * Runs requests in the order of their keys, keeps those that fail because the domain is unavailable, and drops those
 * the domain refuses.
 */
export function createTaskQueue({ atOnce, most, onTrouble }: TaskQueueOptions): TaskQueue {
  const lanes = new Map<string, DomainTask[]>();
  const slots = new PQueue({ concurrency: atOnce });
  const stopping = new AbortController();
  const { signal } = stopping;
  let waiting = 0;

  const workOff = async (key: string, lane: DomainTask[]) => {
    for (let task = lane[0]; task !== undefined && !signal.aborted; task = lane[0]) {
      if (!(await carryOut(task, { onTrouble, signal }))) return;
      lane.shift();
      waiting--;
    }
    if (lane.length === 0) lanes.delete(key);
  };
  return {
    add: (task) => {
      if (signal.aborted) return;
      if (waiting >= most) {
        onTrouble(null, task.what, 'dropped');
        task.rejected(new GameError('unavailable', 'kernel.busy'));
        return;
      }
      waiting++;
      const lane = lanes.get(task.key);
      if (lane !== undefined) return void lane.push(task);
      const opened = [task];
      lanes.set(task.key, opened);
      void slots.add(() => workOff(task.key, opened));
    },
    get size() {
      return waiting;
    },
    settle: async (withinMs) => {
      await Promise.race([slots.onIdle(), pause(withinMs, undefined, { ref: false })]);
      return waiting === 0;
    },
    stop: () => stopping.abort(),
  };
}

/** Resolves to false when the queue was stopped before the domain had answered. */
async function carryOut(
  { what, run, rejected }: DomainTask,
  { onTrouble, signal }: Pick<TaskQueueOptions, 'onTrouble'> & { readonly signal: AbortSignal },
): Promise<boolean> {
  const whileFaulty = retry(handleWhen(isFault), { maxAttempts: mostFaults - 1, backoff: awayBackoff });
  const whileAway = retry(handleWhen(isAway), { backoff: awayBackoff });
  for (const policy of [whileFaulty, whileAway])
    policy.onRetry((failure) => onTrouble('error' in failure ? failure.error : null, what, 'waits'));
  try {
    await wrap(whileFaulty, whileAway).execute(() => {
      // A wait between two attempts cannot be cut short, so it may end after the stop.
      signal.throwIfAborted();
      return run();
    }, signal);
  } catch (error) {
    if (error instanceof GameError && !isAway(error)) rejected(error);
    else if (signal.aborted) return false;
    else {
      onTrouble(error, what, 'dropped');
      rejected(new GameError('unavailable', 'kernel.fault'));
    }
  }
  return true;
}

const isFault = (error: unknown): boolean => !(error instanceof GameError);

/** Checks whether a later attempt may succeed. */
const isAway = (error: unknown): boolean =>
  error instanceof GameError && error.kind === 'unavailable' && error.code.startsWith('kernel.');
