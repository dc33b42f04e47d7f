import { GameError } from '@necp/shared/kernel';

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
  readonly refused: (error: GameError) => void;
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

const retryMs = { first: 250, most: 5_000 } as const;
/**
 * An error that is neither a refusal nor an outage is a bug of this server. The request is tried this often, then given
 * up, so that it does not block its key forever.
 */
const mostFaults = 4;

/**
 * Runs requests in the order of their keys, keeps those that fail because the domain is unavailable, and drops those
 * the domain refuses.
 */
export function createTaskQueue(options: TaskQueueOptions): TaskQueue {
  return new Lanes(options);
}

class Lanes implements TaskQueue {
  private readonly lanes = new Map<string, DomainTask[]>();
  private readonly ready: string[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly idlers: (() => void)[] = [];
  private running = 0;
  private waiting = 0;
  private isStopped = false;

  constructor(private readonly options: TaskQueueOptions) {}

  get size(): number {
    return this.waiting;
  }

  add(task: DomainTask): void {
    if (this.isStopped) return;
    if (this.waiting >= this.options.most) {
      this.options.onTrouble(null, task.what, 'dropped');
      task.refused(new GameError('unavailable', 'kernel.busy'));
      return;
    }
    this.waiting++;
    const lane = this.lanes.get(task.key);
    if (lane !== undefined) return void lane.push(task);
    this.lanes.set(task.key, [task]);
    this.ready.push(task.key);
    this.pump();
  }

  async settle(withinMs: number): Promise<boolean> {
    if (this.waiting === 0) return true;
    const isLate = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
    await Promise.race([new Promise<void>((resolve) => this.idlers.push(resolve)), isLate]);
    return this.waiting === 0;
  }

  stop(): void {
    this.isStopped = true;
    this.timers.forEach(clearTimeout);
  }

  private pump(): void {
    while (this.running < this.options.atOnce && !this.isStopped) {
      const key = this.ready.shift();
      if (key === undefined) break;
      this.running++;
      void this.workOff(key).finally(() => {
        this.running--;
        this.pump();
      });
    }
    if (this.waiting === 0) this.idlers.splice(0).forEach((resolve) => resolve());
  }

  private async workOff(key: string): Promise<void> {
    const lane = this.lanes.get(key) ?? [];
    let faults = 0;
    let waitMs: number = retryMs.first;
    while (lane[0] !== undefined && !this.isStopped) {
      const outcome = await this.attempt(lane[0], faults);
      if (outcome === 'done') {
        lane.shift();
        this.waiting--;
        faults = 0;
        waitMs = retryMs.first;
        continue;
      }
      faults += outcome === 'fault' ? 1 : 0;
      await this.sleep(waitMs);
      waitMs = Math.min(waitMs * 2, retryMs.most);
    }
    if (lane.length === 0) this.lanes.delete(key);
  }

  private async attempt(task: DomainTask, faults: number): Promise<'done' | 'away' | 'fault'> {
    try {
      await task.run();
      return 'done';
    } catch (error) {
      if (error instanceof GameError && !isAway(error)) {
        task.refused(error);
        return 'done';
      }
      const isFault = !(error instanceof GameError);
      const isGivenUp = isFault && faults + 1 >= mostFaults;
      this.options.onTrouble(error, task.what, isGivenUp ? 'dropped' : 'waits');
      if (!isGivenUp) return isFault ? 'fault' : 'away';
      task.refused(new GameError('unavailable', 'kernel.fault'));
      return 'done';
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        resolve();
      }, ms);
      this.timers.add(timer);
    });
  }
}

/** Whether a later attempt may succeed. */
function isAway(error: GameError): boolean {
  return error.kind === 'unavailable' && error.code.startsWith('kernel.');
}
