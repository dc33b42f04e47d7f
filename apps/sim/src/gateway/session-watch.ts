import type { Logger } from '@necp/domain/kernel';
import type { EndedPlay, PlayedSession } from '@necp/domain/session/queries';

/** How often all sessions are looked at, and how soon those of new connections. */
export const watchMs = { every: 1_500, soon: 250 } as const;

export interface SessionWatchParts {
  /** The sessions of the open connections, with the characters they play. */
  readonly sessions: () => readonly PlayedSession[];
  /** Returns which of them can no longer be played, from the database. */
  readonly endedAmong: (plays: readonly PlayedSession[]) => Promise<readonly EndedPlay[]>;
  readonly cut: (ended: EndedPlay) => void;
  readonly log: Logger;
}

/** Looks the sessions of open connections up, because a live update that ends one can be lost. */
export interface SessionWatch {
  /** A connection was opened; its session may have ended after it was admitted. */
  opened(play: PlayedSession): void;
  /** Looks all sessions up now; it runs by itself every few seconds. */
  look(): Promise<void>;
  stop(): void;
}

export function createSessionWatch({ sessions, endedAmong, cut, log }: SessionWatchParts): SessionWatch {
  let fresh: PlayedSession[] = [];
  let soon: NodeJS.Timeout | null = null;
  let isStopped = false;
  const check = async (plays: readonly PlayedSession[]) => {
    if (plays.length === 0) return;
    try {
      for (const ended of await endedAmong(plays)) cut(ended);
    } catch (err) {
      // The next look comes soon, and the players stay meanwhile.
      if (!isStopped) log.warn({ err }, 'sessions could not be looked up');
    }
  };
  const look = () => check(sessions());
  const timer = setInterval(() => void look(), watchMs.every);
  timer.unref();
  return {
    opened: ({ sessionId, characterId }) => {
      fresh.push({ sessionId, characterId });
      soon ??= setTimeout(() => {
        soon = null;
        const plays = fresh;
        fresh = [];
        void check(plays);
      }, watchMs.soon);
    },
    look,
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      if (soon !== null) clearTimeout(soon);
    },
  };
}
