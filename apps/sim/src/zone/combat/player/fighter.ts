import type { ItemId, TileSpot } from '@necp/shared/kernel';
import type { SkillId } from '@necp/shared/progression/content';

/** What a player's actions did to skills and gear, collected until it is sent to the domain. */
export interface Usage {
  /** Experience by skill. */
  readonly skills: Map<SkillId, number>;
  /** Points of durability by item. */
  readonly wear: Map<string, number>;
  shotsFired: number;
}

/** What combat keeps of a player beside its combatant. */
export interface Fighter {
  /** Buttons of the last executed intent, to detect presses. */
  heldButtons: number;
  /** A press of the trigger while the weapon is not ready stays valid until then. */
  pulledUntilMs: number;
  /** Steps sprinted since they were last counted. */
  sprintedSteps: number;
  /** Entity it has locked on; 0 for none. */
  lock: number;
  readonly usage: Usage;
  /** The entity it is reviving. */
  reviving: (TileSpot & { readonly target: number; readonly startTick: number; readonly endsTick: number }) | null;
  /** The consumable being used. */
  inHand: { readonly itemId: ItemId; readonly templateId: string; readonly endsTick: number } | null;
  /** Item templates being consumed, by the id of the request. */
  readonly using: Map<string, string>;
  /** Until when it is untouchable because its player has just arrived; see `protectArrival`. */
  arrivalEndsTick: number;
  /** Whether it stood in a safe zone at the last check. */
  wasSafe: boolean;
  /** The last state that was sent about itself, as text. */
  sentSelf: string;
  sentDown: string;
}

export function newFighter(): Fighter {
  return {
    heldButtons: 0,
    pulledUntilMs: 0,
    sprintedSteps: 0,
    lock: 0,
    usage: { skills: new Map(), wear: new Map(), shotsFired: 0 },
    reviving: null,
    inHand: null,
    using: new Map(),
    arrivalEndsTick: Number.MIN_SAFE_INTEGER,
    wasSafe: false,
    sentSelf: '',
    sentDown: '',
  };
}
