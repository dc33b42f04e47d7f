import type { CallOutcome } from '@necp/api/context';
import { lockFaults, meterOutside } from '@necp/api/server';
import client from 'prom-client';
import { oncePerProcess } from './once-per-process';

/** The services of the reference design, which are rooms here: their names stay as labels. */
const services: Readonly<Record<string, string>> = {
  account: 'auth',
  session: 'auth',
  settings: 'character',
  character: 'character',
  wallet: 'economy',
  inventory: 'economy',
  chat: 'social',
  realm: 'world',
};

const metrics = oncePerProcess('metrics', () => {
  client.collectDefaultMetrics();
  meterOutside(client.register);
  new client.Counter({
    name: 'necp_lock_faults_total',
    help: 'Locks taken out of order, which can end in a deadlock',
    collect() {
      this.reset();
      this.inc(lockFaults());
    },
  });
  const maintenance = new client.Counter({
    name: 'necp_maintenance_refusals_total',
    help: 'Calls of players that were refused while a maintenance ran',
  });
  const calls = new client.Histogram({
    name: 'procedure_duration_seconds',
    help: 'Time to answer calls of procedures.',
    labelNames: ['service', 'procedure', 'outcome'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  });
  return { calls, maintenance };
});

export function observeCall(call: CallOutcome): void {
  const service = services[call.path.split('.')[0] ?? ''] ?? 'gateway';
  if (call.code === 'maintenance.running') metrics.maintenance.inc();
  metrics.calls.observe({ service, procedure: call.path, outcome: call.outcome }, call.seconds);
}

/** Returns all metrics of this process, in Prometheus' text format. */
export async function metricsText(): Promise<{ text: string; contentType: string }> {
  return { text: await client.register.metrics(), contentType: client.register.contentType };
}
