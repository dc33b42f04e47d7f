import type { ContainerContent } from '@necp/shared/loot/content';
import type { AttributeId, SkillContent, SkillId } from '@necp/shared/progression/content';
import { checkChance, checkModifier, type Checked } from '@necp/shared/quest/formulas';
import type { ChoiceView } from '@necp/shared/quest/schema';

type Lock = NonNullable<ContainerContent['lock']>;
type LockCheckView = NonNullable<ChoiceView['check']>;

/** Returns what a lock requires and the chance to open it, by the same formula as in dialogue. */
export function lockCheck(
  lock: Lock,
  who: Checked,
  skills: readonly Pick<SkillContent, 'id' | 'attribute'>[],
): LockCheckView {
  const attributeOf = Object.fromEntries(skills.map(({ id, attribute }) => [id, attribute])) as Record<
    SkillId,
    AttributeId
  >;
  const modifier = checkModifier(lock.by, who, attributeOf);
  return {
    by: lock.by,
    difficulty: lock.difficulty,
    modifier,
    luck: 'plain',
    chance: checkChance(lock.difficulty, modifier, 'plain'),
    thrown: null,
  };
}
