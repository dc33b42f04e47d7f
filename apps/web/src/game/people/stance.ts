import type { Vec2 } from '@necp/shared/kernel';
import { weaponFamily } from '../combat/sprites/weapon-families';

/** What a body does besides walking; advanced by `stepStance`, started by the functions below. */
export interface Stance {
  /** Template id of the held item. */
  held: string | null;
  /** Whether the weapon should be raised, and how far it is, 0..1. */
  wantsReady: boolean;
  ready: number;
  recoil: number;
  /** Progress of a melee hit, 0..1, 1 when none; its direction, and its angle in radians. */
  swing: number;
  swingSide: 1 | -1;
  swingArc: number;
  /** Progress of a throw, 0..1, 1 when none. */
  throwing: number;
  reloadMs: number;
  reloadLastsMs: number;
  /** How white the body flashes after a hit, 0..1. */
  flash: number;
  /** The offset after a hit, in tiles, which eases back. */
  pushX: number;
  pushY: number;
  isLying: boolean;
  lying: number;
  /** The progress of fading: 0 is visible, 1 is gone. */
  isLeaving: boolean;
  gone: number;
  /** Progress of a roll, 0..1, 1 when none; its direction in radians. */
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

/** Shows a hit from a direction (radians in which it travels): the body flashes and gives way a little. */
export function flinch(stance: Stance, blow: { readonly turn: number; readonly tiles: number }): void {
  stance.flash = 1;
  stance.pushX += Math.cos(blow.turn) * blow.tiles;
  stance.pushY += Math.sin(blow.turn) * blow.tiles;
}

/** Moves a body back to where it was a moment ago, so that a sudden push of the simulation looks like a slide. */
export function slideFrom(stance: Stance, by: Vec2): void {
  stance.pushX += by.x;
  stance.pushY += by.y;
}
