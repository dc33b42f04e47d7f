interface Round {
  readonly tripMs: number;
  readonly offsetMs: number;
}

const remembered = 8;

/** Estimates the server's clock and the latency from pings (Cristian's algorithm, best of the last eight). */
export class ClockSync {
  private rounds: Round[] = [];
  private smoothTripMs: number | null = null;
  private offset: number | null = null;

  /** Adds one answered ping; all times are of the local clock except `serverTimeMs`. */
  answered(ping: { readonly sentMs: number; readonly receivedMs: number; readonly serverTimeMs: number }): void {
    const tripMs = Math.max(0, ping.receivedMs - ping.sentMs);
    this.rounds.push({ tripMs, offsetMs: ping.serverTimeMs - (ping.sentMs + tripMs / 2) });
    if (this.rounds.length > remembered) this.rounds.shift();
    this.smoothTripMs = this.smoothTripMs === null ? tripMs : this.smoothTripMs + (tripMs - this.smoothTripMs) * 0.25;
    const best = this.rounds.reduce((least, round) => (round.tripMs < least.tripMs ? round : least));
    this.offset =
      this.offset === null || Math.abs(best.offsetMs - this.offset) > 250
        ? best.offsetMs
        : this.offset + (best.offsetMs - this.offset) * 0.3;
  }

  /** Makes a first guess before any ping: the time of the welcome, which is one way old. */
  guess(serverTimeMs: number, nowMs: number): void {
    this.offset ??= serverTimeMs - nowMs;
  }

  /** Returns the smoothed round trip in milliseconds, 0 before the first answer. */
  get latencyMs(): number {
    return this.smoothTripMs ?? 0;
  }

  /** Returns the server's time in milliseconds; until the first message arrives, that of the browser. */
  serverMs(nowMs: number): number {
    return nowMs + (this.offset ?? performance.timeOrigin);
  }
}
