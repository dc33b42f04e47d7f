import type { Logger } from '@necp/domain/kernel';
import type { SessionId } from '@necp/shared/kernel';

/** How often all sessions are looked at, and how soon those of new connections. */
const everyMs = 1_500;
const soonMs = 250;

export interface SessionWatchParts {
  /** The sessions of the open connections. */
  readonly sessions: () => readonly SessionId[];
  /** Returns which of them can no longer be played, from the database. */
  readonly endedAmong: (sessionIds: readonly SessionId[]) => Promise<readonly SessionId[]>;
  readonly cut: (sessionId: SessionId) => void;
  readonly log: Logger;
}

/** Looks the sessions of open connections up, because a live update that ends one can be lost. */
export interface SessionWatch {
  /** A connection was opened; its session may have ended after it was admitted. */
  opened(sessionId: SessionId): void;
  /** Looks all sessions up now; it runs by itself every few seconds. */
  look(): Promise<void>;
  stop(): void;
}

export function createSessionWatch({ sessions, endedAmong, cut, log }: SessionWatchParts): SessionWatch {
  const fresh = new Set<SessionId>();
  let soon: NodeJS.Timeout | null = null;
  let isStopped = false;
  const check = async (sessionIds: readonly SessionId[]) => {
    if (sessionIds.length === 0) return;
    try {
      for (const sessionId of await endedAmong(sessionIds)) cut(sessionId);
    } catch (err) {
      // The next look comes soon, and the players stay meanwhile.
      if (!isStopped) log.warn({ err }, 'sessions could not be looked up');
    }
  };
  const look = () => check([...new Set(sessions())]);
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    opened: (sessionId) => {
      fresh.add(sessionId);
      soon ??= setTimeout(() => {
        soon = null;
        const sessionIds = [...fresh];
        fresh.clear();
        void check(sessionIds);
      }, soonMs);
    },
    look,
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      if (soon !== null) clearTimeout(soon);
    },
  };
}
