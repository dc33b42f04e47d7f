import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { oneForAll } from './one-for-all';

const registers: Registry[] = [];

/** Returns the metrics of all guards of this process. */
export const outsideMeters = () =>
  oneForAll('outside', () => ({
    state: new Gauge({
      name: 'necp_outside_open',
      help: 'Whether an outside service is not called, because most of the last calls failed; 0 is well',
      labelNames: ['outside'],
      registers,
    }),
    opens: new Counter({
      name: 'necp_outside_opens_total',
      help: 'Outages: times after which an outside service was not called for a while',
      labelNames: ['outside'],
      registers,
    }),
    refused: new Counter({
      name: 'necp_outside_refused_total',
      help: 'Calls that never reached their outside service: the breaker was open, or too many were under way',
      labelNames: ['outside', 'why'],
      registers,
    }),
    seconds: new Histogram({
      name: 'necp_outside_duration_seconds',
      help: 'Time of calls to outside services',
      labelNames: ['outside', 'outcome'],
      buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  }));

/** Exports the metrics of all guards of this process. */
export function meterOutside(registry: Registry): void {
  for (const metric of Object.values(outsideMeters())) registry.registerMetric(metric);
}
