import { tickMs } from '@necp/shared/protocol';

interface Sample {
  readonly tick: number;
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

export interface ShownBody {
  readonly x: number;
  readonly y: number;
  /** Radians. */
  readonly facing: number;
}

/**
 * An entity that stands still is not sent again; a longer gap than this was a pause, not a slow walk. In a crowd the
 * farthest entities are sent every eighth tick.
 */
const mostGapTicks = 9;
/**
 * How long a walk continues at least when the next snapshot is late; an entity that is sent rarely walks on until
 * about its next one.
 */
const leastExtrapolatedTicks = 2.5;
const earlierTicks = 1.5;
const mostSamples = 24;

/** The path of another entity from snapshots, shown a little in the past. */
export class Track {
  private samples: Sample[] = [];

  /** Adds the position at a tick. */
  put(sample: Sample): void {
    const last = this.samples.at(-1);
    if (last && sample.tick <= last.tick) return;
    if (last && last.x === sample.x && last.y === sample.y && last.facing === sample.facing) return;
    if (last && sample.tick - last.tick > mostGapTicks) this.samples.push({ ...last, tick: sample.tick - 1 });
    this.samples.push(sample);
    if (this.samples.length > mostSamples) this.samples.splice(0, this.samples.length - mostSamples);
  }

  /** Clears the path: the next position is where the entity stands. */
  jump(sample: Sample): void {
    this.samples = [sample];
  }

  /**
   * Returns the entity at a (fractional) tick: between two samples, or shortly beyond the last while it moved; null
   * without samples.
   */
  at(tick: number): ShownBody | null {
    const { samples } = this;
    const first = samples[0];
    const last = samples.at(-1);
    if (!first || !last) return null;
    if (tick <= first.tick) return first;
    for (let i = samples.length - 1; i > 0; i -= 1) {
      const from = samples[i - 1];
      const to = samples[i];
      if (from && to && tick >= from.tick && tick < to.tick)
        return between(from, to, (tick - from.tick) / (to.tick - from.tick));
    }
    const prior = samples.at(-2);
    if (!prior || last.tick - prior.tick > mostGapTicks) return last;
    const gap = last.tick - prior.tick;
    const most = Math.max(leastExtrapolatedTicks, gap - earlierTicks);
    const ahead = Math.min(tick - last.tick, most);
    const pace = ahead / gap;
    // The walk slows down softly instead of stopping abruptly.
    const soft = tick - last.tick > most ? 0 : pace * (1 - ahead / (2 * most));
    return { x: last.x + (last.x - prior.x) * soft, y: last.y + (last.y - prior.y) * soft, facing: last.facing };
  }
}

function between(from: Sample, to: Sample, share: number): ShownBody {
  const turn = Math.atan2(Math.sin(to.facing - from.facing), Math.cos(to.facing - from.facing));
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    facing: from.facing + turn * share,
  };
}

const leastDelayMs = 100;
const mostDelayMs = 200;
const windowSize = 40;

/** Chooses the tick to show now: behind the newest by the jitter of arrivals, never jumping. */
export class Timeline {
  private arrivals: number[] = [];
  private shownTick = 0;
  private delayMs = leastDelayMs;

  /** Records that a snapshot of `tick` arrived at `nowMs`. */
  received(tick: number, nowMs: number): void {
    this.arrivals.push(nowMs - tick * tickMs);
    if (this.arrivals.length > windowSize) this.arrivals.shift();
    const sorted = [...this.arrivals].sort((a, b) => a - b);
    const base = sorted[0] ?? 0;
    const late = (sorted[Math.floor(sorted.length * 0.9)] ?? base) - base;
    const wanted = Math.min(mostDelayMs, Math.max(leastDelayMs, 70 + late));
    this.delayMs += (wanted - this.delayMs) * (wanted > this.delayMs ? 0.25 : 0.03);
    if (this.shownTick === 0) this.shownTick = this.wantedTick(nowMs);
  }

  get delay(): number {
    return this.delayMs;
  }

  /** Advances by a frame; runs up to a tenth faster or slower to meet the target delay. */
  advance(elapsedMs: number, nowMs: number): number {
    if (this.arrivals.length === 0) return this.shownTick;
    const wanted = this.wantedTick(nowMs);
    const step = elapsedMs / tickMs;
    const gap = wanted - (this.shownTick + step);
    if (Math.abs(gap) > 10) this.shownTick = wanted;
    else this.shownTick += step + Math.max(-step * 0.1, Math.min(step * 0.1, gap * 0.2));
    return this.shownTick;
  }

  /** Starts again after a reconnect. */
  reset(): void {
    this.arrivals = [];
    this.shownTick = 0;
    this.delayMs = leastDelayMs;
  }

  private wantedTick(nowMs: number): number {
    let base = Infinity;
    for (const arrival of this.arrivals) base = Math.min(base, arrival);
    return (nowMs - base - this.delayMs) / tickMs;
  }
}
