import * as z from 'zod';
import { Look } from '../character/look';
import { LocalText, WholeRange } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

export const EnemyBehaviour = z.strictObject({
  /** What the enemy does while no player is in sight. */
  idle: z.enum(['patrols', 'guards', 'wanders', 'sleeps', 'hangs_from_dock']),
  patrolTiles: z.number().nonnegative(),
  keepsTiles: WholeRange,
  flanks: z.boolean(),
  takesCover: z.boolean(),
  /** The enemy calls friends this near; 0 means never. */
  callsHelpTiles: z.number().nonnegative(),
  /** The enemy flees when its health falls below this percentage; 0 means never. */
  fleesBelowPercent: z.int().min(0).max(99),
  leashTiles: z.number().positive(),
  thinkMs: z.int().min(100).max(1000),
  /** Percent chance to sidestep a shot it sees coming. */
  dodgePercent: z.int().min(0).max(60),
});
export type EnemyBehaviour = z.infer<typeof EnemyBehaviour>;

export const EnemyAttack = z.union([
  z.strictObject({
    ability: ContentId,
    weight: z.int().positive(),
    belowHealthPercent: z.int().optional(),
    /** `friend_hurt` waits until a friend in the ability's area has lost a quarter of its health. */
    when: z.enum(['friend_hurt']).optional(),
  }),
  /** The name belongs to weapons that are part of the body, such as teeth: they strike like the weapon named by id. */
  z.strictObject({ weapon: ContentId, weight: z.int().positive(), name: LocalText.optional() }),
]);
export type EnemyAttack = z.infer<typeof EnemyAttack>;

export const BossPhase = z.strictObject({
  id: ContentId,
  fromHealthPercent: z.int().min(1).max(100),
  says: LocalText,
  attacks: z.array(EnemyAttack).min(1),
  summons: z
    .array(z.strictObject({ enemy: ContentId, count: z.int().positive(), everyMs: z.int().positive().optional() }))
    .default([]),
  status: ContentId.optional(),
  /** An ability that comes down around its enemies again and again, whatever the boss does meanwhile. */
  ground: z
    .strictObject({
      ability: ContentId,
      everyMs: z.int().min(2000),
      /** How many come down each time: the first under an enemy, the others within this distance of it. */
      count: z.int().min(1).max(6),
      spreadTiles: z.number().positive(),
    })
    .optional(),
  /** Losing this share of its health within the time breaks its stance: its cast ends, and it takes the status. */
  breaks: z
    .strictObject({
      percent: z.int().min(2).max(50),
      withinMs: z.int().positive(),
      status: ContentId,
      lastsMs: z.int().positive(),
      says: LocalText,
    })
    .optional(),
  speedPercent: z.int().default(100),
  /** What players have to do to win, as shown in the help line. */
  hint: LocalText,
});
export type BossPhase = z.infer<typeof BossPhase>;

export const EnemyContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  rank: z.enum(['fodder', 'regular', 'elite', 'boss']),
  body: z.enum(['person', 'drone', 'machine', 'beast']),
  /** People have a look; machines are drawn by their content id. */
  look: Look.optional(),
  faction: ContentId.optional(),
  /**
   * `hostile` attacks all players without safe passage of its faction on sight; `guarding` only those the faction
   * attacks on sight, or who attack first.
   */
  attitude: z.enum(['hostile', 'guarding']),
  /** The enemy lets all players pass while one of these holds, until it is attacked. */
  calmWhen: z.array(Condition).default([]),
  levels: WholeRange,
  /** The value at the lowest level; `enemyAtLevel` computes the others. */
  health: z.int().positive(),
  armour: z.int().nonnegative(),
  resist: z.strictObject({
    thermal: z.int().default(0),
    shock: z.int().default(0),
    chemical: z.int().default(0),
    cyber: z.int().default(0),
  }),
  accuracyPercent: z.int().min(10).max(100),
  damagePercent: z.int().min(10).max(400),
  walkTilesPerS: z.number().positive(),
  runTilesPerS: z.number().positive(),
  radiusTiles: z.number().positive(),
  perception: z.strictObject({
    sightTiles: z.number().positive(),
    fieldDegrees: z.int().min(30).max(360),
    hearingTiles: z.number().nonnegative(),
    remembersMs: z.int().positive(),
  }),
  behaviour: EnemyBehaviour,
  /**
   * What it holds before it: hits from within this angle of its facing lose this much of their damage, except hacks,
   * and except while it is stunned or casts.
   */
  guard: z.strictObject({ arcDegrees: z.int().min(30).max(360), percent: z.int().min(1).max(95) }).optional(),
  /** What comes out of it when it dies. */
  releases: z.strictObject({ enemy: ContentId, count: z.int().min(1).max(8) }).optional(),
  attacks: z.array(EnemyAttack).min(1),
  phases: z.array(BossPhase).default([]),
  hackable: z.boolean(),
  experience: z.int().positive(),
  loot: ContentId,
  /** The change of reputation with its own faction for each kill. */
  reputation: z.int().max(0).default(0),
  barks: z.strictObject({ sees: LocalText, hurt: LocalText, dies: LocalText }).optional(),
  /**
   * Where and when the enemy appears; as in schedules of people, conditions about one player are checked for each
   * viewer.
   */
  spawns: z.array(
    z.strictObject({
      place: ContentId,
      count: z.int().positive(),
      respawnMs: z.int().positive(),
      when: z.array(Condition).default([]),
    }),
  ),
});
export type EnemyContent = z.infer<typeof EnemyContent>;
