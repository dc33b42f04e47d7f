import { type Command, Redis } from 'ioredis';
import type { Logger } from './context';
import { guardOutside, type Outside } from './outside';
import { outsideSettings, type OutsideSettings } from './outside-settings';

/** Emitted by a client of Redis when it answers again, after a new connection or after a time of slow answers. */
export const redisRecovered = 'recovered';

export interface RedisOptions {
  /** Receives the errors of the connection itself. */
  readonly onTrouble: (error: Error) => void;
  readonly log: Pick<Logger, 'warn'>;
  /** The usual settings when left out. */
  readonly settings?: OutsideSettings | undefined;
}

/**
 * Creates a client that fails instead of waiting when Redis is away or slow, and reconnects automatically. Without a
 * connection a command fails at once; with one, the guard of Redis decides. Callers must expect errors.
 */
export function createRedis(url: string, { onTrouble, log, settings = outsideSettings.redis }: RedisOptions): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: settings.timeoutMs,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
  });
  const guard = guardOutside({
    name: 'redis',
    settings,
    log,
    // A lost connection fails at once without a guard, and what Redis refuses is an answer.
    isFailure: (error) => error.message === 'Command timed out',
    onRecovery: () => client.emit(redisRecovered),
  });
  client.on('error', onTrouble);
  client.on('ready', () => {
    if (guard.isOpen) guard.renew();
    else client.emit(redisRecovered);
  });
  guardCommands(client, guard);
  return client;
}

/**
 * Lets every command and every pipeline pass the guard. A pipeline counts as one call: its commands share one write,
 * which takes place for all of them or for none.
 */
function guardCommands(client: Redis, guard: Outside): void {
  const send = client.sendCommand.bind(client);
  // What the client itself sends while it connects passes, and without a connection there is nothing to guard.
  const isGuarded = () => client.status === 'ready';
  client.sendCommand = (command: Command, stream) =>
    stream === undefined && isGuarded() ? guard.call(async () => send(command)) : send(command, stream);
  for (const kind of ['pipeline', 'multi'] as const) {
    const open = client[kind].bind(client) as (...options: unknown[]) => Executable;
    Object.assign(client, {
      [kind]: (...options: unknown[]) => {
        const opened = open(...options);
        const exec = opened.exec.bind(opened);
        opened.exec = (...callbacks) => {
          // Executing a transaction calls this again.
          opened.exec = exec;
          return isGuarded() ? guard.call(async () => exec(...callbacks)) : exec(...callbacks);
        };
        return opened;
      },
    });
  }
}

interface Executable {
  exec(...callbacks: unknown[]): Promise<unknown>;
}

/**
 * Opens a second connection for commands that block (subscriptions, blocking reads), so that they do not delay the
 * others.
 */
export function createWaitingRedis(client: Redis, onTrouble: (error: Error) => void): Redis {
  const waiting = client.duplicate({ commandTimeout: undefined, enableOfflineQueue: true, maxRetriesPerRequest: null });
  waiting.on('error', onTrouble);
  return waiting;
}
