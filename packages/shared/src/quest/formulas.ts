import type { AttributeId, SkillId } from '../progression/content';
import type { ReputationChange } from '../reputation/formulas';
import type { Check, Effect, QuestContent } from './content';

/** The attributes and skills of a character who attempts a check. */
export interface Checked {
  readonly attributes: Readonly<Record<AttributeId, number>>;
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
}

/** Returns the modifier of an attribute for a d20: -1 at 3, 0 at 5, 7 at 20. */
export function attributeModifier(value: number): number {
  return Math.floor((value - 5) / 2);
}

/**
 * Returns the modifier of a check for the d20: the attribute's modifier, and for a skill one more for each ten ranks.
 * @param attributeOf the attribute that each skill belongs to
 */
export function checkModifier(
  by: Check['by'],
  who: Checked,
  attributeOf: Readonly<Record<SkillId, AttributeId>>,
): number {
  if (by in who.attributes) return attributeModifier(who.attributes[by as AttributeId]);
  const skill = by as SkillId;
  return attributeModifier(who.attributes[attributeOf[skill]]) + Math.floor((who.skills[skill] ?? 0) / 10);
}

export type Luck = 'advantage' | 'disadvantage' | 'plain';

/**
 * Returns the luck of a roll: any advantage together with any disadvantage gives a plain roll, whatever their numbers.
 */
export function luckOf(advantages: number, disadvantages: number): Luck {
  if (advantages > 0 === disadvantages > 0) return 'plain';
  return advantages > 0 ? 'advantage' : 'disadvantage';
}

const passes = (face: number, modifier: number, difficulty: number): boolean =>
  face === 20 || (face !== 1 && face + modifier >= difficulty);

/**
 * Returns the exact chance to pass, 0.05 to 0.95 for a plain roll, as shown before the choice; it is computed by
 * counting faces.
 */
export function checkChance(difficulty: number, modifier: number, luck: Luck): number {
  let plain = 0;
  for (let face = 1; face <= 20; face++) if (passes(face, modifier, difficulty)) plain++;
  const share = plain / 20;
  if (luck === 'advantage') return 1 - (1 - share) ** 2;
  return luck === 'disadvantage' ? share ** 2 : share;
}

export interface CheckRoll {
  readonly face: number;
  readonly total: number;
  readonly result: 'critical' | 'pass' | 'fail' | 'fumble';
}

/**
 * Returns the result of two rolled dice; the second counts only with advantage (the higher) or disadvantage (the
 * lower).
 * @param faces each 1 to 20
 */
export function readCheck(
  check: { readonly difficulty: number; readonly modifier: number; readonly luck: Luck },
  faces: readonly [number, number],
): CheckRoll {
  const face = check.luck === 'plain' ? faces[0] : check.luck === 'advantage' ? Math.max(...faces) : Math.min(...faces);
  const total = face + check.modifier;
  if (face === 20) return { face, total, result: 'critical' };
  if (face === 1) return { face, total, result: 'fumble' };
  return { face, total, result: total >= check.difficulty ? 'pass' : 'fail' };
}

/** Returns the node a result leads to: a critical or a fumble without its own node leads to that of pass or fail. */
export function nodeAfter(check: Check, result: CheckRoll['result']): string {
  if (result === 'critical') return check.critical ?? check.pass;
  if (result === 'fumble') return check.fumble ?? check.fail;
  return result === 'pass' ? check.pass : check.fail;
}

const changesIn = (effects: readonly Effect[]): ReputationChange[] =>
  effects.flatMap((effect) => (effect.do === 'reputation' ? [{ faction: effect.faction, points: effect.points }] : []));

/**
 * Returns the changes of reputation that a choice certainly causes: its own, and those of the quest's ending when every
 * path from the reported outcome leads to the same one. `foreseenChanges` adds the spill-over.
 */
export function certainChanges(effects: readonly Effect[], quests: readonly QuestContent[]): ReputationChange[] {
  const own = changesIn(effects);
  for (const effect of effects) {
    if (effect.do !== 'outcome') continue;
    const quest = quests.find(({ id }) => id === effect.quest);
    const targets =
      quest?.stages.flatMap((stage) =>
        stage.exits.flatMap((exit) => (exit.on === 'outcome' && exit.outcome === effect.outcome ? [exit.to] : [])),
      ) ?? [];
    const endings = quest ? [...new Set(targets.flatMap((target) => endingsFrom(quest, target)))] : [];
    const only = endings.length === 1 ? quest?.endings.find(({ id }) => id === endings[0]) : undefined;
    if (only) own.push(...changesIn(only.effects));
  }
  return own;
}

/** Returns the ids of the endings that can be reached from a stage or ending. */
export function endingsFrom(quest: QuestContent, from: string): string[] {
  const reached = reachedFrom(quest, from);
  return quest.endings.map(({ id }) => id).filter((id) => reached.has(id));
}

/** Returns the ids of the stages and endings that can be reached from one, itself included. */
export function reachedFrom(quest: QuestContent, from: string): Set<string> {
  const seen = new Set<string>();
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(quest.stages.find(({ id }) => id === at)?.exits.map(({ to }) => to) ?? []));
  }
  return seen;
}
