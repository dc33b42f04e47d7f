import type { EnemyContent } from '@necp/shared/combat/content';
import type { CharacterId, Rng, TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { AttackPlan } from './fighting/attacks';
import { newWalk, type Walk } from './movement/walk';

/**
 * What an enemy is doing: `idle` at home; `suspicious` goes to look; `pursuing` follows an enemy it knows of but does
 * not see; `fighting` sees its enemy; `inCover` hides between two bursts; `flanking` goes round to the side; `fleeing`
 * runs for its life; `returning` goes home after the leash ended, untouchable and healing.
 */
export type BrainMode =
  | 'idle'
  | 'suspicious'
  | 'pursuing'
  | 'fighting'
  | 'inCover'
  | 'flanking'
  | 'fleeing'
  | 'returning';

/** Where an enemy came from; its spawn, its order or its summoner is notified when it falls. */
export interface Origin {
  /** Content key of the spawn it fills; null for enemies that came otherwise. */
  readonly spawnKey: string | null;
  /** Entity index and entity id of the boss or player that summoned it. */
  readonly summoner: { readonly entityIndex: number; readonly id: number } | null;
  /** The character whose quest it came for, and the run of the world event it belongs to. */
  readonly forCharacterId: CharacterId | null;
  readonly questId: string | null;
  readonly runId: string | null;
}

/** The attack that is being carried out. */
export interface Strike {
  plan: AttackPlan | null;
  /** Shots left of the burst. */
  shotsLeft: number;
  /** No new attack begins before `readyTick`; the current one is given up after `givenUpTick`. */
  readyTick: number;
  givenUpTick: number;
}

/** The state of a boss fight. */
export interface BossState {
  phase: number;
  /** The tick at which each summons of the phase is due again. */
  readonly dueTicks: number[];
  /** The tick at which the ground is marked again. */
  groundTick: number;
  /** Since when, and from what health, damage counts towards breaking its stance. */
  breakSinceTick: number;
  breakFromHealth: number;
}

/**
 * The state of an enemy's AI, kept beside its entity. Every number that changes is stored here, so that a run can be
 * replayed.
 */
export interface Brain {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly enemy: EnemyContent;
  readonly origin: Origin;
  /** The attacks by phase; an enemy without phases has one list. */
  readonly plans: readonly (readonly AttackPlan[])[];
  home: TileSpot;
  homeFacing: number;
  /** How far from home the enemy follows; infinite for enemies that were sent after a player. */
  leashTiles: number;
  mode: BrainMode;
  modeTick: number;
  nextThinkTick: number;
  lastThinkTick: number;
  readonly thinkTicks: number;
  /** The enemy does nothing while no player is near. */
  isNapping: boolean;
  /** The last tick at which a player was near. */
  lastNearTick: number;
  /** How sure the enemy is that a player is there: 0 is calm, 1 is sure. */
  alarm: number;
  /** Entity index of the target, and the id of the entity that was stored there. */
  target: number | null;
  targetId: number;
  isTargetInView: boolean;
  lastSeen: TileSpot;
  lastSeenTick: number;
  /** Entities that provoked it; safe passage does not protect them. */
  readonly provokedBy: Set<number>;
  readonly walk: Walk;
  readonly strike: Strike;
  /**
   * The place at which it hides, whether it is ducking there, and when it changes that or may look for another place.
   */
  cover: TileSpot | null;
  isDucking: boolean;
  coverUntilTick: number;
  /** The enemy stands still until this tick when nothing happens. */
  idleUntilTick: number;
  hasFled: boolean;
  hasCalled: boolean;
  /** Health at the last decision; a lower value now means that the enemy was hurt. */
  healthBefore: number;
  /** When it last attacked, or last had no enemy in view. */
  usefulTick: number;
  nextBarkTick: number;
  nextCalmTick: number;
  nextDodgeTick: number;
  readonly boss: BossState | null;
}

const newBossState = (): BossState => ({
  phase: -1,
  dueTicks: [],
  groundTick: 0,
  breakSinceTick: 0,
  breakFromHealth: 0,
});

export const noOrigin: Origin = { spawnKey: null, summoner: null, forCharacterId: null, questId: null, runId: null };

export interface BrainOptions {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly enemy: EnemyContent;
  readonly plans: readonly (readonly AttackPlan[])[];
  readonly home: TileSpot;
  readonly homeFacing: number;
  readonly origin: Origin;
  readonly leashTiles: number;
  readonly tick: number;
  readonly health: number;
}

/**
 * Creates the AI state of an enemy that has noticed nothing yet. Its first decision falls on a random tick, so that the
 * enemies of a crowd do not all decide in the same tick.
 */
export function createBrain(options: BrainOptions, rng: Rng): Brain {
  const { entityIndex, entityId, enemy, plans, home, homeFacing, origin, leashTiles, tick, health } = options;
  const thinkTicks = Math.max(1, Math.round(enemy.behaviour.thinkMs / tickMs));
  return {
    entityIndex,
    entityId,
    enemy,
    origin,
    plans,
    home,
    homeFacing,
    leashTiles,
    thinkTicks,
    mode: 'idle',
    modeTick: tick,
    nextThinkTick: tick + rng.int(1, thinkTicks),
    lastThinkTick: tick,
    isNapping: false,
    lastNearTick: tick,
    alarm: 0,
    target: null,
    targetId: 0,
    isTargetInView: false,
    lastSeen: home,
    lastSeenTick: tick,
    provokedBy: new Set(),
    walk: newWalk(),
    strike: { plan: null, shotsLeft: 0, readyTick: 0, givenUpTick: 0 },
    cover: null,
    isDucking: false,
    coverUntilTick: 0,
    idleUntilTick: 0,
    hasFled: false,
    hasCalled: false,
    healthBefore: health,
    usefulTick: tick,
    nextBarkTick: 0,
    nextCalmTick: 0,
    nextDodgeTick: 0,
    boss: enemy.phases.length > 0 ? newBossState() : null,
  };
}

/** Changes the mode of an enemy. */
export function turnTo(brain: Brain, mode: BrainMode, tick: number): void {
  if (brain.mode === mode) return;
  brain.mode = mode;
  brain.modeTick = tick;
}

/** Checks whether an enemy is in a fight, with or without its target in view. */
export function isEngaged({ mode }: Brain): boolean {
  return mode === 'pursuing' || mode === 'fighting' || mode === 'inCover' || mode === 'flanking' || mode === 'fleeing';
}
