import { GameError } from '@necp/shared/kernel';

/** One thing asked of the domain. It is asked again while the domain is away, so the domain must know it by an id. */
export interface Errand {
  /** Errands of one key are run one after the other, in order; others beside them. */
  readonly key: string;
  /** For the log. */
  readonly what: string;
  readonly run: () => Promise<void>;
  /** The domain said no, for good. */
  readonly refused: (error: GameError) => void;
}

export interface Errands {
  add(errand: Errand): void;
  readonly size: number;
  /** Runs what is left; false when it could not within the time. */
  settle(withinMs: number): Promise<boolean>;
  stop(): void;
}

export interface ErrandOptions {
  /** Run at the same time at most. */
  readonly atOnce: number;
  /** Beyond this the newest are turned away: a domain that is away for so long has to be repaired first. */
  readonly most: number;
  readonly onTrouble: (error: unknown, what: string, outcome: 'waits' | 'dropped') => void;
}

const retryMs = { first: 250, most: 5_000 } as const;
/**
 * A fault that is no refusal and no absence is ours: it is tried so often, then given up, so that it cannot hold up its
 * key forever.
 */
const mostFaults = 4;

/**
 * Carries out errands in order of their keys, keeps what fails because the domain is away, and gives up what it
 * refuses.
 */
export function createErrands(options: ErrandOptions): Errands {
  return new Lanes(options);
}

class Lanes implements Errands {
  private readonly lanes = new Map<string, Errand[]>();
  private readonly ready: string[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly idlers: (() => void)[] = [];
  private running = 0;
  private waiting = 0;
  private isStopped = false;

  constructor(private readonly options: ErrandOptions) {}

  get size(): number {
    return this.waiting;
  }

  add(errand: Errand): void {
    if (this.isStopped) return;
    if (this.waiting >= this.options.most) {
      this.options.onTrouble(null, errand.what, 'dropped');
      errand.refused(new GameError('unavailable', 'kernel.busy'));
      return;
    }
    this.waiting++;
    const lane = this.lanes.get(errand.key);
    if (lane !== undefined) return void lane.push(errand);
    this.lanes.set(errand.key, [errand]);
    this.ready.push(errand.key);
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

  private async attempt(errand: Errand, faults: number): Promise<'done' | 'away' | 'fault'> {
    try {
      await errand.run();
      return 'done';
    } catch (error) {
      if (error instanceof GameError && !isAway(error)) {
        errand.refused(error);
        return 'done';
      }
      const isFault = !(error instanceof GameError);
      const isGivenUp = isFault && faults + 1 >= mostFaults;
      this.options.onTrouble(error, errand.what, isGivenUp ? 'dropped' : 'waits');
      if (!isGivenUp) return isFault ? 'fault' : 'away';
      errand.refused(new GameError('unavailable', 'kernel.fault'));
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

/** Whether asking again later may help. */
function isAway(error: GameError): boolean {
  return error.kind === 'unavailable' && error.code.startsWith('kernel.');
}
