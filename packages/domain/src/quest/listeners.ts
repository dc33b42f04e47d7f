import { quests } from '@necp/content/server';
import { characterCreated, characterRemade } from '@necp/shared/character/events';
import { itemEquipped, itemGained, itemLost } from '@necp/shared/inventory/events';
import type { CharacterId } from '@necp/shared/kernel';
import { attributeIncreased, levelUp, perkSpent } from '@necp/shared/progression/events';
import { questCompleted } from '@necp/shared/quest/events';
import { stageOf } from '@necp/shared/quest/progress';
import { boughtFromVendor, soldToVendor } from '@necp/shared/vendor/events';
import { listen, type Listener, type Tx } from '../kernel';
import { begin, review } from './engine';
import { activeOf, openLog, readProgress } from './log';
import { noteObjectiveEvent } from './steps';
import { questOf } from './stories';

export const listeners: readonly Listener[] = [
  listen('quest.first_story', characterCreated, async (tx, { characterId, look }) => {
    await beginByThemselves(tx, characterId);
    if (look === 'chosen') await notePickedLook(tx, characterId);
  }),
  listen('quest.look_picked', characterRemade, (tx, { characterId }) => notePickedLook(tx, characterId)),
  listen('quest.next_story', questCompleted, (tx, { characterId }) => beginByThemselves(tx, characterId)),
  listen('quest.sold', soldToVendor, (tx, { characterId, templateId, count }) =>
    noteObjectiveEvent(tx, {
      characterId,
      objectiveEvent: { kind: 'action', action: 'sell', item: templateId, count },
    }),
  ),
  listen('quest.bought', boughtFromVendor, (tx, { characterId, templateId, count }) =>
    noteObjectiveEvent(tx, { characterId, objectiveEvent: { kind: 'action', action: 'buy', item: templateId, count } }),
  ),
  listen('quest.equipped', itemEquipped, (tx, { characterId, templateId }) =>
    noteObjectiveEvent(tx, { characterId, objectiveEvent: { kind: 'action', action: 'equip', item: templateId } }),
  ),
  listen('quest.attribute_spent', attributeIncreased, (tx, { characterId, points }) =>
    noteObjectiveEvent(tx, {
      characterId,
      objectiveEvent: { kind: 'action', action: 'spend_attribute', count: points },
    }),
  ),
  listen('quest.perk_spent', perkSpent, (tx, { characterId }) =>
    noteObjectiveEvent(tx, { characterId, objectiveEvent: { kind: 'action', action: 'spend_perk' } }),
  ),
  listen('quest.level_reached', levelUp, async (tx, { characterId }) => {
    await lookAgain(tx, characterId, 'action');
    await beginByThemselves(tx, characterId);
  }),
  listen('quest.gained', itemGained, (tx, { characterId }) => lookAgain(tx, characterId, 'collect')),
  listen('quest.lost', itemLost, (tx, { characterId }) => lookAgain(tx, characterId, 'collect')),
];

function notePickedLook(tx: Tx, characterId: CharacterId): Promise<void> {
  return noteObjectiveEvent(tx, { characterId, objectiveEvent: { kind: 'action', action: 'pick_look' } });
}

/** Checks the active quests whose stage has such an objective again against the state of the character. */
async function lookAgain(tx: Tx, characterId: CharacterId, kind: 'collect' | 'action'): Promise<void> {
  const isAsked = activeOf(await readProgress(tx, characterId)).some(({ questId, stageId }) =>
    stageOf(questOf(questId), stageId).objectives.some((objective) => objective.kind === kind),
  );
  if (isAsked) await review(await openLog(tx, characterId));
}

/** Starts automatic quests as soon as their conditions hold. */
async function beginByThemselves(tx: Tx, characterId: CharacterId): Promise<void> {
  const known = await readProgress(tx, characterId);
  const due = quests.filter(
    ({ id, begins, repeats }) => begins === 'by_itself' && (repeats !== 'never' || !known.has(id)),
  );
  if (due.length === 0) return;
  const log = await openLog(tx, characterId);
  for (const { id } of due) await begin(log, id);
}
