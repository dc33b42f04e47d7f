import type { AbilityContent, ControlGroup, StatusContent } from '@necp/shared/ability/content';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { Pool, StatBase, Stats } from '@necp/shared/combat/derive';
import type { BladeContent, FirearmContent, ThrownContent } from '@necp/shared/inventory/content';
import type { ItemId } from '@necp/shared/kernel';
import type { StatBonus } from '@necp/shared/progression/content';
import type { ActiveUnique } from './damage/unique-calls';

/**
 * The sides of a fight: `players` are players and what they own, `enemies` are all who fight them, `none` is not fought
 * by any.
 */
export type Side = 'players' | 'enemies' | 'none';

/** A firearm or a blade with the properties of its instance and its current state. */
export interface Weapon {
  readonly item: FirearmContent | BladeContent;
  /** Null for enemies, whose weapons are no item instances. */
  readonly itemId: ItemId | null;
  readonly damageShare: number;
  readonly bonus: StatBonus;
  isBroken: boolean;
  rounds: number;
  /** On the zone's clock in milliseconds: the average fire rate follows `cycleMs`, independent of the tick length. */
  readyMs: number;
  recoilDegrees: number;
  /** When the recoil had that value. */
  recoilMs: number;
  /** Shots of the burst that have not been fired yet. */
  burstLeft: number;
}

export interface Arms {
  main: Weapon | null;
  side: Weapon | null;
  hand: 'main' | 'side';
  thrown: { readonly item: ThrownContent; readonly itemId: ItemId | null; quantity: number } | null;
  reloadEndsTick: number | null;
}

/** Names what applied an effect: the player's name or the content id of an entity; both are empty when unknown. */
export interface Nameplate {
  readonly name: string;
  readonly content: string;
}

export interface ActiveStatus {
  readonly content: StatusContent;
  stacks: number;
  endsTick: number;
  nextBiteTick: number;
  /** Entity that applied it last. */
  source: number;
  by: Nameplate;
  /** What the combatant who applied it adds to its damage, in percent. */
  biteBonus: readonly number[];
}

export interface Shield {
  /** The ability that put it on. */
  readonly ability: string;
  points: number;
  readonly endsTick: number;
  readonly by: Nameplate;
}

/** An ability in use: it is cast first, then it lands, once or repeatedly as a channel. */
export interface Cast {
  readonly ability: AbilityContent;
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly target: number;
  readonly startTick: number;
  /** The tick at which the cast, then the channel, ends. */
  endsTick: number;
  phase: 'cast' | 'channel';
  nextTick: number;
}

/** A blow, a blast or a dash that moves the combatant a little each tick. */
export interface Knockback {
  tilesX: number;
  tilesY: number;
  ticksLeft: number;
}

/** Where a combatant aims: a direction in radians, and a spot. */
export interface Aim {
  readonly radians: number;
  readonly x: number;
  readonly y: number;
  /** How many ticks before now the shooter's screen showed the others; fractions too, 0 to 5. */
  readonly behindTicks: number;
  /** Seed of the spread; a player's comes from the intent, so that the client can predict it. */
  readonly seed: number;
  /** Number of the intent; 0 for combatants without intents. */
  readonly seq: number;
}

/** Points that are restored over a period. */
export interface PeriodicEffect {
  readonly pool: Pool;
  readonly perTick: number;
  readonly endsTick: number;
}

/** Any entity that can fight and be fought: players, enemies and machines alike. */
export interface Combatant {
  readonly entityIndex: number;
  /** Entity id. */
  readonly id: number;
  readonly kind: 'player' | 'enemy' | 'deployable';
  side: Side;
  /** Entity that owns this machine; 0 for combatants without an owner. The owner is credited for what it does. */
  owner: number;
  base: StatBase;
  stats: Stats;
  readonly radiusTiles: number;
  /** Bonus on all its damage, in percent (enemies by level). */
  damageBonus: number;
  readonly isMachine: boolean;
  /** Whether it fights for a world event, so that its encounters are the event's. */
  isOfEvent: boolean;
  readonly isHackable: boolean;
  /** Whether it took something and wants away with it. */
  isMakingOff: boolean;
  /** What it holds before it; see `guardPercent`. */
  readonly guard: EnemyContent['guard'] | null;
  health: number;
  energy: number;
  ram: number;
  stamina: number;
  shields: Shield[];
  life: 'up' | 'downed' | 'dead';
  statuses: ActiveStatus[];
  /** How often each kind of control was applied lately, and until when that counts. */
  readonly tired: Map<ControlGroup, { count: number; untilTick: number }>;
  /** Ticks from which each cooldown is over, by ability id, `group:<consumables>`, `thrown`, `global`, `swing`. */
  readonly ready: Map<string, number>;
  cast: Cast | null;
  arms: Arms;
  /** The unique items it wears, besides its weapons. */
  uniques: readonly ActiveUnique[];
  knockback: Knockback | null;
  untouchableUntilTick: number;
  /** Share of sprint speed in its last step, and since when it aims steadily. */
  speedShare: number;
  steadySinceTick: number | null;
  /** Threat by the entity id of the combatant that harmed or taunted it. */
  readonly threat: Map<number, number>;
  /** Damage by entity id, from which the shares of its rewards are computed. */
  readonly harmBy: Map<number, number>;
  /** Entities it does not attack until they attack it. */
  readonly calmTo: Set<number>;
  /** A machine under hostile control: the side and owner it returns to afterwards. */
  turned: { readonly side: Side; readonly owner: number; readonly untilTick: number } | null;
  revealedUntilTick: number;
  lastHarmTick: number;
  inCombat: boolean;
  /** Id of the encounter it is in. */
  encounterId: string | null;
  periodicEffects: PeriodicEffect[];
  /** Whether its player needs a new self state. */
  isChanged: boolean;
  /** It was struck down in this tick: the source and the weapon or ability; see `settleFalls`. */
  falling: { readonly source: number; readonly by: string } | null;
  /** When a downed player fell, and until when it can be revived. */
  downedTick: number;
  lastHarmer: number;
  /** The weapon, ability or status of the hit that struck it down; '' while it stands. */
  felledBy: string;
}

/**
 * Two players of the same side who may harm one another, by entity id. The loser is left one point of health. The room
 * that lets them fight opens and closes the match.
 */
export interface Match {
  readonly challenger: number;
  readonly challenged: number;
  /** Entity id of the loser. */
  beaten: number | null;
}
