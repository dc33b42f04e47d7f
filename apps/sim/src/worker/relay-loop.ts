import { setTimeout as pause } from 'node:timers/promises';
import type { Domain } from '@necp/domain/kernel';
import { relayOnce, type BusTransport, type Running } from '@necp/domain/kernel/worker';
import type { WorkerMeters } from './meters';

const idleMs = 100;
const longestPauseMs = 2_000;

/**
 * Carries events to the bus until stopped; it polls ten times a second when there are none, and waits longer while the
 * bus or the database is away.
 */
export function startRelay(domain: Domain, transport: BusTransport, meters: WorkerMeters): Running {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = (async () => {
    for (let failures = 0; !signal.aborted; ) {
      const waitMs = await carry(domain, transport, meters).then(
        (didWork) => {
          failures = 0;
          return didWork ? 0 : idleMs;
        },
        (error: unknown) => {
          failures += 1;
          meters.busFailed();
          if (failures === 1) domain.systemCtx().log.warn({ err: error }, 'the relay waits for the bus');
          return Math.min(idleMs * 2 ** failures, longestPauseMs);
        },
      );
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function carry(domain: Domain, transport: BusTransport, meters: WorkerMeters): Promise<boolean> {
  const ctx = domain.systemCtx('relay');
  const relayed = await relayOnce(ctx, transport);
  if (relayed.did === 'nothing') return false;
  meters.relayed(relayed.did, relayed.count);
  if (relayed.did === 'rewound') ctx.log.warn({ count: relayed.count }, 'the bus had lost events, they are sent again');
  return true;
}
