import { setTimeout as pause } from 'node:timers/promises';
import { GameError } from '@necp/shared/kernel';
import { awayBackoff, isAway, isUnexplained, mostFaults } from './away';

/**
 * One request to the domain. It is repeated while the domain is unavailable, so the domain must recognise it by an id.
 */
export interface DomainTask {
  /** Requests with the same key run one after the other, in order; others run in parallel. */
  readonly key: string;
  /** A name for the log. */
  readonly what: string;
  /** The id under which every attempt is known in the log and in the database. */
  readonly correlationId: string;
  /** What is requested, for the operator who finds it laid aside. */
  readonly request: unknown;
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
  /** The greatest number of requests with the same key, so that one player cannot fill the queue for all. */
  readonly mostOfKey: number;
  readonly onTrouble: (error: unknown, task: DomainTask, outcome: 'waits' | 'dropped') => void;
  /** Is called with a request that failed for a reason no player can cause, so that it is kept for the operator. */
  readonly onLaidAside: (task: DomainTask, failure: { readonly error: unknown; readonly tries: number }) => void;
}

/** The requests of one key, the oldest first, and how the oldest has failed so far. */
interface Lane {
  readonly key: string;
  readonly tasks: DomainTask[];
  faults: number;
  faultWait: Wait | null;
  awayWait: Wait | null;
}

type Wait = ReturnType<typeof awayBackoff.next>;

/**
 * Runs requests in turns: each key has one request at a time and then waits for all others, so that no key can hold up
 * the rest. A request that waits for the domain keeps its place in its key but takes no slot. Requests that the domain
 * refuses are dropped.
 */
export function createTaskQueue(options: TaskQueueOptions): TaskQueue {
  return new FairQueue(options);
}

class FairQueue implements TaskQueue {
  private readonly lanes = new Map<string, Lane>();
  /** The keys that wait for their turn, the next first. */
  private readonly ready: Lane[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly whenEmpty = new Set<() => void>();
  private running = 0;
  private waiting = 0;
  private isStopped = false;

  constructor(private readonly options: TaskQueueOptions) {}

  get size(): number {
    return this.waiting;
  }

  add(task: DomainTask): void {
    if (this.isStopped) return;
    const { most, mostOfKey, onTrouble } = this.options;
    const lane = this.lanes.get(task.key);
    if (this.waiting >= most || (lane?.tasks.length ?? 0) >= mostOfKey) {
      onTrouble(null, task, 'dropped');
      task.rejected(new GameError('unavailable', 'kernel.busy'));
      return;
    }
    this.waiting++;
    if (lane !== undefined) return void lane.tasks.push(task);
    const opened: Lane = { key: task.key, tasks: [task], faults: 0, faultWait: null, awayWait: null };
    this.lanes.set(task.key, opened);
    this.line(opened);
  }

  async settle(withinMs: number): Promise<boolean> {
    if (this.waiting > 0)
      await Promise.race([
        new Promise<void>((resolve) => this.whenEmpty.add(resolve)),
        pause(withinMs, undefined, { ref: false }),
      ]);
    return this.waiting === 0;
  }

  stop(): void {
    this.isStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Puts a key at the end of the line. */
  private line(lane: Lane): void {
    this.ready.push(lane);
    this.fill();
  }

  private fill(): void {
    while (this.running < this.options.atOnce && !this.isStopped) {
      const lane = this.ready.shift();
      const task = lane?.tasks[0];
      if (lane === undefined || task === undefined) return;
      this.running++;
      void this.attempt(lane, task);
    }
  }

  /** Runs the oldest request of a key once. */
  private async attempt(lane: Lane, task: DomainTask): Promise<void> {
    let wait: Wait | null = null;
    try {
      await task.run();
    } catch (error) {
      wait = this.isStopped ? null : this.waitAfter(lane, { task, error });
    }
    this.running--;
    if (this.isStopped) return;
    if (wait === null) this.finish(lane);
    else this.sleep(lane, wait.duration);
    this.fill();
  }

  private finish(lane: Lane): void {
    lane.tasks.shift();
    this.waiting--;
    Object.assign(lane, { faults: 0, faultWait: null, awayWait: null });
    if (lane.tasks.length > 0) this.ready.push(lane);
    else this.lanes.delete(lane.key);
    if (this.waiting > 0) return;
    for (const resolve of this.whenEmpty) resolve();
    this.whenEmpty.clear();
  }

  private sleep(lane: Lane, forMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.line(lane);
    }, forMs);
    this.timers.add(timer);
  }

  /** Returns how long to wait before the next attempt; null when the request has failed for good. */
  private waitAfter(lane: Lane, { task, error }: { readonly task: DomainTask; readonly error: unknown }): Wait | null {
    const { onTrouble, onLaidAside } = this.options;
    if (isAway(error)) {
      onTrouble(error, task, 'waits');
      lane.awayWait = lane.awayWait?.next(undefined) ?? awayBackoff.next();
      return lane.awayWait;
    }
    if (error instanceof GameError && !isUnexplained(error)) {
      task.rejected(error);
      return null;
    }
    lane.faults++;
    lane.awayWait = null;
    // A violated constraint of the database would be violated again.
    if (lane.faults < mostFaults && !isUnexplained(error)) {
      onTrouble(error, task, 'waits');
      lane.faultWait = lane.faultWait?.next(undefined) ?? awayBackoff.next();
      return lane.faultWait;
    }
    onTrouble(error, task, 'dropped');
    onLaidAside(task, { error, tries: lane.faults });
    task.rejected(error instanceof GameError ? error : new GameError('unavailable', 'kernel.fault'));
    return null;
  }
}
