import { meterOutside } from '@necp/domain/kernel';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GatewayMeter } from '../gateway/gateway';
import type { Host, HostMeter } from '../hosting/host';
import type { Phase } from '../zone/zone';
import { countLockFaults } from './lock-faults';
import { RecentTicks } from './recent';

const stepBuckets = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12.5, 15, 20, 25, 30, 40, 50, 75, 100, 250, 500];

/** Totals since the process began, and the current number of players. */
export interface Totals {
  readonly snapshots: number;
  readonly bytes: number;
  /** Snapshots that were skipped because the client reads slowly. */
  readonly skipped: number;
  readonly rejected: number;
  readonly connections: number;
}

export interface Meters {
  readonly registry: Registry;
  readonly recent: RecentTicks;
  totals(): Totals;
  readonly gateway: GatewayMeter;
  readonly host: HostMeter;
  timePhase(zone: string, phase: Phase, tookMs: number): void;
}

/**
 * Creates all metrics of this process, whose names start with `necp_sim_`. The channels of one zone are counted
 * together.
 */
export function createMeters(hosts: () => readonly Host[]): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  countLockFaults(registers);
  meterOutside(registry);
  const { tick, phase, late, ticks, skipped, failed } = createTickMetrics(registers);
  countHosts(registry, hosts);
  const { rejected, closed } = createGatewayCounters(registers);
  // These are counted tens of thousands of times a second; a plain number costs a tenth of what a counter does.
  const sums = { snapshots: 0, bytes: 0, skipped: 0, rejected: 0, connections: 0 };
  const recent = new RecentTicks();
  exportSnapshotSums(registers, sums);
  const connections = new Gauge({ name: 'necp_sim_connections', help: 'Open connections that play', registers });
  const paths = new Gauge({
    name: 'necp_sim_socket_paths',
    help: 'Open sockets by the path their binary frames take: raw, frames or plain',
    labelNames: ['path'],
    registers,
  });
  const countRejection = (kind: string, what: string) => {
    sums.rejected++;
    rejected.inc({ kind, what });
  };
  return {
    registry,
    recent,
    totals: () => ({ ...sums }),
    gateway: {
      rejected: countRejection,
      closed: (reason) => closed.inc({ reason }),
      sent: (length) => {
        sums.snapshots++;
        sums.bytes += length;
      },
      skippedSnapshot: () => void sums.skipped++,
      connections: (count) => {
        sums.connections = count;
        connections.set(count);
      },
      socketPath: (path, change) => (change === 'opened' ? paths.inc({ path }) : paths.dec({ path })),
    },
    host: {
      ticked: (ticked, { tickMs, lateMs }) => {
        const zone = ticked.state.map.id;
        recent.note(ticked, { tickMs, lateMs });
        ticks.inc({ zone });
        tick.observe({ zone }, tickMs);
        late.observe({ zone }, Math.max(0, lateMs));
      },
      skipped: (count) => skipped.inc(count),
      failed: ({ state }) => failed.inc({ zone: state.map.id }),
      rejected: ({ rejection, what }) => countRejection(rejection, what),
    },
    timePhase: (zone, name, tookMs) => phase.observe({ zone, phase: name }, tookMs),
  };
}

/** Creates the metrics of the length, the delay and the number of ticks. */
function createTickMetrics(registers: Registry[]) {
  const buckets = stepBuckets;
  return {
    tick: new Histogram({
      name: 'necp_sim_tick_ms',
      help: 'Time of a whole tick',
      labelNames: ['zone'],
      buckets,
      registers,
    }),
    phase: new Histogram({
      name: 'necp_sim_phase_ms',
      help: 'Time of a phase of a tick',
      labelNames: ['zone', 'phase'],
      buckets,
      registers,
    }),
    late: new Histogram({
      name: 'necp_sim_late_ms',
      help: 'How late a tick began',
      labelNames: ['zone'],
      buckets,
      registers,
    }),
    ticks: new Counter({ name: 'necp_sim_ticks_total', help: 'Ticks taken', labelNames: ['zone'], registers }),
    skipped: new Counter({
      name: 'necp_sim_skipped_ticks_total',
      help: 'Ticks that were never taken after a stall',
      registers,
    }),
    failed: new Counter({
      name: 'necp_sim_zone_faults_total',
      help: 'Zones that were stopped because a tick threw',
      labelNames: ['zone'],
      registers,
    }),
  };
}

/** Creates the counters of refused messages and closed connections. */
function createGatewayCounters(registers: Registry[]) {
  return {
    rejected: new Counter({
      name: 'necp_sim_refused_total',
      help: 'Messages and requests refused',
      labelNames: ['kind', 'what'],
      registers,
    }),
    closed: new Counter({
      name: 'necp_sim_closed_total',
      help: 'Connections we ended',
      labelNames: ['reason'],
      registers,
    }),
  };
}

/** Exports the plain numbers of sent and skipped snapshots as counters, which read them when they are collected. */
function exportSnapshotSums(registers: Registry[], sums: Pick<Totals, 'snapshots' | 'bytes' | 'skipped'>): void {
  const counted = (about: { readonly name: string; readonly help: string }, read: () => number) =>
    new Counter({
      ...about,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  counted({ name: 'necp_sim_snapshots_total', help: 'Snapshots sent' }, () => sums.snapshots);
  counted({ name: 'necp_sim_snapshot_bytes_total', help: 'Bytes of snapshots sent' }, () => sums.bytes);
  counted(
    { name: 'necp_sim_snapshots_skipped_total', help: 'Snapshots not sent because the reader is slow' },
    () => sums.skipped,
  );
}

/** Counts players and entities of the zones when the metrics are read. */
function countHosts(registry: Registry, hosts: () => readonly Host[]): void {
  const gauge = <T extends string>(
    about: { readonly name: string; readonly help: string; readonly labelNames: T[] },
    look: (gauge: Gauge<T>, host: Host) => void,
  ) =>
    new Gauge<T>({
      ...about,
      registers: [registry],
      collect() {
        this.reset();
        for (const host of hosts()) look(this, host);
      },
    });
  gauge(
    { name: 'necp_sim_players', help: 'Characters in a zone', labelNames: ['zone', 'connection'] },
    (players, { zone: { state } }) => {
      players.inc({ zone: state.map.id, connection: 'live' }, state.playerOfConnection.size);
      players.inc({ zone: state.map.id, connection: 'lost' }, state.players.size - state.playerOfConnection.size);
    },
  );
  gauge(
    { name: 'necp_sim_channels', help: 'Copies of a zone played here', labelNames: ['zone'] },
    (channels, { zone }) => channels.inc({ zone: zone.state.map.id }),
  );
  gauge(
    { name: 'necp_sim_backlog', help: 'Items that wait to be written by the domain', labelNames: ['zone'] },
    (backlog, { zone, effects }) => backlog.inc({ zone: zone.state.map.id }, effects.backlog),
  );
}
