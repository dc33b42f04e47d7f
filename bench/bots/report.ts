import type { Tally } from './bot';
import { grown, quantile, type Scrape } from './scrape';

/** Selects the bots' zone among all zones of the process, as its metrics are labelled. */
const zoneLabel = 'zone="watson"';
/** The phases of a tick, in their order. */
const phases = ['intents', 'think', 'move', 'combat', 'expire', 'settle', 'interest', 'snapshots'] as const;

export interface Measured {
  readonly before: Scrape;
  readonly after: Scrape;
  readonly tookS: number;
  readonly players: number;
  readonly tally: Tally;
  readonly start: { readonly bytes: number; readonly snapshots: number };
  readonly ownCpuShare: number;
}

/** Prints what the run cost the simulation and what the players received. */
export function report({ before, after, tookS, players, tally, start, ownCpuShare }: Measured): void {
  const tick = (share: number) =>
    quantile(before, after, { name: 'necp_sim_tick_ms', labels: zoneLabel, share }).toFixed(2);
  const late = (share: number) =>
    quantile(before, after, { name: 'necp_sim_late_ms', labels: zoneLabel, share }).toFixed(2);
  const phase = (name: string) => {
    const labels = `${zoneLabel},phase="${name}"`;
    return `${name} ${quantile(before, after, { name: 'necp_sim_phase_ms', labels, share: 0.95 }).toFixed(2)}`;
  };
  const ticks = grown(before, after, `necp_sim_ticks_total{${zoneLabel}}`);
  const mean = (name: string) =>
    (grown(before, after, `necp_sim_phase_ms_sum{${zoneLabel},phase="${name}"}`) / ticks).toFixed(2);
  const skipped = grown(before, after, 'necp_sim_skipped_ticks_total');
  console.log(`ticks             ${(ticks / tookS).toFixed(2)} Hz, skipped ${skipped}`);
  console.log(`tick p50/p95/p99  ${tick(0.5)} / ${tick(0.95)} / ${tick(0.99)} ms`);
  console.log(`phases a tick     ${phases.map((name) => `${name} ${mean(name)}`).join(', ')} ms on average`);
  console.log(`phases p95        ${phases.map(phase).join(', ')} ms`);
  console.log(`late p95/p99      ${late(0.95)} / ${late(0.99)} ms`);
  const perSecond = (count: number) => count / tookS / players;
  console.log(
    `bytes/s/client    ${Math.round(perSecond(tally.bytes - start.bytes))} (snapshots), ` +
      `${perSecond(tally.snapshots - start.snapshots).toFixed(1)} frames/s`,
  );
  console.log(
    `gaps p50/p99      ${quantileOf(tally.gapsMs, 0.5)} / ${quantileOf(tally.gapsMs, 0.99)} ms as the players saw them`,
  );
  const cpu = grown(before, after, 'process_cpu_seconds_total') / tookS;
  const memoryMb = Math.round((after.get('process_resident_memory_bytes') ?? 0) / 1024 / 1024);
  console.log(
    `simulation        ${(cpu * 100).toFixed(0)} % of one core, ` +
      `${((cpu / (ticks / tookS) / players) * 1e6).toFixed(1)} µs per client-tick, ${memoryMb} MB`,
  );
  console.log(
    `bots              ${(ownCpuShare * 100).toFixed(0)} % of one core, ${tally.unreadable} unreadable frames, ` +
      `${tally.closed} connections lost, ${tally.messagesHeard} messages heard`,
  );
  console.log(`slow readers      ${grown(before, after, 'necp_sim_snapshots_skipped_total')} snapshots skipped`);
}

/** Prints how long the bots whose connections broke took to come back. */
export function reportReturns(returnsMs: readonly number[], closed: number): void {
  console.log(
    `came back         ${returnsMs.length} of ${closed} broken connections, ` +
      `after ${quantileOf(returnsMs, 0.5)} / ${quantileOf(returnsMs, 1)} ms (median, longest)`,
  );
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
