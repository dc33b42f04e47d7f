import * as z from 'zod';
import { Look } from '../character/look';
import { LocalText, WholeRange } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

export const EnemyBehaviour = z.strictObject({
  /** What it does with nobody in sight. */
  idle: z.enum(['patrols', 'guards', 'wanders', 'sleeps', 'hangs_from_dock']),
  patrolTiles: z.number().nonnegative(),
  keepsTiles: WholeRange,
  flanks: z.boolean(),
  takesCover: z.boolean(),
  /** Calls friends this near; 0 never. */
  callsHelpTiles: z.number().nonnegative(),
  /** Runs when health falls below this percent; 0 never. */
  fleesBelowPercent: z.int().min(0).max(60),
  leashTiles: z.number().positive(),
  thinkMs: z.int().min(100).max(1000),
  /** Percent chance to side-step a shot it sees coming. */
  dodgePercent: z.int().min(0).max(60),
});
export type EnemyBehaviour = z.infer<typeof EnemyBehaviour>;

export const EnemyAttack = z.union([
  z.strictObject({ ability: ContentId, weight: z.int().positive(), belowHealthPercent: z.int().optional() }),
  z.strictObject({ weapon: ContentId, weight: z.int().positive() }),
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
  speedPercent: z.int().default(100),
  /** What players have to do to get through, as shown in the help line. */
  hint: LocalText,
});
export type BossPhase = z.infer<typeof BossPhase>;

export const EnemyContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  rank: z.enum(['fodder', 'regular', 'elite', 'boss']),
  body: z.enum(['person', 'drone', 'machine', 'beast']),
  /** People look like people; machines have their own drawing by id. */
  look: Look.optional(),
  faction: ContentId.optional(),
  /**
   * `hostile` attacks on sight whoever has no safe passage with its faction; `guarding` only who is attacked on sight
   * there, or attacks first.
   */
  attitude: z.enum(['hostile', 'guarding']) /** Lets everyone pass while one of these holds, until attacked. */,
  calmWhen: z.array(Condition).default([]),
  levels: WholeRange,
  /** At the lowest level; `enemyAtLevel` gives the others. */
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
  attacks: z.array(EnemyAttack).min(1),
  phases: z.array(BossPhase).default([]),
  hackable: z.boolean(),
  experience: z.int().positive(),
  loot: ContentId,
  /** Change of reputation with its own faction for each kill. */
  reputation: z.int().max(0).default(0),
  barks: z.strictObject({ sees: LocalText, hurt: LocalText, dies: LocalText }).optional(),
  /** Like schedules of people, conditions about one player are judged for each who looks. */
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
