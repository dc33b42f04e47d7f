import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import { AccountId, SessionId } from '@necp/shared/kernel';
import type { Redis } from 'ioredis';
import * as z from 'zod';

const pattern = '/topic/player/*/sessions';
const channelOf = /^\/topic\/player\/([^/]+)\/sessions$/;
const Ended = z.object({ sessionId: SessionId.nullable() });

/**
 * Subscribes to ended sessions, so that their sockets close within a moment. It reconnects by itself when Redis is
 * back.
 */
export function hearEndedSessions(
  redis: Redis,
  log: Logger,
  onEnded: (accountId: AccountId, sessionId: SessionId | null) => void,
): { stop(): void } {
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no updates about ended sessions'));
  listening.psubscribe(pattern).catch((error: unknown) => log.warn({ err: error }, 'no updates about ended sessions'));
  listening.on('pmessage', (_pattern: string, channel: string, text: string) => {
    try {
      const accountId = AccountId.parse(channelOf.exec(channel)?.[1]);
      onEnded(accountId, Ended.parse(JSON.parse(text)).sessionId);
    } catch (error) {
      log.warn({ err: error, channel }, 'unreadable updates about a session');
    }
  });
  return { stop: () => listening.disconnect() };
}
