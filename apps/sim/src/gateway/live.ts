import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import { CharacterId } from '@necp/shared/kernel';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { WorldValue } from '@necp/shared/world-state/content';
import type { Redis } from 'ioredis';
import * as z from 'zod';

const patterns = ['/topic/character/*', '/topic/world/*'] as const;
const characterChannel = /^\/topic\/character\/([^/]+)\/([a-z_-]+)$/;
const worldChannel = /^\/topic\/world\/([a-z_-]+)$/;
const Message = z.record(z.string(), z.unknown());
const SheetChange = z.object({ versions: z.record(z.string(), z.int().min(0)) });
const WorldChange = z.object({ key: z.string(), value: WorldValue });

export interface LiveListener {
  /** Something on a character's sheet has changed: the versions of its parts. */
  sheetChanged(characterId: CharacterId, versions: SheetVersions): void;
  worldChanged(key: string, value: WorldValue): void;
  /** A message for the browser of one character. */
  forCharacter(characterId: CharacterId, message: { readonly topic: string }): void;
  /** A message for every browser. */
  forAll(message: { readonly topic: string }): void;
}

/**
 * Subscribes to the domain's live updates about characters and of the world. What is missed here is found at the next
 * checkpoint or reloaded by the browser.
 */
export function hearLive(redis: Redis, log: Logger, listener: LiveListener): { stop(): void } {
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no live news'));
  listening.psubscribe(...patterns).catch((error: unknown) => log.warn({ err: error }, 'no live news'));
  listening.on('pmessage', (_pattern: string, channel: string, text: string) => {
    try {
      route(channel, Message.parse(JSON.parse(text)), listener);
    } catch (error) {
      log.warn({ err: error, channel }, 'unreadable live news');
    }
  });
  return { stop: () => listening.disconnect() };
}

function route(channel: string, message: Record<string, unknown>, listener: LiveListener): void {
  const [, owner, room] = characterChannel.exec(channel) ?? [];
  if (owner !== undefined && room !== undefined) {
    const characterId = CharacterId.parse(owner);
    if (room === 'sheet') listener.sheetChanged(characterId, SheetChange.parse(message).versions);
    else listener.forCharacter(characterId, { ...message, topic: channel });
    return;
  }
  const [, what] = worldChannel.exec(channel) ?? [];
  if (what === undefined) return;
  if (what === 'state') {
    const change = WorldChange.parse(message);
    listener.worldChanged(change.key, change.value);
  }
  listener.forAll({ ...message, topic: channel });
}
