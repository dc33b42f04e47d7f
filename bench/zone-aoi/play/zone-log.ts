import type { TickPositions } from '../gate';

/** The times of a zone's ticks: when each began, by the machine's clock, and how long it took. */
export interface TickTimes {
  readonly ticks: Float64Array;
  readonly startsMs: Float64Array;
  readonly tookMs: Float64Array;
}

/** Records the times of a zone's ticks and the positions of its entities while requested. */
export class ZoneLog {
  private times: { tick: number; startMs: number; tookMs: number }[] = [];
  private isTiming = false;
  private recorded: TickPositions[] = [];
  private wanted = 0;
  private whenRecorded: ((recorded: TickPositions[]) => void) | null = null;

  begin(): void {
    this.times = [];
    this.isTiming = true;
  }

  end(): TickTimes {
    this.isTiming = false;
    return {
      ticks: Float64Array.from(this.times, ({ tick }) => tick),
      startsMs: Float64Array.from(this.times, ({ startMs }) => startMs),
      tookMs: Float64Array.from(this.times, ({ tookMs }) => tookMs),
    };
  }

  /** Records the positions of all entities after each of the next ticks. */
  record(ticks: number): Promise<TickPositions[]> {
    this.recorded = [];
    this.wanted = ticks;
    return new Promise((resolve) => {
      this.whenRecorded = resolve;
    });
  }

  /** Called after every tick. */
  note(
    time: { readonly tick: number; readonly startMs: number; readonly tookMs: number },
    positions: () => Omit<TickPositions, 'tick'>,
  ): void {
    if (this.isTiming) this.times.push(time);
    if (this.wanted === 0) return;
    this.recorded.push({ tick: time.tick, ...positions() });
    this.wanted--;
    if (this.wanted === 0) this.whenRecorded?.(this.recorded);
  }
}
