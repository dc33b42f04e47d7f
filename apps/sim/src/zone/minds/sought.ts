import { meetsAll } from '@necp/shared/quest/conditions';
import { isDone } from '@necp/shared/quest/progress';
import type { Player, ZoneState } from '../state';
import { factsOf } from './facts';
import type { Spawn } from './spawn-points';

/** Whether a story of somebody here waits for such an enemy to fall there. What is made for a few stays beaten. */
export function isSought(state: ZoneState, spawn: Spawn): boolean {
  if (state.lore.zones.get(state.map.id)?.kind === 'instance') return false;
  for (const player of state.players.values()) if (isWantedBy(state, player, spawn) && meetsAll(spawn.ofViewer, factsOf(state, player))) return true;
  return false;
}

function isWantedBy(state: ZoneState, { sheet }: Player, { enemy, place }: Spawn): boolean {
  return sheet.quests.some(({ questId, stageId, counts }) => {
    const stage = state.lore.quests.get(questId)?.stages.find(({ id }) => id === stageId);
    return stage?.objectives.some((objective) => objective.kind === 'kill' && objective.enemy === enemy.id && (objective.place === undefined || objective.place === place.id) && !isDone(objective, counts)) === true;
  });
}
