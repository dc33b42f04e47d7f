import type { Realtime } from '../../realtime/types';
import type { TileSpot } from '@necp/shared/kernel';
import { aimRadians, facingRadians, intentButtons, type CombatEvent, type Intent } from '@necp/shared/protocol';
import { isInSight } from '@necp/shared/combat/ballistics';
import { dodgeRoll } from '@necp/shared/combat/formulas';
import { sprintTilesPerSecond, walkTilesPerSecond } from '@necp/shared/zone/movement';
import { toScreen } from '../city/view';
import type { Input } from '../input/input';
import type { Aim } from '../input/tick-input';
import { OwnShots } from '../net/own-shots';
import type { TickInput } from '../net/prediction';
import type { Known } from './known';
import { hasFlag, type Other } from './others';
import type { OwnCharacter } from './own-character';
import type { OwnState } from './own-state';
import type { World } from './world';
import { isInCover, nextTarget, under, type Candidate } from './targeting';
import { Trigger, type Pull } from './trigger';

/** How near the pointer has to be to an entity to choose it, in tiles. */
const pointTiles = 0.85;
/** Keys and sticks aim automatically at targets this near. */
const helpTiles = 15;

export interface PlayerControllerParts {
  readonly input: Input;
  readonly known: Known;
  readonly own: OwnState;
  readonly send: Realtime['send'];
  readonly click: () => void;
  readonly nowMs: () => number;
}

/** Aiming, choosing targets and shooting of the player, shown in the same frame. */
export class PlayerController {
  readonly shots = new OwnShots();
  locked: number | null = null;
  private readonly trigger = new Trigger();
  private held: string | null = null;
  private wasFiring = false;
  private steadySinceMs: number | null = null;

  constructor(private readonly parts: PlayerControllerParts) {}

  /** Walks, aims and shoots one frame; returns the intents to send and whether a foot came down. */
  advance(elapsedMs: number, world: World): { readonly intents: readonly Intent[]; readonly footfall: boolean } {
    const { own } = world;
    if (!own) return { intents: [], footfall: false };
    this.drawWeapon(own);
    const tickInput = this.mayAct()
      ? this.tickInput(world, own)
      : { moveX: 0, moveY: 0, aim: own.aim, buttons: 0, seenQuarter: this.seenQuarter(world), aimTiles: 32 };
    this.steady(tickInput);
    const shownSeq = this.shootAtOnce(world, own, tickInput);
    const wasRolling = own.isRolling;
    own.keepsTicking = this.trigger.isUnderWay;
    const walked = own.advance(elapsedMs, tickInput);
    if (own.isRolling && !wasRolling) world.show.showDodge(own, facingRadians(own.rollFacing));
    for (const intent of walked.intents)
      if (intent.seq !== shownSeq) this.pull(world, own, { intent, isPressed: false });
    if (walked.intents.length > 0) this.parts.input.sent();
    return walked;
  }

  /** Keeps the character still while there is no connection. */
  rest(elapsedMs: number, own: OwnCharacter): void {
    own.advance(elapsedMs, { moveX: 0, moveY: 0, aim: own.aim, buttons: 0, seenQuarter: 0, aimTiles: 32 });
  }

  counted(rounds: number): void {
    this.trigger.counted(rounds);
  }

  /** Locks the next or the previous target; returns false when no hostile entity is near. */
  cycle(world: World, step: 1 | -1): boolean {
    const { own } = world;
    const chosen = own ? nextTarget(this.candidates(world), { from: own, current: this.locked, step }) : null;
    if (chosen === null) return false;
    this.parts.input.restPointer();
    this.lock(chosen);
    return true;
  }

  /** Locks the target under the pointer, or unlocks. */
  toggle(world: World): void {
    if (this.locked !== null) return this.lock(null);
    const target = this.target(world);
    if (target) this.lock(target.id);
  }

  lock(id: number | null): void {
    this.locked = id;
    this.parts.send('combat.lock', { entityId: id });
  }

  /** Returns the target that is locked, under the pointer, or nearest when keys aim. */
  target(world: World): Other | null {
    const locked = this.locked === null ? undefined : world.others.find(this.locked);
    if (locked && !hasFlag(locked.view, 'dead')) return locked;
    this.locked = null;
    const point = this.pointed(world);
    if (point) return this.at(world, point, pointTiles);
    const near = world.own
      ? nextTarget(
          this.candidates(world).filter((one) => this.isInSight(world, one)),
          { from: world.own, current: null, step: 1 },
        )
      : null;
    const other = near === null ? undefined : world.others.find(near);
    return other && world.own && Math.hypot(other.x - world.own.x, other.y - world.own.y) <= helpTiles ? other : null;
  }

