import { meterOutside } from '@necp/domain/kernel';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { CallsMeter } from './calls';

export interface VoiceMeters extends CallsMeter {
  readonly registry: Registry;
}

/** Creates all metrics of the voice process, whose names start with `necp_voice_`. */
export function createVoiceMeters(count: () => { readonly calls: number; readonly rooms: number }): VoiceMeters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  meterOutside(registry);
  const registers = [registry];
  const joined = new Counter({ name: 'necp_voice_calls_total', help: 'Calls that were offered', registers });
  const ended = new Counter({
    name: 'necp_voice_ends_total',
    help: 'Calls that have ended, by the reason',
    labelNames: ['reason'],
    registers,
  });
  const received = new Counter({ name: 'necp_voice_packets_total', help: 'Packets of microphones', registers });
  const passed = new Counter({ name: 'necp_voice_copies_total', help: 'Copies of them that were sent', registers });
  new Gauge({
    name: 'necp_voice_calls',
    help: 'Players in a call, and groups that talk',
    labelNames: ['what'],
    registers,
    collect() {
      const { calls, rooms } = count();
      this.set({ what: 'players' }, calls);
      this.set({ what: 'groups' }, rooms);
    },
  });
  return {
    registry,
    joined: () => joined.inc(),
    ended: (reason) => ended.inc({ reason }),
    packet: (copies) => {
      received.inc();
      passed.inc(copies);
    },
  };
}
