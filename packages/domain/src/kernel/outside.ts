import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  type CircuitBreakerPolicy,
  CountBreaker,
  handleWhen,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
} from 'cockatiel';
import type { Logger } from './context';
import { outsideMeters } from './outside-meters';
import type { OutsideSettings } from './outside-settings';

/** Why a guard gave a caller no answer. */
type Refused = 'open' | 'full' | 'timeout';

/** An outside service that was not called, or did not answer in time. */
export class OutsideAway extends Error {
  override readonly name = 'OutsideAway';

  constructor(
    service: string,
    readonly why: Refused,
  ) {
    super(`${service}: ${why}`);
  }
}

export interface OutsideOptions {
  /** The name in the log and in the metrics; a part behind a colon tells services of one kind apart. */
  readonly name: string;
  readonly settings: OutsideSettings;
  readonly log: Pick<Logger, 'warn'>;
  /** Whether an error is the fault of the service; all are when left out. What a caller did wrong is none. */
  readonly isFailure?: (error: Error) => boolean;
  /** Called when the breaker closes again. */
  readonly onRecovery?: () => void;
}

/** Stands between callers and an outside service: time-out, bulkhead and breaker (decision 0050). */
export interface Outside {
  /**
   * Calls the service. `work` begins within this call unless it must wait, so calls keep their order.
   * @throws OutsideAway when the breaker is open, too many calls are under way, or the time is over
   */
  call<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Closes the breaker, because there is a new connection. */
  renew(): void;
  readonly isOpen: boolean;
}

interface Timed<T> {
  readonly answer: T;
  readonly tookMs: number;
}

/** Makes the guard of one outside service. */
export function guardOutside(options: OutsideOptions): Outside {
  const { name, settings } = options;
  const { state, seconds } = outsideMeters();
  const entrance = bulkhead(settings.mostAtOnce, settings.mostWaiting);
  const limit = timeout(settings.timeoutMs, TimeoutStrategy.Aggressive).dangerouslyUnref();
  const outage = new Outage(options);
  let breaker = makeBreaker(options);
  const follow = (followed: CircuitBreakerPolicy) => {
    // A breaker that was replaced may still end a call.
    followed.onBreak((reason) => breaker === followed && outage.begin('error' in reason ? reason.error : null));
    followed.onReset(() => breaker === followed && outage.end());
  };
  follow(breaker);
  state.set({ outside: name }, 0);
  const timed = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<Timed<T>> => {
    const end = seconds.startTimer({ outside: name });
    try {
      const answer = await limit.execute(({ signal }) =>
        work(signal).catch((error: unknown) => throwOf(error, signal)),
      );
      return { answer, tookMs: end({ outcome: 'answered' }) * 1_000 };
    } catch (error) {
      end({ outcome: error instanceof TaskCancelledError ? 'timeout' : 'failed' });
      throw error;
    }
  };
  return {
    get isOpen() {
      return breaker.state !== CircuitState.Closed;
    },
    call: async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      try {
        // Callers do not wait for the one call that tries whether the service is back.
        if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
        const { answer } = await entrance.execute(() => breaker.execute(() => timed(work)));
        return answer;
      } catch (error) {
        throw refusalOf(name, error);
      }
    },
    renew: () => {
      breaker = makeBreaker(options);
      follow(breaker);
      outage.end();
    },
  };
}

/** An outage is noted when it begins and when it is over, however often the breaker tries in between. */
class Outage {
  private isOn = false;

  constructor(private readonly options: OutsideOptions) {}

  begin(err: Error | null): void {
    if (this.isOn) return;
    this.isOn = true;
    const { name: outside, settings, log } = this.options;
    const { state, opens } = outsideMeters();
    state.set({ outside }, 1);
    opens.inc({ outside });
    log.warn({ outside, err, triesAgainMs: settings.opensForMs }, 'an outside service is not called for a while');
  }

  end(): void {
    if (!this.isOn) return;
    this.isOn = false;
    const { name: outside, log, onRecovery } = this.options;
    outsideMeters().state.set({ outside }, 0);
    log.warn({ outside }, 'an outside service is called again');
    onRecovery?.();
  }
}

function makeBreaker({ settings, isFailure = () => true }: OutsideOptions): CircuitBreakerPolicy {
  const policy = handleWhen(isFailure).orWhenResult(
    (result) => (result as Timed<unknown>).tookMs > (settings.slowMs ?? Number.POSITIVE_INFINITY),
  );
  return circuitBreaker(policy, {
    halfOpenAfter: settings.opensForMs,
    breaker: new CountBreaker({ size: settings.lastCalls, threshold: 0.5 }),
  });
}

/** Throws the error of a call; what fails because its time is over has that as its reason. */
function throwOf(error: unknown, { aborted }: AbortSignal): never {
  throw aborted ? new TaskCancelledError() : error;
}

/** Returns what a caller learns, and counts the calls that never reached the service. */
function refusalOf(name: string, error: unknown): unknown {
  if (error instanceof TaskCancelledError) return new OutsideAway(name, 'timeout');
  const why = error instanceof BulkheadRejectedError ? 'full' : error instanceof BrokenCircuitError ? 'open' : null;
  if (why === null) return error;
  outsideMeters().refused.inc({ outside: name, why });
  return new OutsideAway(name, why);
}
