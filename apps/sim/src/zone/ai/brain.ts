import type { EnemyContent } from '@necp/shared/combat/content';
import type { CharacterId, Rng, TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { AttackPlan } from './attacks';
import { newWalk, type Walk } from './walk';

/**
 * What an enemy is about: `idle` at home; `suspicious` goes to look; `pursuing` whom it knows of and does not see;
 * `fighting` whom it sees; `inCover` between two bursts; `flanking` round to the side; `fleeing` for its life;
 * `returning`
 * home after the leash ended, untouchable and healing.
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

/** Where it came from: what its spawn, its order or its summoner asks when it falls. */
export interface Origin {
  /** Key of the spawn in the content that it fills; null for those who came otherwise. */
  readonly spawnKey: string | null;
  /** Row and entity id of the boss or the caller it belongs to. */
  readonly summoner: { readonly row: number; readonly id: number } | null;
  /** For whose quest it came, and the run of the event it belongs to. */
  readonly forCharacterId: CharacterId | null;
  readonly questId: string | null;
  readonly runId: string | null;
}

/** The attack in hand. */
export interface Strike {
  plan: AttackPlan | null;
  /** Shots left of the burst. */
  shotsLeft: number;
  /** No new one before this tick; given up after that one. */
  readyTick: number;
  givenUpTick: number;
}

/** The fight with a boss. */
export interface BossState {
  phase: number;
  /** When each summons of the phase is due again. */
  readonly dueTicks: number[];
}

/** An enemy's mind, beside its body's row. Every number that changes is here, so that a run replays. */
export interface Brain {
  readonly row: number;
  readonly entityId: number;
  readonly enemy: EnemyContent;
  readonly origin: Origin;
  /** Attacks it has, by phase; without phases there is one list. */
  readonly plans: readonly (readonly AttackPlan[])[];
  home: TileSpot;
  homeFacing: number;
  /** How far from home it follows; without end for those who were sent after somebody. */
  leashTiles: number;
  mode: BrainMode;
  modeTick: number;
  nextThinkTick: number;
  lastThinkTick: number;
  readonly thinkTicks: number;
  /** Nobody is near: it does nothing until somebody is. */
  isNapping: boolean;
  /** When somebody was near last. */
  lastNearTick: number;
  /** 0 calm to 1 sure that somebody is there. */
  alarm: number;
  /** Whom it is after, and the entity that stood in that row. */
  target: number | null;
  targetId: number;
  isTargetInView: boolean;
  lastSeen: TileSpot;
  lastSeenTick: number;
  /** Entities that gave it a reason, whatever they hold of safe passage. */
  readonly provokedBy: Set<number>;
  readonly walk: Walk;
  readonly strike: Strike;
  /**
   * The place it hides at, whether it keeps its head down there, and when it changes that or may look for another
   * place.
   */
  cover: TileSpot | null;
  isDucking: boolean;
  coverUntilTick: number;
  /** Stands about until this tick when nothing happens. */
  idleUntilTick: number;
  hasFled: boolean;
  hasCalled: boolean;
  /** Health at the last thought, to notice that it was hurt. */
  healthBefore: number;
  /** When it last attacked or had nobody before its eyes. */
  usefulTick: number;
  nextBarkTick: number;
  nextCalmTick: number;
  nextDodgeTick: number;
  readonly boss: BossState | null;
}

export const noOrigin: Origin = { spawnKey: null, summoner: null, forCharacterId: null, questId: null, runId: null };

export interface BrainOptions {
  readonly row: number;
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
 * A mind that has noticed nothing yet; its first thought falls on a tick of its own, so that a crowd does not think at
 * once.
 */
export function createBrain(options: BrainOptions, rng: Rng): Brain {
  const { row, entityId, enemy, plans, home, homeFacing, origin, leashTiles, tick, health } = options;
  const thinkTicks = Math.max(1, Math.round(enemy.behaviour.thinkMs / tickMs));
  return {
    row,
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
    boss: enemy.phases.length > 0 ? { phase: -1, dueTicks: [] } : null,
  };
}

/** Changes what it is about. */
export function turnTo(brain: Brain, mode: BrainMode, tick: number): void {
  if (brain.mode === mode) return;
  brain.mode = mode;
  brain.modeTick = tick;
}

/** Whether it is in a fight, seeing its foe or not. */
export function isEngaged({ mode }: Brain): boolean {
  return mode === 'pursuing' || mode === 'fighting' || mode === 'inCover' || mode === 'flanking' || mode === 'fleeing';
}
