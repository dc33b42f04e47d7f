import type { CharacterId } from '@necp/shared/kernel';
import { liveChangeOf, type LiveChange } from '@necp/shared/protocol';
import { liveChannel } from '../kernel';
import type { TestDomain } from './index';

/** The live changes that were sent to some characters since the call, in order. */
export interface HeardChanges {
  readonly changes: readonly LiveChange[];
  /** Waits until the changes satisfy a condition. */
  until(isEnough: (changes: readonly LiveChange[]) => boolean): Promise<void>;
  close(): void;
}

/** Subscribes to the live updates of characters. */
export async function heardBy({ domain }: TestDomain, characterIds: readonly CharacterId[]): Promise<HeardChanges> {
  const ear = domain.redis.duplicate();
  await new Promise((resolve) => ear.once('ready', resolve));
  const changes: LiveChange[] = [];
  const waiting = new Set<() => void>();
  ear.on('message', (_channel: string, message: string) => {
    const change = liveChangeOf(JSON.parse(message));
    if (change === null) return;
    changes.push(change);
    for (const look of waiting) look();
  });
  await ear.subscribe(...characterIds.map((characterId) => liveChannel({ characterId })));
  return {
    changes,
    until: (isEnough) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isEnough(changes)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => ear.disconnect(),
  };
}
