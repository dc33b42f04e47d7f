import { createWaitingRedis, liveChannel, type LiveMessage, type Logger } from '@necp/domain/kernel';
import { sheetChanged } from '@necp/shared/character/events';
import { maintenanceChanged } from '@necp/shared/maintenance/events';
import { realmSettingsChanged } from '@necp/shared/realm/events';
import { limitsChanged } from '@necp/shared/limit/events';
import { sessionCut } from '@necp/shared/session/events';
import { AccountId, CharacterId, minuteMs, SessionId } from '@necp/shared/kernel';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { WorldValue } from '@necp/shared/world-state/content';
import { worldChanged } from '@necp/shared/world-state/events';
import type { Redis } from 'ioredis';
import * as z from 'zod';

const ownChannel = /^live:(character|account|party):([^:]+)$/;
const Message = z.looseObject({ topic: z.string().regex(/^[a-z-]+\.[a-z_]+$/) });
const SheetChange = z.object({ versions: z.record(z.string(), z.int().min(0)) });
const WorldChange = z.object({ key: z.string(), value: WorldValue });
const Cut = z.object({ sessionId: SessionId.nullable(), characterId: CharacterId.optional() });
/** The sockets that must close: of one session or all of the account, and of one character or all. */
export type SessionCut = z.infer<typeof Cut>;

/** How often the channels of players who left are given up, and how long one is kept for a player who is on the way. */
const sweepMs = 5_000;
const keepMs = minuteMs;

/** A player whose updates this process wants. */
export interface Followed {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
}

export interface LiveListener {
  /** Something on a character's sheet has changed: the versions of its parts. */
  sheetChanged(characterId: CharacterId, versions: SheetVersions): void;
  worldChanged(key: string, value: WorldValue): void;
  cut(accountId: AccountId, cut: SessionCut): void;
  /** A maintenance was planned, changed or ended. */
  maintenanceChanged(): void;
  /** An operator has changed the settings of the realm. */
  realmChanged(): void;
  /** An operator has changed a limit. */
  limitsChanged(): void;
  /** A message for the browsers of one character. */
  forCharacter(characterId: CharacterId, message: LiveMessage): void;
  /** A message for the browsers of one account. */
  forAccount(accountId: AccountId, message: LiveMessage): void;
  /** A message between the processes that have members of a party. */
  forParty(partyId: string, message: LiveMessage): void;
  /** A message for every browser. */
  forAll(message: LiveMessage): void;
}

export interface LiveParts {
  readonly redis: Redis;
  readonly log: Logger;
  readonly nowMs: () => number;
  readonly listener: LiveListener;
  /** Whether a player is in a zone of this process, or connected to it. */
  readonly isHere: (followed: Followed) => boolean;
}

/** The domain's live updates, for the players of this process only. */
export interface Live {
  /** Subscribes to the updates of a player who is about to enter. */
  follow(followed: Followed): void;
  /** Hears exactly these parties; resolves when Redis has confirmed it. */
  followParties(partyIds: ReadonlySet<string>): Promise<void>;
  /** Gives up the players who are not here any more; it runs by itself every few seconds. */
  sweep(): void;
  /** The players followed now. */
  readonly size: number;
  stop(): void;
}

/**
 * Subscribes to the live updates of all browsers, and of each player who enters this process until they have left it.
 * What is missed here is found at the next checkpoint, by the session watch, or reloaded by the browser.
 */
export function hearLive({ redis, log, nowMs, listener, isHere }: LiveParts): Live {
  const troubled = (error: unknown) => log.warn({ err: error }, 'no live updates');
  const listening = createWaitingRedis(redis, troubled);
  const followed = new Map<CharacterId, Followed & { readonly sinceMs: number }>();
  const parties = new Set<string>();
  listening.subscribe(liveChannel('everyone')).catch(troubled);
  listening.on('message', (channel: string, text: string) => {
    try {
      route(channel, Message.parse(JSON.parse(text)) as LiveMessage, listener);
    } catch (error) {
      log.warn({ err: error, channel }, 'an unreadable live update');
    }
  });
  const sweep = () => {
    const dueMs = nowMs() - keepMs;
    const left = [...followed.values()].filter((one) => one.sinceMs < dueMs && !isHere(one));
    for (const { characterId } of left) followed.delete(characterId);
    const accounts = new Set([...followed.values()].map(({ accountId }) => accountId));
    const channels = left.flatMap(({ characterId, accountId }) => [
      liveChannel({ characterId }),
      ...(accounts.has(accountId) ? [] : [liveChannel({ accountId })]),
    ]);
    if (channels.length > 0) listening.unsubscribe(...channels).catch(troubled);
  };
  const timer = setInterval(sweep, sweepMs);
  timer.unref();
  return {
    follow: ({ characterId, accountId }) => {
      const isNew = !followed.has(characterId);
      followed.set(characterId, { characterId, accountId, sinceMs: nowMs() });
      if (isNew) listening.subscribe(liveChannel({ characterId }), liveChannel({ accountId })).catch(troubled);
    },
    followParties: async (partyIds) => {
      const added = [...partyIds].filter((partyId) => !parties.has(partyId));
      const dropped = [...parties].filter((partyId) => !partyIds.has(partyId));
      for (const partyId of added) parties.add(partyId);
      for (const partyId of dropped) parties.delete(partyId);
      const channels = (ids: readonly string[]) => ids.map((partyId) => liveChannel({ partyId }));
      if (dropped.length > 0) await listening.unsubscribe(...channels(dropped));
      if (added.length > 0) await listening.subscribe(...channels(added));
    },
    sweep,
    get size() {
      return followed.size;
    },
    stop: () => {
      clearInterval(timer);
      listening.disconnect();
    },
  };
}

function route(channel: string, message: LiveMessage, listener: LiveListener): void {
  const [, kind, id] = ownChannel.exec(channel) ?? [];
  if (kind === 'character') {
    const characterId = CharacterId.parse(id);
    if (message.topic === sheetChanged) listener.sheetChanged(characterId, SheetChange.parse(message).versions);
    else listener.forCharacter(characterId, message);
  } else if (kind === 'account') {
    const accountId = AccountId.parse(id);
    if (message.topic === sessionCut) listener.cut(accountId, Cut.parse(message));
    else listener.forAccount(accountId, message);
  } else if (kind === 'party') {
    listener.forParty(id ?? '', message);
  } else {
    if (message.topic === worldChanged.name) {
      const change = WorldChange.parse(message);
      listener.worldChanged(change.key, change.value);
    }
    if (message.topic === maintenanceChanged) listener.maintenanceChanged();
    if (message.topic === limitsChanged) return listener.limitsChanged();
    if (message.topic === realmSettingsChanged.name) listener.realmChanged();
    listener.forAll(message);
  }
}
