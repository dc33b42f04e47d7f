import type { EnemyContent } from '@necp/shared/combat/content';
import { meets, type ConditionContext } from '@necp/shared/quest/conditions';
import type { FactionContent, TierContent } from '@necp/shared/reputation/content';
import { tierOf } from '@necp/shared/reputation/formulas';

/** Whether an enemy attacks a player on sight or lets the player pass until provoked. */
export type Attitude = 'hostile' | 'calm';

type Gift = FactionContent['gives'][number]['what'];

/**
 * Returns how an enemy regards a player who has not provoked it: calm while one of its conditions holds, else according
 * to its faction's safe passage or grudge.
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

/** Returns the points of the tier at which a faction grants something, or a number that is never reached. */
function threshold(
  faction: FactionContent,
  what: Gift,
  { tiers, never }: { readonly tiers: readonly TierContent[]; readonly never: number },
): number {
  const gift = faction.gives.find((each) => each.what === what);
  return tiers.find(({ id }) => id === gift?.tier)?.fromPoints ?? never;
}
