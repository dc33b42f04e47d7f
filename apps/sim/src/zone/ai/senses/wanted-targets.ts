import { meetsAll } from '@necp/shared/quest/conditions';
import type { Objective } from '@necp/shared/quest/content';
import { isDone } from '@necp/shared/quest/progress';
import type { Player, ZoneState } from '../../state';
import type { Spawn } from '../spawning/spawn-points';
import { conditionContextOf } from './condition-context';

/**
 * Checks whether the quest of a player here needs this enemy to fall or leads to it. In private instances defeated
 * enemies stay defeated.
 */
export function isWanted(state: ZoneState, spawn: Spawn): boolean {
  if (state.gameData.zones.get(state.map.id)?.kind === 'instance') return false;
  for (const player of state.players.values())
    if (isWantedBy(state, player, spawn) && meetsAll(spawn.ofViewer, conditionContextOf(state, player))) return true;
  return false;
}

function isWantedBy(state: ZoneState, { sheet }: Player, { enemy, place }: Spawn): boolean {
  return sheet.quests.some(({ questId, stageId, counts }) => {
    const stage = state.gameData.quests.get(questId)?.stages.find(({ id }) => id === stageId);
    return (
      stage?.objectives.some((objective) => isAbout(objective, { enemy, place }) && !isDone(objective, counts)) === true
    );
  });
}

function isAbout(objective: Objective, { enemy, place }: Pick<Spawn, 'enemy' | 'place'>): boolean {
  const mark = 'mark' in objective ? objective.mark : undefined;
  const [who, where] = objective.kind === 'kill' ? [objective.enemy, objective.place] : [mark?.content, mark?.place];
  return who === enemy.id && (where === undefined || where === place.id);
}
