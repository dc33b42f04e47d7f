import type { DamageType } from '../inventory/content';

export const weaponFamilies = ['none', 'pistol', 'rifle', 'shotgun', 'blade', 'thrown', 'machine'] as const;
export type WeaponFamily = (typeof weaponFamilies)[number];

export const shotEnds = ['none', 'wall', 'body'] as const;
/**
 * Where a shot stops: in the air, on something solid, or in an entity it reached at once; an entity it reaches later
 * has its own `impact`.
 */
export type ShotEnd = (typeof shotEnds)[number];

export const damageKinds = ['hit', 'critical', 'dodged', 'safe', 'absorbed'] as const;
/** `absorbed` was taken by a shield whole; `safe` does no harm, because one of the two stands in a safe zone. */
export type DamageKind = (typeof damageKinds)[number];

export const castEnds = ['done', 'cancelled', 'stunned', 'silenced', 'feared', 'pushed', 'unpaid', 'fell'] as const;
/** How a cast or a channel ended: completed, given up, broken by a control or a push, not paid for, or by a fall. */
export type CastEnd = (typeof castEnds)[number];

export const telegraphShapes = ['circle', 'cone', 'line'] as const;
export type TelegraphShape = (typeof telegraphShapes)[number];

/**
 * A combat event of one tick, sent once to all clients in view. Entities are ids, 0 for none. Positions are tiles,
 * encoded in steps of 1/64; times are milliseconds; directions are radians, encoded in 65,536 steps.
 */
export type CombatEvent =
  /**
   * `seq` is the intent that fired (0 for entities without a player), so that the shooter's client recognises its own
   * tracer.
   */
  | {
      readonly kind: 'shot';
      readonly source: number;
      readonly weapon: WeaponFamily;
      readonly fromX: number;
      readonly fromY: number;
      readonly toX: number;
      readonly toY: number;
      readonly hit: ShotEnd;
      readonly velocityTilesPerS: number;
      readonly seq: number;
    }
  /** A projectile in flight hit an entity or broke through cover. */
  | {
      readonly kind: 'impact';
      readonly source: number;
      readonly target: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: 'swing';
      readonly source: number;
      readonly facing: number;
      readonly arcDegrees: number;
      readonly reachTiles: number;
      readonly seq: number;
    }
  | {
      readonly kind: 'throw';
      readonly source: number;
      readonly item: string;
      readonly fromX: number;
      readonly fromY: number;
      readonly toX: number;
      readonly toY: number;
      readonly flightMs: number;
      readonly fuseMs: number;
    }
  | {
      readonly kind: 'blast';
      readonly source: number;
      readonly x: number;
      readonly y: number;
      readonly radiusTiles: number;
      readonly damageType: DamageType;
    }
  | {
      readonly kind: 'damage';
      readonly source: number;
      readonly target: number;
      readonly amount: number;
      readonly how: DamageKind;
      readonly damageType: DamageType;
      /** Content id of the weapon, ability or status. */
      readonly by: string;
    }
  | {
      readonly kind: 'heal';
      readonly source: number;
      readonly target: number;
      readonly amount: number;
      /** Content id of the ability, item or status. */
      readonly by: string;
    }
  | {
      readonly kind: 'cast';
      readonly source: number;
      readonly ability: string;
      /** How long the cast takes, or the channel that follows it. */
      readonly castMs: number;
      readonly isChannel: 0 | 1;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'cast_end'; readonly source: number; readonly how: CastEnd }
  /** `a` is the radius or the length, `b` the angle in degrees or the width. */
  | {
      readonly kind: 'telegraph';
      readonly source: number;
      readonly shape: TelegraphShape;
      readonly x: number;
      readonly y: number;
      readonly facing: number;
      readonly a: number;
      readonly b: number;
      readonly lastsMs: number;
    }
  | {
      readonly kind: 'land';
      readonly source: number;
      readonly ability: string;
      readonly x: number;
      readonly y: number;
      readonly facing: number;
    }
  | {
      readonly kind: 'status';
      /** Who applied it. */
      readonly source: number;
      readonly target: number;
      readonly status: string;
      readonly stacks: number;
      readonly lastsMs: number;
    }
  | { readonly kind: 'status_end'; readonly target: number; readonly status: string }
  | { readonly kind: 'reload'; readonly source: number; readonly lastsMs: number }
  | { readonly kind: 'dodge'; readonly source: number; readonly facing: number }
  | { readonly kind: 'push'; readonly target: number; readonly x: number; readonly y: number }
  | { readonly kind: 'downed'; readonly target: number; readonly source: number }
  | { readonly kind: 'died'; readonly target: number; readonly source: number }
  | { readonly kind: 'revived'; readonly target: number; readonly source: number }
  | { readonly kind: 'spawned'; readonly target: number }
  /** `line` is `sees`, `hurt`, `dies`, `greet` or the id of a boss phase; the client has the text. */
  | { readonly kind: 'bark'; readonly source: number; readonly line: string }
  | { readonly kind: 'reveal'; readonly target: number; readonly lastsMs: number }
  | { readonly kind: 'level_up'; readonly target: number; readonly level: number }
  /** `source` picked up the drop `target`. */
  | { readonly kind: 'loot'; readonly source: number; readonly target: number }
  /** `points` is what all shields of this ability take together; damage that is `absorbed` lessens it. */
  | {
      readonly kind: 'shield';
      /** Who put it on. */
      readonly source: number;
      readonly target: number;
      readonly ability: string;
      readonly points: number;
      readonly lastsMs: number;
    }
  /** The last shield of this ability is broken, or its time is over. */
  | { readonly kind: 'shield_end'; readonly target: number; readonly ability: string };