  /** Returns the entity at a position of the world. */
  at(world: World, point: TileSpot, withinTiles: number): Other | null {
    return under(
      [...world.others.all].filter(({ stance }) => stance.gone === 0),
      point,
      withinTiles,
    );
  }

  /** Returns where abilities and throws go: to the pointer, else to the target, else ahead. */
  aimPoint(world: World): { readonly x: number; readonly y: number; readonly entityId: number | null } {
    const { own } = world;
    if (!own) return { x: 0, y: 0, entityId: null };
    const target = this.target(world);
    const point = this.pointed(world);
    if (point && this.locked === null) return { ...point, entityId: target?.id ?? null };
    if (target) return { x: target.x, y: target.y, entityId: target.id };
    return { x: own.x + Math.cos(own.facing) * 6, y: own.y + Math.sin(own.facing) * 6, entityId: null };
  }

  /** Returns the half-angle of the cone of the next shot, in degrees. */
  spreadDegrees(own: OwnCharacter): number {
    return this.trigger.spreadDegrees({
      nowMs: this.parts.nowMs(),
      weapon: this.weapon(),
      speedShare: own.speedShare,
      steadySinceMs: this.steadySinceMs,
    });
  }

  private candidates(world: World): Candidate[] {
    return [...world.others.all]
      .filter(({ view }) => !hasFlag(view, 'dead') && view.kind !== 'drop')
      .map(({ id, x, y, isHostile, view }) => ({ id, x, y, isHostile, isDeployed: view.kind === 'deployable' }));
  }

  private isInSight(world: World, spot: TileSpot): boolean {
    const { own } = world;
    return own !== null && isInSight(world.map, own, spot);
  }

  private mayAct(): boolean {
    return this.parts.own.life === 'up';
  }

  private weapon() {
    return this.held === null ? null : (this.parts.known.items.get(this.held) ?? null);
  }

  private drawWeapon(own: OwnCharacter): void {
    const { state } = this.parts.own;
    const held = state?.weapon?.templateId ?? null;
    if (held !== this.held) {
      this.held = held;
      const weapon = this.weapon();
      this.trigger.drawn(this.parts.nowMs() + (weapon?.kind === 'firearm' ? weapon.drawMs : 150));
    }
    const { stance } = own;
    stance.held = held;
    stance.isLying = !this.mayAct();
    stance.wantsReady =
      this.mayAct() &&
      (this.parts.input.isHeld('steady') || this.parts.input.isHeld('fire') || (state?.combat ?? false));
    stance.isCasting = state?.cast != null;
    stance.isUnseen = state?.statuses.some(({ id }) => id === 'unseen') ?? false;
  }

  private tickInput(world: World, own: OwnCharacter): TickInput {
    const view = world.scene.view(world.camera);
    const target = this.target(world);
    const isHelped =
      target !== null && (this.locked !== null || this.parts.input.isHeld('fire') || this.parts.input.isHeld('steady'));
    const aim: Aim | null = isHelped
      ? {
          radians: Math.atan2(target.y - own.y, target.x - own.x),
          tiles: Math.hypot(target.x - own.x, target.y - own.y),
        }
      : null;
    const tickInput = this.parts.input.tickInput({
      self: toScreen(view, own.x, own.y),
      tilePixels: view.tilePixels,
      lastAim: own.aim,
      seenQuarter: this.seenQuarter(world),
      target: aim,
    });
    return this.mayRoll(own) ? tickInput : { ...tickInput, buttons: tickInput.buttons & ~intentButtons.dodge };
  }

  private mayRoll(own: OwnCharacter): boolean {
    return own.canRoll && (this.parts.own.vitals?.stamina ?? 0) >= dodgeRoll.staminaCost;
  }

  private seenQuarter(world: World): number {
    return Math.round(world.others.shownTick * 4) & 0xffff;
  }

  private pointed(world: World): TileSpot | null {
    const { cursor } = this.parts.input;
    if (!cursor) return null;
    const view = world.scene.view(world.camera);
    return {
      x: view.x + (cursor.x - view.width / 2) / view.tilePixels,
      y: view.y + (cursor.y - view.height / 2) / view.tilePixels,
    };
  }

  private steady(tickInput: TickInput): void {
    const isSteady = (tickInput.buttons & intentButtons.steady) !== 0;
    this.steadySinceMs = isSteady ? (this.steadySinceMs ?? this.parts.nowMs()) : null;
  }

