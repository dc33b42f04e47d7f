import type { Condition } from '@necp/shared/quest/content';

/** The conditions of one world object, split by what they depend on. */
export interface PartedConditions {
  /** Conditions that are the same for all players: hours and world keys. */
  readonly ofWorld: readonly Condition[];
  /** Conditions that are checked for each viewer. */
  readonly ofViewer: readonly Condition[];
}

/** @param isPlayerKey whether a world key belongs to one player */
export function partConditions(
  conditions: readonly Condition[],
  isPlayerKey: (key: string) => boolean,
): PartedConditions {
  return {
    ofWorld: conditions.filter((condition) => !asksViewer(condition, isPlayerKey)),
    ofViewer: conditions.filter((condition) => asksViewer(condition, isPlayerKey)),
  };
}

function asksViewer(condition: Condition, isPlayerKey: (key: string) => boolean): boolean {
  switch (condition.if) {
    case 'hour':
      return false;
    case 'world':
      return isPlayerKey(condition.key);
    case 'not':
      return asksViewer(condition.of, isPlayerKey);
    case 'any':
      return condition.of.some((each) => asksViewer(each, isPlayerKey));
    default:
      return true;
  }
}
