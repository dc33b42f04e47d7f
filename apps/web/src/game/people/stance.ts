import type { Vec2 } from '@necp/shared/kernel';
import { weaponFamily } from '../combat/sprites/weapon-families';

/** What a body does beside walking; advanced by `stepStance`, started by the functions below. */
export interface Stance {
  /** Template id of what is in the hand. */
  held: string | null;
  /** Whether the weapon should be up, and how far it is, 0..1. */
  wantsReady: boolean;
  ready: number;
  recoil: number;
  /** 0..1 through a blow, 1 when none; which way it goes, and its angle in radians. */
  swing: number;
  swingSide: 1 | -1;
  swingArc: number;
  /** 0..1 through a throw, 1 when none. */
  throwing: number;
  reloadMs: number;
  reloadLastsMs: number;
  /** White-out of a body that was hit, 0..1. */
  flash: number;
  /** Where a blow has pushed the picture, in tiles, easing back. */
  pushX: number;
  pushY: number;
  isLying: boolean;
  lying: number;
  /** Fading away: 0 there, 1 gone. */
  isLeaving: boolean;
  gone: number;
  /** 0..1 through a roll, 1 when none; the way it goes in radians. */
  roll: number;
  rollFacing: number;
  isCasting: boolean;
  casting: number;
  isUnseen: boolean;
  unseen: number;
}

export function makeStance(): Stance {
  return {
    held: null,
    wantsReady: false,
    ready: 0,
    recoil: 0,
    swing: 1,
    swingSide: 1,
    swingArc: 1,
    throwing: 1,
    reloadMs: 0,
    reloadLastsMs: 1,
    flash: 0,
    pushX: 0,
    pushY: 0,
    isLying: false,
    lying: 0,
    isLeaving: false,
    gone: 0,
    roll: 1,
    rollFacing: 0,
    isCasting: false,
    casting: 0,
    isUnseen: false,
    unseen: 0,
  };
}

const swingMs = 240;
const throwMs = 320;
const rollMs = 350;

export function stepStance(stance: Stance, elapsedMs: number): void {
  const toward = (value: number, goal: number, perSecond: number): number =>
    value + (goal - value) * Math.min(1, (elapsedMs / 1000) * perSecond);
  stance.ready = toward(stance.ready, stance.wantsReady ? 1 : 0, 11);
  stance.casting = toward(stance.casting, stance.isCasting ? 1 : 0, 10);
  stance.lying = toward(stance.lying, stance.isLying ? 1 : 0, 9);
  stance.unseen = toward(stance.unseen, stance.isUnseen ? 0.72 : 0, 6);
  stance.recoil = Math.max(0, stance.recoil - elapsedMs / 130);
  stance.flash = Math.max(0, stance.flash - elapsedMs / 140);
  stance.swing = Math.min(1, stance.swing + elapsedMs / swingMs);
  stance.throwing = Math.min(1, stance.throwing + elapsedMs / throwMs);
  stance.roll = Math.min(1, stance.roll + elapsedMs / rollMs);
  stance.reloadMs = Math.max(0, stance.reloadMs - elapsedMs);
  stance.pushX = toward(stance.pushX, 0, 12);
  stance.pushY = toward(stance.pushY, 0, 12);
  if (stance.isLeaving) stance.gone = Math.min(1, stance.gone + elapsedMs / 900);
}

export function kick(stance: Stance): void {
  stance.recoil = stance.held && weaponFamily(stance.held) === 'shotgun' ? 1.5 : 1;
}

export function strike(stance: Stance, blow: { readonly arcDegrees: number }): void {
  stance.swing = 0;
  stance.swingSide = stance.swingSide === 1 ? -1 : 1;
  stance.swingArc = (blow.arcDegrees / 180) * Math.PI;
}

/** Struck from a direction (radians the blow travels): flashes and gives way a little. */
export function flinch(stance: Stance, blow: { readonly turn: number; readonly tiles: number }): void {
  stance.flash = 1;
  stance.pushX += Math.cos(blow.turn) * blow.tiles;
  stance.pushY += Math.sin(blow.turn) * blow.tiles;
}

/** Sets a body back to where it was a moment ago, so that a push the simulation made at once is seen as a slide. */
export function slideFrom(stance: Stance, by: Vec2): void {
  stance.pushX += by.x;
  stance.pushY += by.y;
}
