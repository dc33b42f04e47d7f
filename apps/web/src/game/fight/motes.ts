import { glowFloats, writeLight } from '../city/glows';
import type { Rgb } from '../city/hues';
import { scatter } from '../city/scatter';
import type { MovingLights } from '../render/glow-layer';
import { Pool, type Mortal } from './pool';

/** Shapes the mote shader knows, by number. */
export const moteShapes = {
  disc: 0,
  streak: 1,
  flash: 2,
  ring: 3,
  arc: 4,
  smoke: 5,
  shell: 6,
  scorch: 7,
  circle: 8,
  cone: 9,
  line: 10,
  beacon: 11,
  bolt: 12,
  shield: 13,
  bracket: 14,
  blob: 15,
  square: 16,
  trail: 17,
} as const;
export type MoteShape = keyof typeof moteShapes;

/** Under the feet or over the heads. */
export type MoteLayer = 'ground' | 'air';
export const moteFloats = 16;
const mostMotes = 1400;
const mostPerLayer = 900;
const mostFlashes = 96;

export interface MoteWish {
  readonly shape: MoteShape;
  readonly layer?: MoteLayer;
  readonly lifeMs: number;
  readonly delayMs?: number;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  /** Tiles per second. */
  readonly vx?: number;
  readonly vy?: number;
  readonly vz?: number;
  /** Pulls down, tiles per second squared. */
  readonly gravity?: number;
  /** Share of speed lost per second, 0..1. */
  readonly drag?: number;
  readonly turn?: number;
  readonly spin?: number;
  /** Half length and half width in tiles at birth and at the end. */
  readonly long: number | readonly [number, number];
  readonly wide: number | readonly [number, number];
  readonly tint: Rgb;
  /** 0 is light, 1 is matter. */
  readonly solid?: number;
  readonly alpha?: number;
  /** Share of life spent appearing. */
  readonly fadeIn?: number;
  /** How it goes: 0 stays until the end, 1 evenly, larger sooner. */
  readonly fadeOut?: number;
  readonly a?: number;
  readonly b?: number;
  /** Stays with this entity; x and y are then offsets. */
  readonly follow?: number;
}

interface Mote extends Mortal {
  shape: number;
  layer: MoteLayer;
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
  gravity: number;
  drag: number;
  turn: number;
  spin: number;
  long0: number;
  long1: number;
  wide0: number;
  wide1: number;
  tint: Rgb;
  solid: number;
  alpha: number;
  fadeIn: number;
  fadeOut: number;
  a: number;
  b: number;
  seed: number;
  follow: number;
  baseX: number;
  baseY: number;
}

interface Flash extends Mortal {
  x: number;
  y: number;
  radius: number;
  glow: Rgb;
}

const emptyMote = (): Mote => ({
  ageMs: 0,
  lifeMs: 0,
  shape: 0,
  layer: 'air',
  x: 0,
  y: 0,
  z: 0,
  vx: 0,
  vy: 0,
  vz: 0,
  gravity: 0,
  drag: 0,
  turn: 0,
  spin: 0,
  long0: 0,
  long1: 0,
  wide0: 0,
  wide1: 0,
  tint: [0, 0, 0],
  solid: 0,
  alpha: 1,
  fadeIn: 0,
  fadeOut: 1,
  a: 0,
  b: 0,
  seed: 0,
  follow: 0,
  baseX: 0,
  baseY: 0,
});

export type WhereIs = (id: number) => { readonly x: number; readonly y: number } | null;

/** Everything short-lived that is drawn as light or dust, and the light it throws on the street. */
export class Motes {
  readonly ground = new Float32Array(mostPerLayer * moteFloats);
  readonly air = new Float32Array(mostPerLayer * moteFloats);
  groundCount = 0;
  airCount = 0;
  private readonly pool = new Pool<Mote>(mostMotes, emptyMote);
  private readonly flashes = new Pool<Flash>(mostFlashes, () => ({
    ageMs: 0,
    lifeMs: 0,
    x: 0,
    y: 0,
    radius: 0,
    glow: [0, 0, 0],
  }));
  private readonly glow = new Float32Array(mostFlashes * glowFloats);
  private glowCount = 0;
  private dice = 0;

  get lights(): MovingLights {
    return { content: this.glow, count: this.glowCount };
  }

  get alive(): number {
    return this.pool.size;
  }

  /** A number from 0 to 1, only for looks. */
  chance(): number {
    this.dice += 1;
    return scatter(this.dice, 3, 91);
  }

  /** A number between two. */
  between(from: number, to: number): number {
    return from + (to - from) * this.chance();
  }

