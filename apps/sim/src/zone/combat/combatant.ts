import type { AbilityContent, ControlGroup, StatusContent } from '@necp/shared/ability/content';
import type { Pool, StatBase, Stats } from '@necp/shared/combat/derive';
import type { BladeContent, FirearmContent, ThrownContent } from '@necp/shared/inventory/content';
import type { ItemId } from '@necp/shared/kernel';
import type { StatBonus } from '@necp/shared/progression/content';

/**
 * Who stands with whom: the street are players and what is theirs, foes are whoever fights them, nobody fights `none`.
 */
export type Side = 'players' | 'enemies' | 'none';

/** A firearm or a blade with what its instance adds, and what it is doing. */
export interface Weapon {
  readonly item: FirearmContent | BladeContent;
  /** Null for those who carry no instance: enemies. */
  readonly itemId: ItemId | null;
  readonly damageShare: number;
  readonly bonus: StatBonus;
  isBroken: boolean;
  rounds: number;
  /** On the zone's clock in milliseconds: average fire rate follows `cycleMs` whatever ticks do. */
  readyMs: number;
  recoilDegrees: number;
  /** When the recoil was that. */
  recoilMs: number;
  /** Shots of a burst still to leave. */
  burstLeft: number;
}

export interface Arms {
  main: Weapon | null;
  side: Weapon | null;
  hand: 'main' | 'side';
  thrown: { readonly item: ThrownContent; readonly itemId: ItemId | null; quantity: number } | null;
  reloadEndsTick: number | null;
}

export interface ActiveStatus {
  readonly content: StatusContent;
  stacks: number;
  endsTick: number;
  nextBiteTick: number;
  /** Entity that gave it last. */
  source: number;
  /** What its giver adds to its damage, in percent. */
  biteBonus: readonly number[];
}

export interface Shield {
  points: number;
  readonly endsTick: number;
}

/** An ability on its way: cast first, then landing (or a channel of landings). */
export interface Cast {
  readonly ability: AbilityContent;
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly target: number;
  readonly startTick: number;
  /** End of the cast, then of the channel. */
  endsTick: number;
  phase: 'cast' | 'channel';
  nextTick: number;
}

/** Carried by a blow, a blast or a dash, a little each tick. */
export interface Knockback {
  tilesX: number;
  tilesY: number;
  ticksLeft: number;
}

/** Where somebody points: radians, and a spot. */
export interface Aim {
  readonly radians: number;
  readonly x: number;
  readonly y: number;
  /** How far back the others stood on the shooter's screen, in ticks (fractions too), 0 to 5. */
  readonly behindTicks: number;
  /** Seed of the spread: players' from their intent, so that their screen knows it. */
  readonly seed: number;
  /** Number of the intent, 0 for those without. */
  readonly seq: number;
}

/** Points that flow back for a while. */
export interface PeriodicEffect {
  readonly pool: Pool;
  readonly perTick: number;
  readonly endsTick: number;
}

/** Somebody who can fight and be fought; players, enemies and machines alike. */
export interface Combatant {
  readonly row: number;
  /** Entity id. */
  readonly id: number;
  readonly kind: 'player' | 'enemy' | 'deployable';
  side: Side;
  /** Entity whose machine this is; 0 for those of their own. Its deeds count for the owner. */
  owner: number;
  base: StatBase;
  stats: Stats;
  readonly radiusTiles: number;
  /** What all its damage is multiplied with, in percent over the usual (enemies by level). */
  damageBonus: number;
  readonly isMachine: boolean;
  readonly isHackable: boolean;
  health: number;
  energy: number;
  ram: number;
  stamina: number;
  shields: Shield[];
  life: 'up' | 'downed' | 'dead';
  statuses: ActiveStatus[];
  /** How often each kind of control took lately, and until when that counts. */
  readonly tired: Map<ControlGroup, { count: number; untilTick: number }>;
  /**
   * Ticks from which something may be used again, by ability id, `group:<consumables>`, `thrown`, `global`, `swing`.
   */
  readonly ready: Map<string, number>;
  cast: Cast | null;
  arms: Arms;
  knockback: Knockback | null;
  untouchableUntilTick: number;
  /** Share of a sprint it moved with in its last step, and since when it aims steadily. */
  speedShare: number;
  steadySinceTick: number | null;
  /** Threat by entity id, of whoever harmed or taunted it. */
  readonly threat: Map<number, number>;
  /** Damage by entity id, for shares of what a defeat brings. */
  readonly harmBy: Map<number, number>;
  /** Entities it lets pass until they attack it. */
  readonly calmTo: Set<number>;
  /** Somebody else's machine for a while: whose side it comes back to. */
  turned: { readonly side: Side; readonly owner: number; readonly untilTick: number } | null;
  revealedUntilTick: number;
  lastHarmTick: number;
  inCombat: boolean;
  /** Id of the fight it is in. */
  encounterId: string | null;
  periodicEffects: PeriodicEffect[];
  /** Whether its player has to be told of itself again. */
  isChanged: boolean;
  /** Struck down in this tick: by whom and with what; see `settleFalls`. */
  falling: { readonly source: number; readonly by: string } | null;
  /** From when a downed player lies, until when help may come. */
  downedTick: number;
  lastHarmer: number;
}
