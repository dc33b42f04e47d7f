import { aimRadians, facingRadians, intentButtons, type Intent } from '@necp/shared/protocol';
import { dodgeRoll } from '@necp/shared/combat/formulas';
import { toScreen } from '../city/view';
import type { Input } from '../input/input';
import type { Aim } from '../input/wish';
import { OwnShots } from '../net/own-shots';
import type { Wish } from '../net/prediction';
import type { Known } from './known';
import { hasFlag, type Other } from './others';
import type { OwnCharacter } from './own-character';
import type { OwnState } from './own-state';
import type { Street } from './street';
import { freeWay, nextTarget, under, type Candidate } from './targeting';
import { Trigger, type Pull } from './trigger';

/** How near the pointer has to be to somebody to mean them, in tiles. */
const pointTiles = 0.85;
/** Whom a thumb or key aims at by itself stands this near. */
const helpTiles = 15;
/** How far ahead of the body a shot leaves the muzzle. */
const muzzleTiles = 0.72;

export interface HandsParts {
  readonly input: Input;
  readonly known: Known;
  readonly own: OwnState;
  readonly ask: (event: string, message: object) => void;
  readonly click: () => void;
  readonly nowMs: () => number;
}

/** What the player does with weapon and eyes: aims, chooses, pulls the trigger, and sees it in the same frame. */
export class Hands {
  readonly shots = new OwnShots();
  locked: number | null = null;
  private readonly trigger = new Trigger();
  private held: string | null = null;
  private dice = 0;

  constructor(private readonly parts: HandsParts) {}

  /** Walks, aims and shoots one frame; returns the intents to send and whether a foot came down. */
  advance(elapsedMs: number, street: Street): { readonly intents: readonly Intent[]; readonly footfall: boolean } {
    const { own } = street;
    if (!own) return { intents: [], footfall: false };
    this.drawWeapon(own);
    const wish = this.mayAct() ? this.wish(street, own) : { moveX: 0, moveY: 0, aim: own.aim, buttons: 0, seenQuarter: this.seenQuarter(street), aimTiles: 32 };
    this.shoot(street, own, wish);
    const wasRolling = own.isRolling;
    const walked = own.advance(elapsedMs, wish);
    if (own.isRolling && !wasRolling) street.show.showDodge(own, facingRadians(own.rollFacing));
    if (walked.intents.length > 0) this.parts.input.sent();
    return walked;
  }

  /** Nobody is home while there is no line. */
  rest(elapsedMs: number, own: OwnCharacter): void {
    own.advance(elapsedMs, { moveX: 0, moveY: 0, aim: own.aim, buttons: 0, seenQuarter: 0, aimTiles: 32 });
  }

  counted(rounds: number): void {
    this.trigger.counted(rounds);
  }

  /** Goes to the next or the one before; false when nobody hostile is near. */
  cycle(street: Street, step: 1 | -1): boolean {
    const { own } = street;
    const chosen = own ? nextTarget(this.candidates(street), { from: own, current: this.locked, step }) : null;
    if (chosen === null) return false;
    this.parts.input.restPointer();
    this.lock(chosen);
    return true;
  }

  /** Holds whom one points at, or lets go. */
  toggle(street: Street): void {
    if (this.locked !== null) return this.lock(null);
    const target = this.target(street);
    if (target) this.lock(target.id);
  }

  lock(id: number | null): void {
    this.locked = id;
    this.parts.ask('combat.lock', { entityId: id });
  }

  /** Whom the player has chosen, points at, or would shoot without pointing. */
  target(street: Street): Other | null {
    const locked = this.locked === null ? undefined : street.others.find(this.locked);
    if (locked && !hasFlag(locked.view, 'dead')) return locked;
    this.locked = null;
    const point = this.pointed(street);
    if (point) return this.at(street, point, pointTiles);
    const near = street.own ? nextTarget(this.candidates(street).filter((one) => this.isInSight(street, one)), { from: street.own, current: null, step: 1 }) : null;
    const other = near === null ? undefined : street.others.find(near);
    return other && street.own && Math.hypot(other.x - street.own.x, other.y - street.own.y) <= helpTiles ? other : null;
  }

  /** Whoever stands at a spot of the street. */
  at(street: Street, point: { readonly x: number; readonly y: number }, withinTiles: number): Other | null {
    const found = under([...street.others.all].filter(({ stance }) => stance.gone === 0), point, withinTiles);
    return found ? (street.others.find(found.id) ?? null) : null;
  }

  /** Where abilities and throws go: to the pointer, else to the target, else ahead. */
  aimPoint(street: Street): { readonly x: number; readonly y: number; readonly entityId: number | null } {
    const { own } = street;
    if (!own) return { x: 0, y: 0, entityId: null };
    const target = this.target(street);
    const point = this.pointed(street);
    if (point && this.locked === null) return { ...point, entityId: target?.id ?? null };
    if (target) return { x: target.x, y: target.y, entityId: target.id };
    return { x: own.x + Math.cos(own.facing) * 6, y: own.y + Math.sin(own.facing) * 6, entityId: null };
  }

  /** Half-angle of the cone the next shot leaves in, in degrees. */
  spreadDegrees(own: OwnCharacter): number {
    return this.trigger.spreadDegrees({ nowMs: this.parts.nowMs(), weapon: this.weapon(), speedShare: own.speedShare, aimedShare: this.parts.input.isHeld('steady') ? 1 : 0 });
  }