  add(wish: MoteWish): void {
    const mote = this.pool.take();
    const [long0, long1] = pair(wish.long);
    const [wide0, wide1] = pair(wish.wide);
    const seed = this.chance();
    Object.assign(mote, emptyMoteValues, {
      ageMs: -(wish.delayMs ?? 0),
      lifeMs: wish.lifeMs,
      shape: moteShapes[wish.shape],
      layer: wish.layer ?? 'air',
      x: wish.x,
      y: wish.y,
      z: wish.z ?? 0,
      vx: wish.vx ?? 0,
      vy: wish.vy ?? 0,
      vz: wish.vz ?? 0,
      gravity: wish.gravity ?? 0,
      drag: wish.drag ?? 0,
      turn: wish.turn ?? 0,
      spin: wish.spin ?? 0,
      long0,
      long1,
      wide0,
      wide1,
      tint: wish.tint,
      solid: wish.solid ?? 0,
      alpha: wish.alpha ?? 1,
      fadeIn: wish.fadeIn ?? 0,
      fadeOut: wish.fadeOut ?? 1,
      a: wish.a ?? 0,
      b: wish.b ?? 0,
      seed,
      follow: wish.follow ?? 0,
    });
  }

  /** Light on the street for a moment. */
  flash(light: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly glow: Rgb;
    readonly lifeMs: number;
    readonly delayMs?: number;
  }): void {
    const flash = this.flashes.take();
    flash.ageMs = -(light.delayMs ?? 0);
    flash.lifeMs = light.lifeMs;
    flash.x = light.x;
    flash.y = light.y;
    flash.radius = light.radius;
    flash.glow = light.glow;
  }

  /** Moves everything on and writes what the picture needs. */
  advance(elapsedMs: number, whereIs: WhereIs): void {
    this.pool.advance(elapsedMs, (mote, ms) => move(mote, ms / 1000));
    this.flashes.advance(elapsedMs);
    this.groundCount = 0;
    this.airCount = 0;
    this.pool.each((mote) => this.write(mote, whereIs));
    this.glowCount = 0;
    this.flashes.each((flash) => {
      const left = 1 - flash.ageMs / flash.lifeMs;
      const power = left * left;
      writeLight(this.glow, this.glowCount, {
        x: flash.x,
        y: flash.y,
        long: flash.radius,
        wide: flash.radius,
        turn: 0,
        shape: 'pool',
        seed: 0,
        glow: [flash.glow[0] * power, flash.glow[1] * power, flash.glow[2] * power],
      });
      this.glowCount += 1;
    });
  }

  clear(): void {
    this.pool.clear();
    this.flashes.clear();
    this.groundCount = 0;
    this.airCount = 0;
    this.glowCount = 0;
  }

  private write(mote: Mote, whereIs: WhereIs): void {
    const isGround = mote.layer === 'ground';
    const count = isGround ? this.groundCount : this.airCount;
    if (count >= mostPerLayer) return;
    let { x, y } = mote;
    if (mote.follow !== 0) {
      const at = whereIs(mote.follow);
      if (!at) {
        mote.ageMs = mote.lifeMs;
        return;
      }
      x += at.x;
      y += at.y;
    }
    const share = mote.ageMs / mote.lifeMs;
    const grown = 1 - (1 - share) * (1 - share);
    const shown =
      mote.alpha *
      (mote.fadeIn > 0 ? Math.min(1, share / mote.fadeIn) : 1) *
      (mote.fadeOut === 0 ? 1 : Math.pow(1 - share, mote.fadeOut));
    const into = isGround ? this.ground : this.air;
    const at = count * moteFloats;
    into[at] = x;
    into[at + 1] = y;
    into[at + 2] = mote.z;
    into[at + 3] = mote.turn;
    into[at + 4] = mote.long0 + (mote.long1 - mote.long0) * grown;
    into[at + 5] = mote.wide0 + (mote.wide1 - mote.wide0) * grown;
    into[at + 6] = mote.shape;
    into[at + 7] = share;
    into[at + 8] = mote.tint[0];
    into[at + 9] = mote.tint[1];
    into[at + 10] = mote.tint[2];
    into[at + 11] = mote.solid;
    into[at + 12] = mote.a;
    into[at + 13] = mote.b;
    into[at + 14] = mote.seed;
    into[at + 15] = shown;
    if (isGround) this.groundCount += 1;
    else this.airCount += 1;
  }
}

const emptyMoteValues = emptyMote();

function pair(size: number | readonly [number, number]): readonly [number, number] {
  return typeof size === 'number' ? [size, size] : size;
}

function move(mote: Mote, seconds: number): void {
  const kept = mote.drag > 0 ? Math.pow(1 - mote.drag, seconds) : 1;
  mote.vx *= kept;
  mote.vy *= kept;
  mote.vz -= mote.gravity * seconds;
  mote.x += mote.vx * seconds;
  mote.y += mote.vy * seconds;
  mote.z += mote.vz * seconds;
  mote.turn += mote.spin * seconds;
  if (mote.z >= 0 || mote.gravity === 0) return;
  // On the ground: bounces once or twice and comes to rest.
  mote.z = 0;
  mote.vz = mote.vz < -1 ? -mote.vz * 0.35 : 0;
  mote.vx *= 0.4;
  mote.vy *= 0.4;
  mote.spin *= 0.4;
}
