import type { Interactable } from '../core/interactable';
import { reject } from '../core/reject';
import type { ZoneInput } from '../inputs';
import { interactablesOf } from '../interaction/interactables';
import type { Player, ZoneState } from '../state';
import { watchTicks } from '../transfer/transfer';
import { lootSlice } from './slice';

/**
 * Remembers that a box stands open for the player who emptied it, or found it empty, until it is refilled, and shows it
 * so to that player.
 */
export function takeOpened(state: ZoneState, input: ZoneInput<'opened'>): void {
  const player = state.players.get(input.characterId);
  if (player === undefined) return;
  noteOpened(state, player, input);
  if (input.rejection !== null) reject(state, player, { what: 'npc.interact', ...input.rejection });
}

function noteOpened(
  state: ZoneState,
  player: Player,
  { containerId, spawnIndex, rejection }: ZoneInput<'opened'>,
): void {
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
  const { emptied } = lootSlice(state);
  const boxes = emptied.get(player.characterId) ?? { untilMs: new Map(), notifiedConnectionId: null };
  boxes.untilMs.set(interactable.entityId, untilMs);
  emptied.set(player.characterId, boxes);
  emit(state, player, { boxes: [[interactable.entityId, untilMs]] });
}

/**
 * Stores what a player who just joined had emptied before: in another channel, or before this one was opened. The next
 * watch shows it to them.
 */
export function recallEmptied(state: ZoneState, { characterId, boxes }: ZoneInput<'boxes'>): void {
  if (!state.players.has(characterId)) return;
  const known = lootSlice(state).emptied.get(characterId)?.untilMs;
  const untilMs = new Map(known);
  for (const box of boxes) {
    const interactable = containerAt(state, box);
    if (interactable !== null)
      untilMs.set(interactable.entityId, Math.max(box.refillsAtMs, untilMs.get(interactable.entityId) ?? 0));
  }
  if (untilMs.size > 0) lootSlice(state).emptied.set(characterId, { untilMs, notifiedConnectionId: null });
}

function containerAt(
  state: ZoneState,
  { containerId, spawnIndex }: { readonly containerId: string; readonly spawnIndex: number },
): Interactable<'container'> | null {
  return (
    interactablesOf(state, 'container').find(
      (interactable) => interactable.container.id === containerId && interactable.spawnIndex === spawnIndex,
    ) ?? null
  );
}

/** Shows emptied boxes to players who come back, and forgets boxes that were refilled. */
export function watchEmptied(state: ZoneState): void {
  if (state.tick % watchTicks !== 0) return;
  for (const [characterId, boxes] of lootSlice(state).emptied) {
    for (const [entityId, untilMs] of boxes.untilMs) if (untilMs <= state.nowMs) boxes.untilMs.delete(entityId);
    const player = state.players.get(characterId);
    if (boxes.untilMs.size === 0) lootSlice(state).emptied.delete(characterId);
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
