import type { GeneratorFigures } from './load/generator';
import type { ServerFigures, Weight } from './servers/referee';
import { ticksPerSecond } from './workload';

/** The results of a run. */
export interface Figures {
  readonly hz: number;
  /** CPU time of the server for one client and tick. */
  readonly cpuMicros: number;
  /** CPU use as a share of one core. */
  readonly cpuShare: number;
  readonly tickP50Ms: number;
  readonly tickP99Ms: number;
  /** Time from the beginning of a tick on the server until a client has its snapshot. */
  readonly updateP50Ms: number;
  readonly updateP99Ms: number;
  readonly bytesPerSecond: number;
  readonly framesPerSecond: number;
  /** Growth of the server's resident memory per client. */
  readonly memoryKb: number;
  /**
   * Growth of the live objects in its heap per client, buffers included: resident memory also holds room for garbage.
   */
  readonly heapKb: number;
  readonly closed: number;
  readonly inputsSentPerSecond: number;
  /** The average duration of each phase of a tick, in milliseconds. */
  readonly phasesMs: Readonly<Record<string, number>>;
  readonly generator: { readonly cpuShare: number; readonly lagP99Ms: number; readonly isBusy: boolean };
}

export interface Counted {
  readonly players: number;
  readonly empty: Weight;
  readonly full: Weight;
  readonly served: ServerFigures;
  readonly played: GeneratorFigures;
}

/** A generator that is busier than this may limit the measurement itself. */
const busyShare = 0.8;

export function figuresOf({ players, empty, full, served, played }: Counted): Figures {
  const ticks = served.ticks.length;
  const updates = latencies(served, played.arrivals);
  const generatorShare = played.cpuMs / played.wallMs;
  const playedS = played.wallMs / 1000;
  return {
    hz: ticks / (served.wallMs / 1000),
    cpuMicros: (served.cpuMs * 1000) / (ticks * players),
    cpuShare: served.cpuMs / served.wallMs,
    tickP50Ms: quantile(served.tookMs, 0.5),
    tickP99Ms: quantile(served.tookMs, 0.99),
    updateP50Ms: quantile(updates, 0.5),
    updateP99Ms: quantile(updates, 0.99),
    bytesPerSecond: played.bytes / playedS / players,
    framesPerSecond: played.snapshots / playedS / players,
    memoryKb: (full.rssBytes - empty.rssBytes) / players / 1024,
    heapKb: (full.heapBytes - empty.heapBytes) / players / 1024,
    closed: played.closed,
    inputsSentPerSecond: played.inputs / playedS / players,
    phasesMs: Object.fromEntries(Object.entries(served.phasesMs).map(([phase, ms]) => [phase, ms / ticks])),
    generator: { cpuShare: generatorShare, lagP99Ms: played.lagP99Ms, isBusy: generatorShare > busyShare },
  };
}

/** Checks whether a server can hold a zone of this size: with the full tick rate, and every update soon enough. */
export function isHeld({ hz, updateP99Ms, closed }: Pick<Figures, 'hz' | 'updateP99Ms' | 'closed'>): boolean {
  return hz >= ticksPerSecond - 0.5 && updateP99Ms < 50 && closed === 0;
}

/** Returns the latencies of the snapshots for ticks that were timed. */
export function latencies(
  { ticks, startsMs }: Pick<ServerFigures, 'ticks' | 'startsMs'>,
  arrivals: Float64Array,
): Float64Array {
  const startOf = new Map(Array.from(ticks, (tick, index) => [tick, startsMs[index] ?? 0]));
  const took: number[] = [];
  for (let index = 0; index + 1 < arrivals.length; index += 2) {
    const startMs = startOf.get(arrivals[index] ?? -1);
    if (startMs !== undefined) took.push((arrivals[index + 1] ?? 0) - startMs);
  }
  return Float64Array.from(took);
}

/** @returns NaN for an empty list */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
