import type { ZoneId } from '@necp/shared/kernel';
import { tickHz, tickMs } from '@necp/shared/protocol';
import type { QuestContent } from '@necp/shared/quest/content';
import { stageOf } from '@necp/shared/quest/progress';
import { combatantAt } from '../combat/entity';
import { carriedBy } from '../combat/player/carry';
import { isWithin } from '../places';
import { reject } from '../core/reject';
import type { Entrant, ZoneInput } from '../inputs';
import type { ZoneTransfer } from '../outputs';
import { spotOf, takeAway, vitalsOf } from '../presence/join-leave';
import { tileAt, type Player, type ZoneState } from '../state';
import { transferSlice, type Exit } from './slice';

export type { Exit };

/** After an arrival and after a refusal the next transfer is possible again after this long. */
export const restTicks = 3 * tickHz;
/** How often the entrances of instances and boards are checked. */
export const watchTicks = 5;
const what = 'zone.transfer';

/** Returns the exits of the zone. */
export function exitsOf(state: ZoneState): readonly Exit[] {
  return transferSlice(state).exits;
}

/** Returns the exit in whose doorway the player stands, or null. */
export function exitAt(state: ZoneState, player: Player): Exit | null {
  const x = tileAt(state.x, player.entityIndex);
  const y = tileAt(state.y, player.entityIndex);
  return exitsOf(state).find(({ place }) => isWithin(place, x, y)) ?? null;
}

/** Requests a transfer through the doorway in which the player stands, without waiting. */
export function requestTransfer(state: ZoneState, player: Player): void {
  if (player.isInTransfer) return;
  const exit = exitAt(state, player);
  if (exit === null) return reject(state, player, { what, code: 'zone.no_exit', kind: 'lag' });
  if (exit.isPrivateInstance) return reject(state, player, { what, code: 'instance.no_door' });
  const seconds = restSecondsOf(state, player);
  if (seconds > 0) return reject(state, player, { what, code: 'zone.just_arrived', params: { seconds } });
  const obstacle = obstacleTo(state, player);
  if (obstacle !== null) return reject(state, player, { what, code: obstacle });
  startTransfer(state, player, { toZone: exit.to, toPlace: exit.arrives });
}

/**
 * Returns how many whole seconds the player has to wait before the next transfer, because each costs more than a walk.
 */
export function restSecondsOf(state: ZoneState, { characterId }: Player): number {
  const lastTick = transferSlice(state).transferTicks.get(characterId) ?? -restTicks;
  return Math.max(0, Math.ceil((lastTick + restTicks - state.tick) / tickHz));
}

/** Returns the code of the reason why a player cannot leave now, or null. */
export function obstacleTo(state: ZoneState, player: Player): string | null {
  const combatant = combatantAt(state, player.entityIndex);
  if (combatant === undefined || combatant.life !== 'up') return 'zone.down';
  if (combatant.inCombat) return 'zone.in_fight';
  return isHeldByStory(state, player) ? 'zone.not_yet' : null;
}

/**
 * Requests the transfer to another zone or channel: from now until the answer the player stands still and cannot be
 * harmed.
 */
export function startTransfer(
  state: ZoneState,
  player: Player,
  {
    toZone,
    toPlace,
    toChannel = null,
  }: Pick<ZoneTransfer, 'toZone' | 'toPlace'> & Partial<Pick<ZoneTransfer, 'toChannel'>>,
): void {
  state.outbox.push({
    kind: 'transfer',
    transfer: { toZone, toPlace, toChannel, ...setOut(state, player, { toZone }) },
  });
}

/** Ends everything the player does here and returns what the other zone needs to know. */
export function setOut(
  state: ZoneState,
  player: Player,
  { toZone }: { readonly toZone: string },
): { readonly entrant: Entrant; readonly playedMs: number } {
  const { characterId, accountId, sessionId, name, epoch, locale, sheet, entityIndex, connectionId } = player;
  player.isInTransfer = true;
  player.queue.length = 0;
  const combatant = combatantAt(state, entityIndex);
  if (combatant !== undefined) combatant.untouchableUntilTick = Number.MAX_SAFE_INTEGER;
  if (connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'zone.transfer_begun',
      message: { to: toZone as ZoneId },
    });
  const look = state.appearances[entityIndex]?.look;
  if (look === null || look === undefined) throw new RangeError('a player without a look');
  return {
    entrant: {
      characterId,
      accountId,
      sessionId,
      name,
      look,
      epoch,
      spot: spotOf(state, player),
      locale,
      sheet,
      vitals: vitalsOf(state, player),
      ...(combatant === undefined ? {} : { carried: carriedBy(state, combatant) }),
    },
    playedMs: (state.tick - player.notedTick) * tickMs,
  };
}

/** Applies a completed transfer: the entity goes, and the connection may move to the other zone. */
export function applyTransferred(state: ZoneState, { characterId, epoch }: ZoneInput<'transferred'>): void {
  const player = state.players.get(characterId);
  const isHere = player !== undefined && player.epoch === epoch;
  state.outbox.push({ kind: 'handed_over', characterId, epoch, connectionId: isHere ? takeAway(state, player) : null });
}

/** Applies a rejected transfer: the player stays. */
export function applyTransferRejected(
  state: ZoneState,
  { characterId, epoch, rejection }: ZoneInput<'transfer_rejected'>,
): void {
  const player = state.players.get(characterId);
  if (player === undefined || player.epoch !== epoch) return;
  player.isInTransfer = false;
  transferSlice(state).transferTicks.set(characterId, state.tick);
  const combatant = combatantAt(state, player.entityIndex);
  if (combatant !== undefined) combatant.untouchableUntilTick = 0;
  reject(state, player, { what, code: rejection.code, params: rejection.params });
}

/** Checks whether the tutorial zone holds the player until its quest leads out. */
function isHeldByStory(state: ZoneState, { sheet }: Player): boolean {
  if (state.gameData.zones.get(state.map.id)?.kind !== 'tutorial') return false;
  return [...state.gameData.quests.values()].some((quest) => {
    if (quest.zone !== state.map.id || sheet.finished.some(({ questId }) => questId === quest.id)) return false;
    const progress = sheet.quests.find(({ questId }) => questId === quest.id);
    return progress === undefined || !leadsOut(state, quest, progress.stageId);
  });
}

/** Checks whether this stage, or an earlier one in the written order, names a place outside the zone. */
function leadsOut(state: ZoneState, quest: QuestContent, stageId: string): boolean {
  const present = quest.stages.indexOf(stageOf(quest, stageId));
  return quest.stages.some(
    ({ objectives }, index) =>
      index <= present &&
      objectives.some(
        (objective) => 'place' in objective && objective.place !== undefined && !state.places.has(objective.place),
      ),
  );
}
