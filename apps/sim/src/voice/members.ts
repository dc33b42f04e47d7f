import { createWaitingRedis, liveChannel, type Ctx, type Logger } from '@necp/domain/kernel';
import { endedAmong } from '@necp/domain/session/queries';
import { callersNow, type Caller } from '@necp/domain/voice/queries';
import { topicsOfGroups } from '@necp/domain/voice/service';
import { sanctionsChanged } from '@necp/shared/chat/live';
import { sessionCut } from '@necp/shared/session/events';
import { listsChanged } from '@necp/shared/social/events';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import type { Calls } from './calls';

/** How often all callers are looked at, for what was missed while Redis was away. */
const againMs = 10_000;
const Message = z.looseObject({ topic: z.string() });

export interface MembersParts {
  readonly ctx: () => Ctx;
  readonly redis: Redis;
  readonly calls: () => Calls;
  readonly log: Logger;
}

/** Ends the calls of players who are not in their group any more, or not signed in, as soon as that changes. */
export class Members {
  private readonly listening: Redis;
  private readonly followed = new Map<string, string>();
  private readonly timer = setInterval(() => void this.look(), againMs);
  private looking: Promise<void> | null = null;
  private isDue = false;

  constructor(private readonly parts: MembersParts) {
    const { redis, log } = parts;
    this.listening = createWaitingRedis(redis, (err) => log.warn({ err }, 'no news of callers'));
    const topics = new Set<string>([...topicsOfGroups(), sessionCut, listsChanged, sanctionsChanged]);
    this.listening.on('message', (_channel: string, text: string) => {
      const message = readMessage(text);
      if (message !== null && topics.has(message.topic)) void this.look();
    });
  }

  /** Hears what becomes of a player; resolves when it does. */
  async follow({ characterId, accountId }: Pick<Caller, 'characterId' | 'accountId'>): Promise<void> {
    this.followed.set(characterId, accountId);
    await this.listening.subscribe(liveChannel({ characterId }), liveChannel({ accountId }));
  }

  /** Looks at all callers; once more when something has changed while it looks. */
  look(): Promise<void> {
    this.isDue = true;
    this.looking ??= this.lookWhileDue().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  stop(): void {
    clearInterval(this.timer);
    this.listening.disconnect();
  }

  private async lookWhileDue(): Promise<void> {
    while (this.isDue) {
      this.isDue = false;
      try {
        await this.lookOnce();
        await this.forget();
      } catch (err) {
        this.parts.log.warn({ err }, 'callers could not be looked at');
      }
    }
  }

  private async lookOnce(): Promise<void> {
    const calls = this.parts.calls();
    const callers = calls.callers();
    if (callers.length === 0) return;
    const ctx = this.parts.ctx();
    const [{ gone, ...now }, ended] = await Promise.all([callersNow(ctx, callers), endedAmong(ctx, callers)]);
    for (const characterId of gone) calls.end(characterId, 'not_member');
    for (const { characterId } of ended) calls.end(characterId, 'refused');
    calls.silence(now, callers);
  }

  private async forget(): Promise<void> {
    const calls = this.parts.calls();
    const gone = [...this.followed].filter(([characterId]) => !calls.has(characterId as Caller['characterId']));
    for (const [characterId] of gone) this.followed.delete(characterId);
    const accounts = new Set(this.followed.values());
    const channels = gone.flatMap(([characterId, accountId]) => [
      liveChannel({ characterId: characterId as Caller['characterId'] }),
      ...(accounts.has(accountId) ? [] : [liveChannel({ accountId: accountId as Caller['accountId'] })]),
    ]);
    if (channels.length > 0) await this.listening.unsubscribe(...channels);
  }
}

function readMessage(text: string): z.infer<typeof Message> | null {
  try {
    return Message.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
