import { emitObjectiveEvent } from '../objective-events';
import { checkModifier, readCheck } from '@necp/shared/quest/formulas';
import { tickMs } from '@necp/shared/protocol';
import type { ContainerContent } from '@necp/shared/loot/content';
import { nextId } from '../ids';
import { at, type Player, type ZoneState } from '../state';
import { readBoard } from './board';
import { takeCargo } from './event-run';
import { reject } from '../reject';
import { distanceTo } from './reach';
import { startConversation } from './conversation';
import { useOf, type Interactable } from './interactables';

/** An interaction for which the player holds a key. */
export interface ChanneledInteraction {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly startTick: number;
  readonly endTick: number;
  /** Where the player stood when it began. */
  readonly x: number;
  readonly y: number;
}

/** Moving farther than this cancels the interaction. */
const slackTiles = 0.6;
const what = 'npc.interact';

/** Returns how long the player has to hold the key for a world object; null when the object has nothing for them. */
export function interactionMsOf(state: ZoneState, player: Player, interactable: Interactable): number | null {
  switch (interactable.kind) {
    case 'object':
      return useOf(state, player, interactable)?.holdMs ?? null;
    case 'container':
      return interactable.container.openMs;
    case 'fixture':
      return interactable.fixture.holdMs;
    case 'cargo':
      return 800;
  }
}

export function startChanneledInteraction(
  state: ZoneState,
  player: Player,
  { interactable, holdMs }: { readonly interactable: Interactable; readonly holdMs: number },
): void {
  const endTick = state.tick + Math.max(1, Math.ceil(holdMs / tickMs));
  const interaction = {
    entityIndex: interactable.entityIndex,
    entityId: interactable.entityId,
    startTick: state.tick,
    endTick,
    x: at(state.x, player.entityIndex),
    y: at(state.y, player.entityIndex),
  };
  state.rooms.channeledInteractions.set(player.characterId, interaction);
  sendProgress(state, player, { entityId: interaction.entityId, startTick: interaction.startTick, endTick });
}

/** Cancels the interaction before it is complete. */
export function stopChanneledInteraction(state: ZoneState, player: Player): void {
  if (state.rooms.channeledInteractions.delete(player.characterId)) sendProgress(state, player, null);
}

/** Cancels interactions of players who moved, were harmed or lost the object, and completes those held long enough. */
export function advanceChanneledInteractions(state: ZoneState): void {
  for (const [characterId, interaction] of state.rooms.channeledInteractions) {
    const player = state.players.get(characterId);
    const interactable = state.rooms.interactables.get(interaction.entityIndex);
    if (player === undefined) {
      state.rooms.channeledInteractions.delete(characterId);
      continue;
    }
    const combatant = state.combatants.get(player.entityIndex);
    const isBroken =
      combatant === undefined || combatant.life !== 'up' || combatant.lastHarmTick > interaction.startTick;
    if (
      interactable?.entityId !== interaction.entityId ||
      isBroken ||
      player.connectionId === null ||
      distanceTo(state, player, interaction) > slackTiles
    ) {
      stopChanneledInteraction(state, player);
    } else if (state.tick >= interaction.endTick) {
      stopChanneledInteraction(state, player);
      complete(state, player, { interactable });
    }
  }
}

function complete(state: ZoneState, player: Player, { interactable }: { readonly interactable: Interactable }): void {
  const { characterId, epoch } = player;
  switch (interactable.kind) {
    case 'object': {
      const use = useOf(state, player, interactable);
      if (use === null) return reject(state, player, { what, code: 'zone.gone' });
      emitObjectiveEvent(state, player, { kind: 'used', object: interactable.object, place: interactable.placeId });
      if (use.hasDialogue)
        startConversation(state, player, {
          entityId: interactable.entityId,
          npcId: null,
          object: interactable.object,
          place: interactable.placeId,
        });
      return;
    }
    case 'container':
      state.outbox.push({
        kind: 'open',
        id: nextId(state),
        characterId,
        epoch,
        containerId: interactable.container.id,
        spawnIndex: interactable.spawnIndex,
        passed: tryLock(state, player, { interactable, lock: interactable.container.lock }),
        spot: { x: at(state.x, interactable.entityIndex), y: at(state.y, interactable.entityIndex) },
      });
      return;
    case 'fixture':
      if (interactable.fixture.id === 'duel_board')
        return readBoard(state, player, { entityId: interactable.entityId });
      if (interactable.fixture.id === 'mirror')
        emitObjectiveEvent(state, player, { kind: 'action', action: 'pick_look' });
      return startConversation(state, player, {
        entityId: interactable.entityId,
        npcId: null,
        object: interactable.fixture.id,
        place: interactable.placeId,
      });
    case 'cargo':
      return takeCargo(state, player, interactable.runId);
  }
}

interface LockTry {
  readonly interactable: Interactable;
  readonly lock: ContainerContent['lock'];
}

/** Checks whether a lock opens: always with its key, else by a twenty-sided roll, which the player is shown. */
function tryLock(state: ZoneState, player: Player, { interactable, lock }: LockTry): boolean {
  if (lock === undefined) return true;
  if (lock.key !== undefined && (player.sheet.itemCounts[lock.key] ?? 0) > 0) return true;
  const { attributes, skills } = player.sheet;
  const attributeOf = Object.fromEntries(
    [...state.gameData.skills.values()].map(({ id, attribute }) => [id, attribute]),
  ) as Parameters<typeof checkModifier>[2];
  const modifier = checkModifier(lock.by, { attributes, skills }, attributeOf);
  const face = state.rng.int(1, 20);
  const { total, result } = readCheck({ difficulty: lock.difficulty, modifier, luck: 'plain' }, [face, face]);
  if (player.connectionId !== null) {
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'interact.check',
      message: {
        entityId: interactable.entityId,
        by: lock.by,
        difficulty: lock.difficulty,
        modifier,
        face,
        total,
        result,
      },
    });
  }
  return result === 'pass' || result === 'critical';
}

function sendProgress(
  state: ZoneState,
  player: Player,
  message: { readonly entityId: number; readonly startTick: number; readonly endTick: number } | null,
): void {
  if (player.connectionId !== null)
    state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'interact.progress', message });
}
