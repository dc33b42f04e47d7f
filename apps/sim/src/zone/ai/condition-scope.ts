import type { Condition } from '@necp/shared/quest/content';

/** Conditions of one thing in the street, parted by who has to be asked. */
export interface PartedConditions {
  /** The same for everybody: hours and keys of the world. */
  readonly ofWorld: readonly Condition[];
  /** Judged for each who looks. */
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
