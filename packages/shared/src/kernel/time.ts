/** A source of the current time; rules and rooms receive one, so that tests and replays control it. */
export interface Clock {
  /** Returns milliseconds since the Unix epoch. */
  nowMs(): number;
}

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Returns the midnight (UTC) with which the day of a moment began; the moment is in milliseconds since 1970. */
export const dayOf = (nowMs: number): Date => new Date(Math.floor(nowMs / dayMs) * dayMs);

/** A clock that stands still until it is set, for tests and replays. */
export class FixedClock implements Clock {
  constructor(private ms: number) {}

  nowMs(): number {
    return this.ms;
  }

  advance(byMs: number): void {
    this.ms += byMs;
  }
}
