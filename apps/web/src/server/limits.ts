import { createWaitingRedis, type Domain, liveChannel, readLimits } from '@necp/api/server';
import { limitsChanged } from '@necp/shared/limit/events';

/** How often the limits are read; a message about a change may be lost. */
const usualMs = 10_000;

/** The limits that the guard of the port follows: it is loaded before everything else and imports nothing of ours. */
interface PortLimits {
  connectionsOfAddress: number | null;
  waitingRequests: number | null;
}
const shared = globalThis as { necpPortLimits?: PortLimits };

/** Keeps the limits of this process as operators have set them, and returns how to stop. */
export function keepLimits(domain: Domain, everyMs = usualMs): () => void {
  let isStopped = false;
  const troubled = (err: unknown) => {
    // The process goes on with the limits it has.
    if (!isStopped) domain.systemCtx().log.warn({ err }, 'the limits could not be read');
  };
  const read = () => readLimits(domain.systemCtx()).then(() => publish(domain), troubled);
  const listening = createWaitingRedis(domain.redis, () => undefined);
  listening.subscribe(liveChannel('everyone')).catch(troubled);
  listening.on('message', (_channel, text: string) => {
    if (text.includes(`"topic":"${limitsChanged}"`)) void read();
  });
  const timer = setInterval(() => void read(), everyMs);
  timer.unref();
  void read();
  return () => {
    isStopped = true;
    clearInterval(timer);
    listening.disconnect();
  };
}

/** The defaults of the port come from the environment, so only what operators have set is handed on. */
function publish({ limits }: Domain): void {
  const setPoints = (name: 'web_connections_from' | 'waiting_requests') =>
    limits.isSet(name) ? limits.valueOf(name).points : null;
  shared.necpPortLimits = {
    connectionsOfAddress: setPoints('web_connections_from'),
    waitingRequests: setPoints('waiting_requests'),
  };
}
