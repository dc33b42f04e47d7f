import type { UniqueBehaviour, UniqueCondition } from '../inventory/unique';

/** What is known at the moment of a hit or of a trigger; what does not apply is null. */
export interface UniqueFacts {
  /** Shares of the most health, 0 to 1. */
  readonly ownHealthShare: number;
  readonly targetHealthShare: number | null;
  readonly targetStatuses: readonly string[];
  readonly isBehind: boolean;
  readonly isUnprepared: boolean;
  readonly isMachine: boolean;
  readonly isShielded: boolean;
  readonly distanceTiles: number | null;
  /** Whether the shot was the first of a full magazine, the last one, or neither. */
  readonly round: 'first' | 'last' | null;
}

/** Checks whether a condition of a unique item holds. */
export function uniqueHolds(condition: UniqueCondition, facts: UniqueFacts): boolean {
  const { targetHealthShare: health, distanceTiles: distance } = facts;
  switch (condition.if) {
    case 'target_status':
      return facts.targetStatuses.includes(condition.status);
    case 'target_at_least':
      return health !== null && health * 100 >= condition.percent - 1e-6;
    case 'target_below':
      return health !== null && health * 100 < condition.percent;
    case 'own_below':
      return facts.ownHealthShare * 100 < condition.percent;
    case 'behind':
      return facts.isBehind;
    case 'unprepared':
      return facts.isUnprepared;
    case 'round':
      return facts.round === condition.which;
    case 'beyond':
      return distance !== null && distance > condition.tiles;
    case 'within':
      return distance !== null && distance <= condition.tiles;
    case 'machine':
      return facts.isMachine;
    case 'shielded':
      return facts.isShielded;
  }
}

/** Returns what a unique item adds to the damage of this hit, in percent. */
export function uniqueDamagePercent({ damage }: Pick<UniqueBehaviour, 'damage'>, facts: UniqueFacts): number {
  return damage.reduce(
    (sum, { percent, when }) => sum + (when.every((condition) => uniqueHolds(condition, facts)) ? percent : 0),
    0,
  );
}
