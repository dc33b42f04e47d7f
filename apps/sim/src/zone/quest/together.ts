import { sharesCredit } from '@necp/shared/party/credit';
import { entityFlags } from '@necp/shared/protocol';
import { countsAfter } from '@necp/shared/quest/progress';
import { combatantOf } from '../combat/entity';
import { nextId } from '../core/ids';
import type { ObjectiveEvent } from '../outputs';
import { at, type Player, type ZoneState } from '../state';

/** What one member does for all; what a player does with its own hands, such as selling, counts for it alone. */
const commonKinds: ReadonlySet<ObjectiveEvent['kind']> = new Set(['went', 'used', 'survived', 'escorted']);
type CommonEvent = Extract<ObjectiveEvent, { kind: 'went' | 'used' | 'survived' | 'escorted' }>;

const isCommon = (event: ObjectiveEvent): event is CommonEvent => commonKinds.has(event.kind);

/**
 * Lets the steps of this tick count for members of the party too who are near and do the same shared quest. Kills are
 * shared by the defeat itself.
 */
export function shareObjectives(state: ZoneState): void {
  const events = state.outbox.flatMap((output) => (output.kind === 'objective_event' ? [output] : []));
  for (const { characterId, objectiveEvent } of events) {
    const player = state.players.get(characterId);
    if (player?.sheet.party == null || !isCommon(objectiveEvent)) continue;
    for (const member of state.players.values()) {
      if (member === player || member.sheet.party?.partyId !== player.sheet.party.partyId) continue;
      if (!isBeside(state, player, member) || !isCounted(state, { player, member, objectiveEvent })) continue;
      const { epoch } = member;
      const own = { kind: 'objective_event' as const, id: nextId(state), epoch, objectiveEvent };
      state.outbox.push({ ...own, characterId: member.characterId });
    }
  }
}

/** Whether a member is as near as it must be to share in a defeat. */
function isBeside(state: ZoneState, player: Player, member: Player): boolean {
  const combatant = combatantOf(state, member);
  if (combatant === null || member.isInTransfer) return false;
  const [here, there] = [player.entityIndex, member.entityIndex];
  return sharesCredit({
    distanceTiles: Math.hypot(at(state.x, here) - at(state.x, there), at(state.y, here) - at(state.y, there)),
    life: combatant.life,
    isConnected: member.connectionId !== null,
    isAway: (at(state.flags, there) & entityFlags.away) !== 0,
  });
}

interface Step {
  readonly player: Player;
  readonly member: Player;
  readonly objectiveEvent: CommonEvent;
}

/** Whether both do a shared quest for which the step still counts for the member. */
function isCounted(state: ZoneState, { player, member, objectiveEvent }: Step): boolean {
  return member.sheet.quests.some((progress) => {
    const quest = state.gameData.quests.get(progress.questId);
    if (quest?.shared !== true || !player.sheet.quests.some(({ questId }) => questId === quest.id)) return false;
    if (!quest.stages.some(({ id }) => id === progress.stageId)) return false;
    return countsAfter(quest, progress, objectiveEvent) !== progress.counts;
  });
}
