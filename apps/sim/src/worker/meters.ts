import type { ChainReport } from '@necp/domain/audit-log/service';
import { faucetLimits, type AuditReport, type FaucetFlow } from '@necp/domain/audit/service';
import { meterOutside } from '@necp/domain/kernel';
import type { Backlog } from '@necp/domain/kernel/worker';
import { countLockFaults } from '../operation/lock-faults';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface WorkerMeters {
  readonly registry: Registry;
  relayed(what: 'sent' | 'rewound', count: number): void;
  busFailed(): void;
  delivered(outcome: string, consumer: string): void;
  ranJob(outcome: string, job: string): void;
  flowed(flows: readonly FaucetFlow[]): void;
  audited(scope: 'recent' | 'whole', report: AuditReport, atMs: number): void;
  checkedChain(report: ChainReport, atMs: number): void;
}

/**
 * Creates all metrics of the worker, whose names start with `necp_worker_`; the backlog is queried when they are read.
 */
export function createWorkerMeters(askBacklog: () => Promise<Backlog>): WorkerMeters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  meterOutside(registry);
  const registers = [registry];
  countLockFaults(registers);
  const relayed = new Counter({
    name: 'necp_worker_relayed_facts_total',
    help: 'Events carried to the bus, and events to be sent again after it lost them',
    labelNames: ['what'],
    registers,
  });
  const busFailures = new Counter({
    name: 'necp_worker_bus_failures_total',
    help: 'Times the bus or the database did not answer the relay',
    registers,
  });
  const delivered = new Counter({
    name: 'necp_worker_deliveries_total',
    help: 'Events given to listeners',
    labelNames: ['outcome', 'consumer'],
    registers,
  });
  const jobs = new Counter({
    name: 'necp_worker_jobs_total',
    help: 'Jobs run',
    labelNames: ['outcome', 'job'],
    registers,
  });
  const findings = new Gauge({
    name: 'necp_worker_audit_findings',
    help: 'Balances and items that differ from the sum of their movements; 0 is green',
    labelNames: ['scope'],
    registers,
  });
  const audited = new Gauge({
    name: 'necp_worker_audit_time_seconds',
    help: 'When the last audit ended',
    labelNames: ['scope'],
    registers,
  });
  const flowed = faucetCounter(registers);
  const gauges = backlogGauges(registers);
  const metrics = registry.metrics.bind(registry);
  registry.metrics = async () => {
    const backlog = await askBacklog().catch(() => null);
    for (const [name, gauge] of Object.entries(gauges)) gauge.set(backlog?.[name as keyof Backlog] ?? Number.NaN);
    return metrics();
  };
  return {
    registry,
    relayed: (what, count) => relayed.inc({ what }, count),
    busFailed: () => busFailures.inc(),
    delivered: (outcome, consumer) => delivered.inc({ outcome, consumer }),
    ranJob: (outcome, job) => jobs.inc({ outcome, job }),
    flowed: (flows) => flows.forEach(({ faucet, chits }) => flowed.inc({ faucet }, chits)),
    audited: (scope, report, atMs) => {
      findings.set({ scope }, report.findings.length);
      audited.set({ scope }, atMs / 1_000);
    },
    checkedChain: chainGauges(registers),
  };
}

/** Creates the gauges of the work that waits between events and their effects. */
function backlogGauges(registers: Registry[]): Readonly<Record<keyof Backlog, Gauge>> {
  const gaugeOf = (name: string, help: string) => new Gauge({ name: `necp_worker_${name}`, help, registers });
  return {
    unsentEvents: gaugeOf('unsent_events', 'Events not yet on the bus'),
    oldestUnsentSeconds: gaugeOf('oldest_unsent_event_seconds', 'Age of the oldest event not yet on the bus'),
    undigestedEvents: gaugeOf('undigested_events', 'Events on the bus that the slowest room has not digested'),
    deadLetters: gaugeOf('dead_letters', 'Events laid aside that nobody replayed yet'),
    waitingJobs: gaugeOf('waiting_jobs', 'Jobs whose time has come'),
    failedJobs: gaugeOf('failed_jobs', 'Jobs that failed and will be tried again, or were given up'),
    givenUpJobs: gaugeOf('given_up_jobs', 'Jobs that failed as often as they may, and wait for an operator'),
  };
}

/** Creates the gauges of the audit log's chain. */
function chainGauges(registers: Registry[]): WorkerMeters['checkedChain'] {
  const gaugeOf = (name: string, help: string) => new Gauge({ name: `necp_worker_audit_log_${name}`, help, registers });
  const broken = gaugeOf('broken', 'Whether a row of the audit log does not fit the one before it; 0 is whole');
  const entries = gaugeOf('entries', 'Rows of the audit log that fit; it never becomes less');
  const time = gaugeOf('time_seconds', 'When the audit log was last checked');
  return (report, atMs) => {
    broken.set(report.broken === null ? 0 : 1);
    entries.set(report.entries);
    time.set(atMs / 1_000);
  };
}

/** Creates the count of what each faucet gave, and beside it the limits of an hour. */
function faucetCounter(registers: Registry[]): Counter<'faucet'> {
  const flowed = new Counter({
    name: 'necp_worker_faucet_chits_total',
    help: 'Chits that each faucet gave',
    labelNames: ['faucet'],
    registers,
  });
  const limits = new Gauge({
    name: 'necp_worker_faucet_limit_chits',
    help: 'Chits that each faucet may give in an hour before the alert FaucetFast',
    labelNames: ['faucet'],
    registers,
  });
  for (const [faucet, chits] of Object.entries(faucetLimits)) {
    limits.set({ faucet }, chits);
    // A count that begins at nothing shows the first payment as an increase.
    flowed.inc({ faucet }, 0);
  }
  return flowed;
}
