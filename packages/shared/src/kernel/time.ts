/** Where time comes from; rules and rooms are handed one, so that tests and replays own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** A clock that stands still until it is moved, for tests and replays. */
export class FixedClock implements Clock {
  constructor(private ms: number) {}

  nowMs(): number {
    return this.ms;
  }

  advance(byMs: number): void {
    this.ms += byMs;
  }
}
