import type { GeneratorFigures } from './load/generator';
import type { ServerFigures, Weight } from './servers/referee';
import { ticksPerSecond } from './workload';

/** What a run comes to. */
export interface Figures {
  readonly hz: number;
  /** CPU of the server for one client and tick. */
  readonly cpuMicros: number;
  /** Share of one core. */
  readonly cpuShare: number;
  readonly tickP50Ms: number;
  readonly tickP99Ms: number;
  /** From the beginning of a tick on the server until a client has its snapshot. */
  readonly updateP50Ms: number;
  readonly updateP99Ms: number;
  readonly bytesPerSecond: number;
  readonly framesPerSecond: number;
  /** Growth of the server's resident memory for one client. */
  readonly memoryKb: number;
  /** Growth of what lives in its heap, buffers included: resident memory also holds room for garbage. */
  readonly heapKb: number;
  readonly closed: number;
  readonly inputsSentPerSecond: number;
  /** Milliseconds of each phase of a tick, on average. */
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

/** A generator that works harder than this may itself be what is measured. */
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

/** Whether a zone of this size is held: as often as it should, and every update soon enough. */
export function isHeld({ hz, updateP99Ms, closed }: Pick<Figures, 'hz' | 'updateP99Ms' | 'closed'>): boolean {
  return hz >= ticksPerSecond - 0.5 && updateP99Ms < 50 && closed === 0;
}

/** Of what arrived for ticks that were timed. */
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

/** @returns NaN of nothing */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
