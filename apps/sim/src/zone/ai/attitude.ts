import type { EnemyContent } from '@necp/shared/combat/content';
import { meets, type ConditionContext } from '@necp/shared/quest/conditions';
import type { FactionContent, TierContent } from '@necp/shared/reputation/content';
import { tierOf } from '@necp/shared/reputation/formulas';

/** Whether an enemy attacks somebody on sight or lets them pass until they give it a reason. */
export type Attitude = 'hostile' | 'calm';

type Gift = FactionContent['gives'][number]['what'];

/**
 * How an enemy takes one player who has done it nothing: calm while one of its conditions holds, else by its faction's
 * safe passage or grudge.
 */
export function attitudeTo(
  enemy: EnemyContent,
  context: ConditionContext,
  factions: ReadonlyMap<string, FactionContent>,
): Attitude {
  if (enemy.calmWhen.some((condition) => meets(condition, context))) return 'calm';
  const faction = enemy.faction === undefined ? undefined : factions.get(enemy.faction);
  if (faction === undefined) return enemy.attitude === 'hostile' ? 'hostile' : 'calm';
  const points = tierOf(context.reputation[faction.id] ?? faction.startPoints, context.tiers).fromPoints;
  if (enemy.attitude === 'hostile')
    return points >= threshold(faction, 'safe_passage', { tiers: context.tiers, never: Infinity }) ? 'calm' : 'hostile';
  return points <= threshold(faction, 'attacks_on_sight', { tiers: context.tiers, never: -Infinity })
    ? 'hostile'
    : 'calm';
}

/** Points of the tier at which a faction gives something, or what stands for never. */
function threshold(
  faction: FactionContent,
  what: Gift,
  { tiers, never }: { readonly tiers: readonly TierContent[]; readonly never: number },
): number {
  const gift = faction.gives.find((each) => each.what === what);
  return tiers.find(({ id }) => id === gift?.tier)?.fromPoints ?? never;
}
