import { seededRng } from '@necp/shared/kernel';
import { createDomain } from '../kernel';
import { relayOnce } from '../kernel/bus/relay';
import { RedisTransport } from '../kernel/bus/redis-transport';
import type { BusMessage, BusTransport } from '../kernel/bus/transport';
import { quietLog, testConfig } from './index';

const mostMoments = 8;

/**
 * A relay process that kills itself, as SIGKILL would, before it sends events to the bus, after that, or after it has
 * marked them. Its seed says at which of these moments, all batches counted: how many batches there are depends on how
 * busy the machine is, so a chance at each moment could spare every relay.
 */
const [databaseUrl = '', redisUrl = '', seed = '1'] = process.argv.slice(2);
let momentsLeft = seed === 'immortal' ? Number.POSITIVE_INFINITY : seededRng(Number(seed)).int(1, mostMoments);
const mayDie = () => {
  momentsLeft -= 1;
  if (momentsLeft === 0) process.kill(process.pid, 'SIGKILL');
};

const domain = createDomain({
  service: 'test',
  databaseUrl,
  redisUrl,
  config: testConfig,
  log: quietLog,
  poolMax: 2,
  redisSettings: { timeoutMs: 120_000, slowMs: 120_000 },
});
const real = new RedisTransport(domain.redis, 'bus:events', () => undefined);
const mortal: BusTransport = {
  publish: async (messages: readonly BusMessage[], after: string) => {
    if (messages.length > 0) mayDie();
    const published = await real.publish(messages, after);
    if (messages.length > 0) mayDie();
    return published;
  },
  join: (group, reader) => real.join(group, reader),
  close: () => real.close(),
};
for (;;) {
  const relayed = await relayOnce(domain.systemCtx(), mortal, 40).catch(() => ({ did: 'nothing' as const }));
  if (relayed.did === 'sent') mayDie();
  if (relayed.did === 'nothing') await new Promise((resolve) => setTimeout(resolve, 20));
}
