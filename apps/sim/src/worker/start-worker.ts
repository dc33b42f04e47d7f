import { setTimeout as pause } from 'node:timers/promises';
import { verifyChain } from '@necp/domain/audit-log/service';
import { auditRecent, measureFaucets, runAudit, type AuditReport } from '@necp/domain/audit/service';
import type { Ctx, Domain, Job, Listener } from '@necp/domain/kernel';
import {
  backlog,
  busStream,
  RedisTransport,
  registerGroups,
  startConsumer,
  startJobs,
  type BusTransport,
  type Running,
} from '@necp/domain/kernel/worker';
import { createHealthServer } from '../operation/http';
import { listenAt } from '../operation/listen';
import { createWorkerMeters, type WorkerMeters } from './meters';
import { startRelay } from './relay-loop';
import { jobs, listenersByRoom } from './rooms';

/** What the worker needs of the process's environment. */
export interface WorkerEnv {
  readonly DATABASE_URL: string;
  /** 0 takes any free port. */
  readonly WORKER_PORT: number;
  readonly MOST_CONNECTIONS: number;
  /** The address to listen on; the loopback addresses alone when left out. */
  readonly HOST?: string | undefined;
  readonly METRICS_TOKEN?: string | undefined;
}

export interface Worker {
  /** Checks whether everything runs and the database answered lately; the same as /readyz. */
  ready(): boolean;
  /** The port of /healthz, /readyz and /metrics. */
  readonly port: number;
  stop(): Promise<void>;
}

const checkMs = 2_000;
const groups = Object.keys(listenersByRoom);
/** Removes the groups of an older release after its last worker has stopped. */
const groupsJob: Job = { name: 'bus.groups', cron: '*/5 * * * *', run: (ctx) => registerGroups(ctx, groups) };

/**
 * Starts the relay, every room's listeners and jobs, the auditor and the HTTP server for operators. It waits for a
 * database that is not available yet.
 */
export async function startWorker(domain: Domain, env: WorkerEnv): Promise<Worker> {
  const { log } = domain.systemCtx('worker');
  const meters = createWorkerMeters(() => backlog(domain.systemCtx('metrics')));
  const stopping = new AbortController();
  const health = new Health(domain, stopping.signal);
  const server = createHealthServer({
    registry: meters.registry,
    isReady: () => health.isReady(),
    token: env.METRICS_TOKEN,
    connections: { most: env.MOST_CONNECTIONS, mostOfAddress: null },
  });
  const port = await listenAt(server, env.WORKER_PORT, env.HOST);
  const running: Running[] = [];
  const started = (async () => {
    await startWhenPossible(domain, stopping.signal, async () => {
      const stream = await busStream(domain.systemCtx('worker'));
      await registerGroups(domain.systemCtx('worker'), groups);
      running.push(
        await startJobs({
          domain,
          databaseUrl: env.DATABASE_URL,
          jobs: [...jobs, ...auditJobs(meters), chainJobOf(meters), groupsJob],
          onOutcome: meters.ranJob,
        }),
      );
      running.push(
        ...startBus(
          domain,
          new RedisTransport(domain.redis, stream, (err) => log.debug({ err }, 'the bus is away')),
          meters,
        ),
      );
    });
    health.hasStarted = !stopping.signal.aborted;
  })();
  return {
    ready: () => health.isReady(),
    port,
    stop: async () => {
      health.hasStarted = false;
      stopping.abort();
      await started;
      await Promise.all(running.map((one) => one.stop()));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function startBus(domain: Domain, transport: BusTransport, meters: WorkerMeters): Running[] {
  const onOutcome = (outcome: string, listener: Listener) => meters.delivered(outcome, listener.consumer);
  const consumers = Object.entries(listenersByRoom).map(([group, listeners]) =>
    startConsumer({ domain, transport, group, listeners, onOutcome }),
  );
  return [startRelay(domain, transport, meters), ...consumers, { stop: async () => transport.close() }];
}

/** Audits and measures what moved since the last time each minute, and audits everything each night. */
function auditJobs(meters: WorkerMeters): Job[] {
  const audit = async (ctx: Ctx, scope: 'recent' | 'whole', run: (ctx: Ctx) => Promise<AuditReport>) => {
    const report = await run(ctx);
    meters.audited(scope, report, ctx.clock.nowMs());
    if (report.findings.length > 0)
      ctx.log.error({ scope, findings: report.findings.slice(0, 20) }, 'the audit found wrong balances or items');
  };
  return [
    { name: 'audit.recent', cron: '* * * * *', run: (ctx) => audit(ctx, 'recent', auditRecent) },
    { name: 'audit.faucets', cron: '* * * * *', run: async (ctx) => meters.flowed(await measureFaucets(ctx)) },
    { name: 'audit.whole', cron: '10 3 * * *', run: (ctx) => audit(ctx, 'whole', runAudit) },
  ];
}

/**
 * Checks the whole audit log each hour. Its last row is written to the program's log, which is kept outside the
 * database: the checkpoint with which rows are missed that were cut off, or written anew.
 */
function chainJobOf(meters: WorkerMeters): Job {
  return {
    name: 'audit.log',
    cron: '23 * * * *',
    run: async (ctx) => {
      const report = await verifyChain(ctx);
      meters.checkedChain(report, ctx.clock.nowMs());
      const { entries, head, broken } = report;
      if (broken === null) ctx.log.info({ entries, head }, 'the audit log is whole');
      else ctx.log.error({ entries, head, broken }, 'the audit log is broken');
    },
  };
}

async function startWhenPossible(domain: Domain, signal: AbortSignal, start: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      return await start();
    } catch (error) {
      domain.systemCtx('worker').log.warn({ err: error }, 'the worker waits for the database');
      await pause(1_000, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Pings the database every two seconds, so that /readyz can answer immediately. */
class Health {
  hasStarted = false;
  private isDatabaseThere = false;

  constructor(domain: Domain, signal: AbortSignal) {
    void (async () => {
      while (!signal.aborted) {
        this.isDatabaseThere = await domain.isReady();
        await pause(checkMs, undefined, { signal }).catch(() => undefined);
      }
    })();
  }

  isReady(): boolean {
    return this.hasStarted && this.isDatabaseThere;
  }
}
