import type { Standing } from '../gate';

/** How a zone's ticks went: when each began, by the machine's clock, and how long it took. */
export interface TickTimes {
  readonly ticks: Float64Array;
  readonly startsMs: Float64Array;
  readonly tookMs: Float64Array;
}

/** Notes the ticks of a zone while it is asked to, and where everybody stood. */
export class ZoneLog {
  private times: { tick: number; startMs: number; tookMs: number }[] = [];
  private isTiming = false;
  private standings: Standing[] = [];
  private wanted = 0;
  private whenRecorded: ((standings: Standing[]) => void) | null = null;

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

  /** Where everybody stands after each of the next ticks. */
  record(ticks: number): Promise<Standing[]> {
    this.standings = [];
    this.wanted = ticks;
    return new Promise((resolve) => {
      this.whenRecorded = resolve;
    });
  }

  /** Called after every tick. */
  note(
    time: { readonly tick: number; readonly startMs: number; readonly tookMs: number },
    standing: () => Omit<Standing, 'tick'>,
  ): void {
    if (this.isTiming) this.times.push(time);
    if (this.wanted === 0) return;
    this.standings.push({ tick: time.tick, ...standing() });
    this.wanted--;
    if (this.wanted === 0) this.whenRecorded?.(this.standings);
  }
}
