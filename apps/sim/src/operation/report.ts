import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Ctx, Logger } from '@necp/domain/kernel';
import { noteFigures } from '@necp/domain/admin/service';
import type { ChannelFigures, SimFigures, SlowClient } from '@necp/shared/admin/schema';
import type { SlowReader } from '../gateway/gateway';
import type { Host } from '../hosting/host';
import type { Meters, Totals } from './meters';

export interface ReportParts {
  readonly simId: string;
  /** Whether this process has its name now; another one may report under it. */
  readonly isNamed: () => boolean;
  readonly ctx: () => Ctx;
  readonly hosts: () => readonly Host[];
  readonly meters: Meters;
  /** Returns the slowest clients, worst first. */
  readonly slowest: (most: number) => readonly SlowReader[];
  readonly nowMs: () => number;
  readonly log: Logger;
}

const everyMs = 2_000;
const mostSlow = 10;
const megabyte = 1024 * 1024;
/** How often the event loop is measured; the measured delay includes this interval. */
const lookMs = 10;

/** Reports the state of this process to operators every two seconds. */
export function keepReporting(parts: ReportParts): { stop(): void } {
  const lag = monitorEventLoopDelay({ resolution: lookMs });
  lag.enable();
  const take = createReport(parts, () => {
    const late = lag.percentile(99) / 1e6 - lookMs;
    lag.reset();
    return Number.isFinite(late) ? Math.max(0, late) : 0;
  });
  let isSending = false;
  const send = () => {
    if (isSending || !parts.isNamed()) return;
    isSending = true;
    void noteFigures(parts.ctx(), take())
      .catch((err: unknown) => parts.log.debug({ err }, 'the report was not sent'))
      .finally(() => {
        isSending = false;
      });
  };
  const timer = setInterval(send, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      lag.disable();
    },
  };
}

/**
 * Computes a report of what happened since the last one.
 * @param loopP99 how late timers ran meanwhile, milliseconds
 */
export function createReport(
  { simId, hosts, meters, slowest, nowMs }: Omit<ReportParts, 'ctx' | 'log' | 'isNamed'>,
  loopP99: () => number,
): () => SimFigures {
  let before: {
    readonly atMs: number;
    readonly cpuMs: number;
    readonly totals: Totals;
    readonly ticks: ReadonlyMap<Host, number>;
  } = { atMs: nowMs(), cpuMs: cpuMs(), totals: meters.totals(), ticks: new Map() };
  return () => {
    const now = {
      atMs: nowMs(),
      cpuMs: cpuMs(),
      totals: meters.totals(),
      ticks: new Map(hosts().map((host) => [host, meters.recent.of(host.zone).count])),
    };
    const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1000);
    const rate = (name: keyof Omit<Totals, 'connections'>) => (now.totals[name] - before.totals[name]) / seconds;
    const memory = process.memoryUsage();
    const figures: SimFigures = {
      simId,
      atMs: now.atMs,
      uptimeS: process.uptime(),
      cpu: (now.cpuMs - before.cpuMs) / 1000 / seconds,
      heapMb: memory.heapUsed / megabyte,
      rssMb: memory.rss / megabyte,
      loopP99: loopP99(),
      connections: now.totals.connections,
      snapshotsPerS: rate('snapshots'),
      bytesPerS: rate('bytes'),
      skippedPerS: rate('skipped'),
      rejectedPerS: rate('rejected'),
      channels: hosts().map((host) =>
        channelOf(host, meters, { seconds, ticksBefore: before.ticks.get(host) ?? now.ticks.get(host) ?? 0 }),
      ),
      slow: slowest(mostSlow).map((reader) => named(reader, hosts())),
    };
    before = now;
    return figures;
  };
}

function channelOf(
  { zone: { state }, zone, effects }: Host,
  { recent }: Meters,
  { seconds, ticksBefore }: { readonly seconds: number; readonly ticksBefore: number },
): ChannelFigures {
  const { count, ...times } = recent.of(zone);
  return {
    zoneId: state.map.id,
    channel: state.channel,
    live: state.playerOfConnection.size,
    lost: state.players.size - state.playerOfConnection.size,
    hz: (count - ticksBefore) / seconds,
    ...times,
    backlog: effects.backlog,
  };
}

function named({ characterId, skipped }: SlowReader, hosts: readonly Host[]): SlowClient {
  const name = hosts.flatMap(({ zone }) => zone.state.players.get(characterId)?.name ?? [])[0] ?? '';
  return { characterId, name, skipped };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
