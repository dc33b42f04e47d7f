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
/** A fault that is no refusal and no absence is ours: it is tried so often, then given up, so that it cannot hold up its key forever. */
const mostFaults = 4;

/** Carries out errands in order of their keys, keeps what fails because the domain is away, and gives up what it refuses. */
export function createErrands({ atOnce, most, onTrouble }: ErrandOptions): Errands {
  const lanes = new Map<string, Errand[]>();
  const ready: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const idlers: (() => void)[] = [];
  let running = 0;
  let size = 0;
  let isStopped = false;

  const pump = () => {
    while (running < atOnce && !isStopped) {
      const key = ready.shift();
      if (key === undefined) break;
      running++;
      void work(key).finally(() => {
        running--;
        pump();
      });
    }
    if (size === 0) idlers.splice(0).forEach((tell) => tell());
  };
  const work = async (key: string) => {
    const lane = lanes.get(key) ?? [];
    let faults = 0;
    let waitMs: number = retryMs.first;
    while (lane[0] !== undefined && !isStopped) {
      const outcome = await attempt(lane[0], faults);
      if (outcome === 'done') {
        lane.shift();
        size--;
        faults = 0;
        waitMs = retryMs.first;
        continue;
      }
      faults += outcome === 'fault' ? 1 : 0;
      await sleep(waitMs);
      waitMs = Math.min(waitMs * 2, retryMs.most);
    }
    if (lane.length === 0) lanes.delete(key);
  };
  const attempt = async (errand: Errand, faults: number): Promise<'done' | 'away' | 'fault'> => {
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
      onTrouble(error, errand.what, isGivenUp ? 'dropped' : 'waits');
      if (!isGivenUp) return isFault ? 'fault' : 'away';
      errand.refused(new GameError('unavailable', 'kernel.fault'));
      return 'done';
    }
  };
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });
  return {
    add: (errand) => {
      if (isStopped) return;
      if (size >= most) {
        onTrouble(null, errand.what, 'dropped');
        errand.refused(new GameError('unavailable', 'kernel.busy'));
        return;
      }
      size++;
      const lane = lanes.get(errand.key);
      if (lane !== undefined) return void lane.push(errand);
      lanes.set(errand.key, [errand]);
      ready.push(errand.key);
      pump();
    },
    get size() {
      return size;
    },
    settle: async (withinMs) => {
      if (size === 0) return true;
      const isLate = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([new Promise<void>((resolve) => idlers.push(resolve)), isLate]);
      return size === 0;
    },
    stop: () => {
      isStopped = true;
      timers.forEach(clearTimeout);
    },
  };
}

/** Whether asking again later may help. */
function isAway(error: GameError): boolean {
  return error.kind === 'unavailable' && error.code.startsWith('kernel.');
}
