import type { ZoneInput, RejectionReason } from '../inputs';
import type { Player, ZoneState } from '../state';
import { watchTicks } from './zone-transfer';
import type { Interactable } from './interactables';

interface Opened {
  readonly containerId: string;
  readonly spawnIndex: number;
  readonly rejection: RejectionReason | null;
}

/**
 * Remembers that a box stands open for the player who emptied it, or found it empty, until it is refilled, and shows it
 * so to that player.
 */
export function takeOpened(state: ZoneState, player: Player, { containerId, spawnIndex, rejection }: Opened): void {
  const interactable = containerAt(state, { containerId, spawnIndex });
  if (interactable === null) return;
  const { refillsAtMs } = rejection?.params ?? {};
  const untilMs =
    rejection === null
      ? state.nowMs + interactable.container.refillMs
      : rejection.code === 'loot.empty' && typeof refillsAtMs === 'number'
        ? refillsAtMs
        : 0;
  if (untilMs <= state.nowMs) return;
  const { emptied } = state.rooms;
  const boxes = emptied.get(player.characterId) ?? { untilMs: new Map(), notifiedConnectionId: null };
  boxes.untilMs.set(interactable.entityId, untilMs);
  emptied.set(player.characterId, boxes);
  emit(state, player, { boxes: [[interactable.entityId, untilMs]] });
}

/**
 * Stores what a player who just joined had emptied before: in another channel, or before this one was opened. The next
 * watch shows it to them.
 */
export function recallEmptied(state: ZoneState, { characterId, boxes }: Extract<ZoneInput, { kind: 'boxes' }>): void {
  if (!state.players.has(characterId)) return;
  const known = state.rooms.emptied.get(characterId)?.untilMs;
  const untilMs = new Map(known);
  for (const box of boxes) {
    const interactable = containerAt(state, box);
    if (interactable !== null)
      untilMs.set(interactable.entityId, Math.max(box.refillsAtMs, untilMs.get(interactable.entityId) ?? 0));
  }
  if (untilMs.size > 0) state.rooms.emptied.set(characterId, { untilMs, notifiedConnectionId: null });
}

function containerAt(
  state: ZoneState,
  { containerId, spawnIndex }: { readonly containerId: string; readonly spawnIndex: number },
): Extract<Interactable, { kind: 'container' }> | null {
  for (const interactable of state.rooms.interactables.values())
    if (
      interactable.kind === 'container' &&
      interactable.container.id === containerId &&
      interactable.spawnIndex === spawnIndex
    )
      return interactable;
  return null;
}

/** Shows emptied boxes to players who come back, and forgets boxes that were refilled. */
export function watchEmptied(state: ZoneState): void {
  if (state.tick % watchTicks !== 0) return;
  for (const [characterId, boxes] of state.rooms.emptied) {
    for (const [entityId, untilMs] of boxes.untilMs) if (untilMs <= state.nowMs) boxes.untilMs.delete(entityId);
    const player = state.players.get(characterId);
    if (boxes.untilMs.size === 0) state.rooms.emptied.delete(characterId);
    else if (player === undefined) boxes.notifiedConnectionId = null;
    else if (boxes.notifiedConnectionId !== player.connectionId) {
      boxes.notifiedConnectionId = player.connectionId;
      emit(state, player, { boxes: [...boxes.untilMs] });
    }
  }
}

function emit(
  state: ZoneState,
  { connectionId }: Player,
  { boxes }: { readonly boxes: readonly (readonly [number, number])[] },
): void {
  if (connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'loot.emptied',
      message: { boxes: boxes.map(([entityId, untilMs]) => ({ entityId, refillsInMs: untilMs - state.nowMs })) },
    });
}