  /**
   * Shows a fresh press in its own frame, ahead of the intent that will carry it; returns that intent's number, or 0.
   */
  private shootAtOnce(world: World, own: OwnCharacter, tickInput: TickInput): number {
    const isFiring = (tickInput.buttons & intentButtons.fire) !== 0;
    const isPressed = isFiring && !this.wasFiring;
    this.wasFiring = isFiring;
    if (!isPressed) return 0;
    const seq = own.nextSeq;
    this.pull(world, own, { intent: { ...tickInput, seq }, isPressed: true });
    return seq;
  }

  private pull(
    world: World,
    own: OwnCharacter,
    { intent, isPressed }: { readonly intent: Intent; readonly isPressed: boolean },
  ): void {
    const { state, vitals } = this.parts.own;
    const walks = intent.moveX !== 0 || intent.moveY !== 0;
    const pull = this.trigger.pull({
      nowMs: this.parts.nowMs(),
      isHeld: (intent.buttons & intentButtons.fire) !== 0,
      isPressed,
      weapon: this.weapon(),
      rounds: vitals?.rounds ?? 0,
      isBusy:
        !this.mayAct() ||
        own.isRolling ||
        state === null ||
        state.cast !== null ||
        state.isSafe ||
        state.weapon?.reloadEndsTick != null,
      speedShare: walks
        ? own.paceShare *
          ((intent.buttons & intentButtons.sprint) !== 0 ? 1 : walkTilesPerSecond / sprintTilesPerSecond)
        : 0,
      steadySinceMs: this.steadySinceMs,
    });
    if (pull) this.showPull(world, own, { pull, intent });
  }

  private showPull(
    world: World,
    own: OwnCharacter,
    { pull, intent }: { readonly pull: Pull; readonly intent: Intent },
  ): void {
    if (pull.does === 'click') return this.parts.click();
    const nowMs = this.parts.nowMs();
    if (pull.does === 'strike') {
      this.shots.note(intent.seq, 1, nowMs);
      return world.show.showSwing(
        {
          source: own.id,
          facing: aimRadians(intent.aim),
          arcDegrees: pull.weapon?.arcDegrees ?? 70,
          reachTiles: pull.weapon?.reachTiles ?? 1.2,
        },
        pull.weapon?.damageType,
      );
    }
    const { weapon } = pull;
    this.shots.note(intent.seq, weapon.pellets, nowMs);
    const radians = aimRadians(intent.aim);
    world.show.showFire(
      {
        source: own.id,
        weapon: weapon.family,
        fromX: own.x,
        fromY: own.y,
        toX: own.x + Math.cos(radians) * weapon.rangeTiles,
        toY: own.y + Math.sin(radians) * weapon.rangeTiles,
        velocityTilesPerS: weapon.velocityTilesPerS,
      },
      weapon.damageType,
    );
  }

  /** Shows the path of the player's own shot, as the simulation has decided it, up to the first body in it. */
  showPath(world: World, shot: Extract<CombatEvent, { kind: 'shot' }>): void {
    const { own } = world;
    if (!own) return;
    const turn = Math.atan2(shot.toY - shot.fromY, shot.toX - shot.fromX);
    const body = this.firstBody(world, own, { turn, reach: Math.hypot(shot.toX - own.x, shot.toY - own.y) });
    const weapon = this.weapon();
    world.show.showPath(
      body === null
        ? shot
        : { ...shot, toX: own.x + Math.cos(turn) * body, toY: own.y + Math.sin(turn) * body, hit: 'body' },
      weapon?.kind === 'firearm' ? weapon.damageType : 'physical',
    );
    const target = body === null && shot.hit === 'wall' ? this.target(world) : null;
    if (target?.isHostile && isInCover(target, shot)) world.show.showCover(target);
  }

  /** Returns the distance to the first hostile entity in the path of a shot, or null. */
  private firstBody(
    world: World,
    own: OwnCharacter,
    shot: { readonly turn: number; readonly reach: number },
  ): number | null {
    let nearest: number | null = null;
    for (const other of world.others.all) {
      if (!other.isHostile || hasFlag(other.view, 'dead')) continue;
      const dx = other.x - own.x;
      const dy = other.y - own.y;
      const along = dx * Math.cos(shot.turn) + dy * Math.sin(shot.turn);
      const aside = Math.abs(dy * Math.cos(shot.turn) - dx * Math.sin(shot.turn));
      if (along > 0 && along < shot.reach && aside < 0.35 * other.size && (nearest === null || along < nearest))
        nearest = along;
    }
    return nearest;
  }
}
