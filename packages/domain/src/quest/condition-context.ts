import { attributeBudget } from '@necp/shared/character/rules';
import { characterHolder, type CharacterId } from '@necp/shared/kernel';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import type { QuestStage } from '@necp/shared/quest/content';
import { isPeriodic, mayRepeat, type CharacterState } from '@necp/shared/quest/progress';
import { cityHour } from '@necp/shared/zone/clock';
import { natureOf } from '../character';
import { gearOf, grant, itemCounts, take } from '../inventory';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { growthOf } from '../progression';
import { reputationOf } from '../reputation';
import { balanceOf, holdWallets } from '../wallet';
import { worldKeysOf } from '../world-state';
import { activeOf, type Progress } from './log';
import { stories } from './stories';

/** The source of reads: a transaction, or the database outside of one. */
export interface Seen {
  readonly db: ReadDb | Tx;
  readonly clock: Ctx['clock'];
}

/** Returns the current values of a character for conditions. */
export async function conditionContextOf(
  { db, clock }: Seen,
  characterId: CharacterId,
  progress: ReadonlyMap<string, Progress>,
): Promise<ConditionContext> {
  const nature = await natureOf(db, characterId);
  const growth = await growthOf(db, characterId);
  return {
    level: nature.level,
    classId: nature.classId,
    originId: nature.originId,
    attributes: nature.attributes,
    skills: growth.skills,
    quests: activeOf(progress).map(({ questId, stageId }) => ({ questId, stageId })),
    // What may be started again counts as untouched: an offer is open as soon as its day has come.
    finished: finishedOf([...progress.values()].filter((one) => !hasComeBack(one, clock.nowMs()))),
    reputation: await reputationOf(db, characterId),
    tiers: stories.tiers,
    itemCounts: await itemCounts(db, characterId),
    chits: await balanceOf(db, characterId),
    worldKeys: await worldKeysOf(db, characterId),
    hour: cityHour(clock.nowMs()),
  };
}

/** Checks whether a daily or weekly quest has ended and may be started again since. */
export function hasComeBack(
  { questId, state, result, endedAt }: Pick<Progress, 'questId' | 'state' | 'result' | 'endedAt'>,
  nowMs: number,
): boolean {
  const quest = stories.quests.get(questId);
  if (quest === undefined || !isPeriodic(quest) || state === 'active' || state === 'ready') return false;
  return result !== null && endedAt !== null && mayRepeat(quest, { result, endedMs: endedAt.getTime() }, nowMs);
}

/** Returns how quests ended. */
export function finishedOf(
  progress: Iterable<Pick<Progress, 'questId' | 'state' | 'ending' | 'result'>>,
): { questId: string; ending: string; result: 'done' | 'failed' }[] {
  return [...progress].flatMap(({ questId, state, ending, result }) =>
    ending === null || result === null || state === 'active' ? [] : [{ questId, ending, result }],
  );
}

const blankCharacter: CharacterState = { itemCounts: {}, worn: [], level: 0, attributesSpent: 0, perksSpent: 0 };

/** Returns the state of a character that the objectives of a stage need; only that part is read. */
export async function heldFor(db: ReadDb | Tx, characterId: CharacterId, stage: QuestStage): Promise<CharacterState> {
  const actions = new Set(
    stage.objectives.flatMap((objective) => (objective.kind === 'action' ? [objective.action] : [])),
  );
  const isCollecting = stage.objectives.some(({ kind }) => kind === 'collect');
  const isGrowing = actions.has('reach_level') || actions.has('spend_attribute');
  const nature = isGrowing ? await natureOf(db, characterId) : null;
  const shared = nature === null ? 0 : Object.values(nature.attributes).reduce((sum, value) => sum + value, 0);
  return {
    ...blankCharacter,
    itemCounts: isCollecting ? await itemCounts(db, characterId) : {},
    worn: actions.has('equip') ? Object.values((await gearOf(db, characterId)).worn) : [],
    level: nature?.level ?? 0,
    attributesSpent: Math.max(0, shared - attributeBudget),
    perksSpent: actions.has('spend_perk')
      ? Object.values((await growthOf(db, characterId)).taken).reduce((sum, ranks) => sum + ranks, 0)
      : 0,
  };
}

/** Gives items; those that do not fit into the bag become deliveries. */
export async function giveItem(
  tx: Tx,
  gift: {
    readonly characterId: CharacterId;
    readonly templateId: string;
    readonly quantity: number;
    readonly reason: string;
  },
): Promise<void> {
  await holdForEffects(tx, gift.characterId);
  await grant(tx, gift);
}

/**
 * Takes as many pieces as there are, up to a limit.
 * @returns how many were taken
 */
export async function takeItem(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly templateId: string;
    readonly most: number;
    readonly reason: string;
  },
): Promise<number> {
  const { characterId, templateId, most, reason } = input;
  const quantity = Math.min(most, (await itemCounts(tx, characterId))[templateId] ?? 0);
  if (quantity === 0) return 0;
  await holdForEffects(tx, characterId);
  await take(tx, { characterId, templateId, quantity, reason });
  return quantity;
}

/** Wallets are locked before containers, and the effects of a quest come in any order. */
async function holdForEffects(tx: Tx, characterId: CharacterId): Promise<void> {
  await holdWallets(tx, [characterHolder(characterId)]);
}