  private candidates(street: Street): Candidate[] {
    return [...street.others.all].filter(({ view }) => !hasFlag(view, 'dead') && view.kind !== 'drop').map(({ id, x, y, isHostile }) => ({ id, x, y, isHostile }));
  }

  private isInSight(street: Street, spot: { readonly x: number; readonly y: number }): boolean {
    const { own } = street;
    return own !== null && freeWay(street.map, own, spot) >= Math.hypot(spot.x - own.x, spot.y - own.y) - 0.5;
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
    stance.wantsReady = this.mayAct() && (this.parts.input.isHeld('steady') || this.parts.input.isHeld('fire') || (state?.combat ?? false));
    stance.isCasting = state?.cast != null;
    stance.isUnseen = state?.statuses.some(({ id }) => id === 'unseen') ?? false;
  }

  private wish(street: Street, own: OwnCharacter): Wish {
    const view = street.scene.view(street.camera);
    const target = this.target(street);
    const isHelped = target !== null && (this.locked !== null || this.parts.input.isHeld('fire') || this.parts.input.isHeld('steady'));
    const aim: Aim | null = isHelped ? { radians: Math.atan2(target.y - own.y, target.x - own.x), tiles: Math.hypot(target.x - own.x, target.y - own.y) } : null;
    const wish = this.parts.input.wish({ self: toScreen(view, own.x, own.y), tilePixels: view.tilePixels, lastAim: own.aim, seenQuarter: this.seenQuarter(street), target: aim });
    return this.mayRoll(own) ? wish : { ...wish, buttons: wish.buttons & ~intentButtons.dodge };
  }

  private mayRoll(own: OwnCharacter): boolean {
    return own.canRoll && (this.parts.own.vitals?.stamina ?? 0) >= dodgeRoll.staminaCost;
  }

  private seenQuarter(street: Street): number {
    return Math.round(street.others.shownTick * 4) & 0xffff;
  }

  private pointed(street: Street): { readonly x: number; readonly y: number } | null {
    const { cursor } = this.parts.input;
    if (!cursor) return null;
    const view = street.scene.view(street.camera);
    return { x: view.x + (cursor.x - view.width / 2) / view.tilePixels, y: view.y + (cursor.y - view.height / 2) / view.tilePixels };
  }

  private shoot(street: Street, own: OwnCharacter, wish: Wish): void {
    const { state, vitals } = this.parts.own;
    const pull = this.trigger.pull({
      nowMs: this.parts.nowMs(), isHeld: (wish.buttons & intentButtons.fire) !== 0, weapon: this.weapon(), rounds: vitals?.rounds ?? 0,
      isBusy: !this.mayAct() || own.isRolling || state === null || state.cast !== null || state.isSafe || state.weapon?.reloadEndsTick != null,
      speedShare: own.speedShare, aimedShare: (wish.buttons & intentButtons.steady) !== 0 ? 1 : 0, chance: () => this.chance(),
    });
    if (pull) this.showPull(street, own, { pull, aim: aimRadians(wish.aim) });
  }

  private showPull(street: Street, own: OwnCharacter, act: { readonly pull: Pull; readonly aim: number }): void {
    const { pull, aim } = act;
    if (pull.does === 'click') {
      this.parts.click();
      return this.parts.ask('combat.reload', {});
    }
    const nowMs = this.parts.nowMs();
    if (pull.does === 'strike') {
      this.shots.note(own.nextSeq, 1, nowMs);
      return street.show.showSwing({ source: own.id, facing: aim, arcDegrees: pull.weapon?.arcDegrees ?? 70, reachTiles: pull.weapon?.reachTiles ?? 1.2 }, pull.weapon?.damageType);
    }
    const { weapon } = pull;
    this.shots.note(own.nextSeq, weapon.pellets, nowMs);
    for (const offset of pull.offsetsRadians) {
      const turn = aim + offset;
      const from = { x: own.x + Math.cos(aim) * muzzleTiles, y: own.y + Math.sin(aim) * muzzleTiles };
      const free = freeWay(street.map, own, { x: own.x + Math.cos(turn) * weapon.rangeTiles, y: own.y + Math.sin(turn) * weapon.rangeTiles });
      const body = this.firstBody(street, own, { turn, reach: free });
      const far = body ?? free;
      street.show.showShot({ source: own.id, weapon: weapon.family, fromX: from.x, fromY: from.y, toX: own.x + Math.cos(turn) * far, toY: own.y + Math.sin(turn) * far, hit: body !== null ? 'body' : free < weapon.rangeTiles - 0.3 ? 'wall' : 'none', velocityTilesPerS: weapon.velocityTilesPerS }, weapon.damageType);
    }
  }

  /** How far the first hostile body stands in the way of a shot, or null. */
  private firstBody(street: Street, own: OwnCharacter, shot: { readonly turn: number; readonly reach: number }): number | null {
    let nearest: number | null = null;
    for (const other of street.others.all) {
      if (!other.isHostile || hasFlag(other.view, 'dead')) continue;
      const dx = other.x - own.x;
      const dy = other.y - own.y;
      const along = dx * Math.cos(shot.turn) + dy * Math.sin(shot.turn);
      const aside = Math.abs(dy * Math.cos(shot.turn) - dx * Math.sin(shot.turn));
      if (along > 0 && along < shot.reach && aside < 0.35 * other.size && (nearest === null || along < nearest)) nearest = along;
    }
    return nearest;
  }

  private chance(): number {
    this.dice = (Math.imul(this.dice ^ (Math.floor(this.parts.nowMs()) & 0xffff), 1_664_525) + 1_013_904_223) >>> 0;
    return this.dice / 0x100000000;
  }
}
