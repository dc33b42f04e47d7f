import type { InstanceLobbyState } from '@necp/shared/protocol';
import type * as z from 'zod';
import type { DoorGuest, DoorView } from '../types';
import type { Exit } from './known';
import type { Other } from './others';

export type InstanceLobby = z.infer<typeof InstanceLobbyState>;

interface AtDoor {
  readonly own: { readonly id: number; readonly name: string };
  readonly others: Iterable<Other>;
  /** The lobby as the server last sent it; null when no player is ready. */
  readonly lobby: InstanceLobby;
  readonly isAtHand: boolean;
}

/**
 * Lists the players at the entrance of an instance, those who are ready, and what the player may do next; null at an
 * ordinary exit.
 */
export function doorView(exit: Exit | null, { own, others, lobby, isAtHand }: AtDoor): DoorView | null {
  if (exit === null || exit.most === null) return null;
  const isOfThisDoor = lobby?.to === exit.to;
  const ready: DoorGuest[] = isOfThisDoor
    ? lobby.members.map(({ entityId, name }) => ({ entityId, name, isSelf: entityId === own.id }))
    : [];
  const isReady = (id: number): boolean => ready.some(({ entityId }) => entityId === id);
  const waiting: DoorGuest[] = isReady(own.id) ? [] : [{ entityId: own.id, name: own.name, isSelf: true }];
  for (const { view, x, y } of others) {
    const stands = view.kind === 'player' && Math.hypot(x - exit.x, y - exit.y) <= exit.radiusTiles;
    if (stands && !isReady(view.id)) waiting.push({ entityId: view.id, name: view.name, isSelf: false });
  }
  return {
    to: exit.to,
    most: exit.most,
    ready,
    waiting,
    difficulty: isOfThisDoor ? lobby.difficulty : 'normal',
    next: nextAt(ready, exit.most),
    isAtHand,
  };
}

function nextAt(ready: readonly DoorGuest[], most: number): DoorView['next'] {
  if (ready[0]?.isSelf) return 'enter';
  if (ready.some(({ isSelf }) => isSelf)) return 'wait';
  return ready.length >= most ? 'full' : 'ready';
}
