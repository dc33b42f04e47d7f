import type { TileSpot } from '@necp/shared/kernel';
import { glowFloats, writeLight } from '../city/glows';
import type { Rgb } from '../city/hues';
import { scatter } from '../city/scatter';
import type { MovingLights } from '../render/glow-layer';
import { Pool, type Mortal } from './pool';

/** Shapes the particle shader knows, by number. */
export const particleShapes = {
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
export type ParticleShape = keyof typeof particleShapes;

/** Below the entities or above them. */
export type ParticleLayer = 'ground' | 'air';
export const particleFloats = 16;
const mostParticles = 1400;
const mostPerLayer = 900;
const mostFlashes = 96;

export interface ParticleOptions {
  readonly shape: ParticleShape;
  readonly layer?: ParticleLayer;
  readonly lifeMs: number;
  readonly delayMs?: number;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  /** Speed in tiles per second. */
  readonly vx?: number;
  readonly vy?: number;
  readonly vz?: number;
  /** Gravity, in tiles per second squared. */
  readonly gravity?: number;
  /** Share of speed lost per second, 0..1. */
  readonly drag?: number;
  readonly turn?: number;
  readonly spin?: number;
  /** Half length and half width in tiles, at the beginning and at the end. */
  readonly long: number | readonly [number, number];
  readonly wide: number | readonly [number, number];
  readonly tint: Rgb;
  /** 0 is light, 1 is solid matter. */
  readonly solid?: number;
  readonly alpha?: number;
  /** The share of its life in which it appears. */
  readonly fadeIn?: number;
  /** How it fades: 0 stays until the end, 1 fades evenly, larger values fade sooner. */
  readonly fadeOut?: number;
  readonly a?: number;
  readonly b?: number;
  /** The entity it follows; x and y are then offsets. */
  readonly follow?: number;
}

interface Particle extends Mortal {
  shape: number;
  layer: ParticleLayer;
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

const emptyParticle = (): Particle => ({
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

export type WhereIs = (id: number) => TileSpot | null;

/** All short-lived drawings of light or dust, and the light they throw on the ground. */
export class Particles {
  readonly ground = new Float32Array(mostPerLayer * particleFloats);
  readonly air = new Float32Array(mostPerLayer * particleFloats);
  groundCount = 0;
  airCount = 0;
  private readonly pool = new Pool<Particle>(mostParticles, emptyParticle);
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

  /** Returns a number from 0 to 1, only for looks. */
  chance(): number {
    this.dice += 1;
    return scatter(this.dice, 3, 91);
  }

  /** Returns a number between two. */
  between(from: number, to: number): number {
    return from + (to - from) * this.chance();
  }

  add(options: ParticleOptions): void {
    const particle = this.pool.take();
    const [long0, long1] = pair(options.long);
    const [wide0, wide1] = pair(options.wide);
    const seed = this.chance();
    Object.assign(particle, emptyParticleValues, {
      ageMs: -(options.delayMs ?? 0),
      lifeMs: options.lifeMs,
      shape: particleShapes[options.shape],
      layer: options.layer ?? 'air',
      x: options.x,
      y: options.y,
      z: options.z ?? 0,
      vx: options.vx ?? 0,
      vy: options.vy ?? 0,
      vz: options.vz ?? 0,
      gravity: options.gravity ?? 0,
      drag: options.drag ?? 0,
      turn: options.turn ?? 0,
      spin: options.spin ?? 0,
      long0,
      long1,
      wide0,
      wide1,
      tint: options.tint,
      solid: options.solid ?? 0,
      alpha: options.alpha ?? 1,
      fadeIn: options.fadeIn ?? 0,
      fadeOut: options.fadeOut ?? 1,
      a: options.a ?? 0,
      b: options.b ?? 0,
      seed,
      follow: options.follow ?? 0,
    });
  }

  /** Lights the ground for a moment. */
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

  /** Advances all particles and writes the buffers for the frame. */
  advance(elapsedMs: number, whereIs: WhereIs): void {
    this.pool.advance(elapsedMs, (particle, ms) => move(particle, ms / 1000));
    this.flashes.advance(elapsedMs);
    this.groundCount = 0;
    this.airCount = 0;
    this.pool.each((particle) => this.write(particle, whereIs));
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

  private write(particle: Particle, whereIs: WhereIs): void {
    const isGround = particle.layer === 'ground';
    const count = isGround ? this.groundCount : this.airCount;
    if (count >= mostPerLayer) return;
    let { x, y } = particle;
    if (particle.follow !== 0) {
      const at = whereIs(particle.follow);
      if (!at) {
        particle.ageMs = particle.lifeMs;
        return;
      }
      x += at.x;
      y += at.y;
    }
    const share = particle.ageMs / particle.lifeMs;
    const grown = 1 - (1 - share) * (1 - share);
    const shown =
      particle.alpha *
      (particle.fadeIn > 0 ? Math.min(1, share / particle.fadeIn) : 1) *
      (particle.fadeOut === 0 ? 1 : Math.pow(1 - share, particle.fadeOut));
    const into = isGround ? this.ground : this.air;
    const at = count * particleFloats;
    into[at] = x;
    into[at + 1] = y;
    into[at + 2] = particle.z;
    into[at + 3] = particle.turn;
    into[at + 4] = particle.long0 + (particle.long1 - particle.long0) * grown;
    into[at + 5] = particle.wide0 + (particle.wide1 - particle.wide0) * grown;
    into[at + 6] = particle.shape;
    into[at + 7] = share;
    into[at + 8] = particle.tint[0];
    into[at + 9] = particle.tint[1];
    into[at + 10] = particle.tint[2];
    into[at + 11] = particle.solid;
    into[at + 12] = particle.a;
    into[at + 13] = particle.b;
    into[at + 14] = particle.seed;
    into[at + 15] = shown;
    if (isGround) this.groundCount += 1;
    else this.airCount += 1;
  }
}

const emptyParticleValues = emptyParticle();

function pair(size: number | readonly [number, number]): readonly [number, number] {
  return typeof size === 'number' ? [size, size] : size;
}

function move(particle: Particle, seconds: number): void {
  const kept = particle.drag > 0 ? Math.pow(1 - particle.drag, seconds) : 1;
  particle.vx *= kept;
  particle.vy *= kept;
  particle.vz -= particle.gravity * seconds;
  particle.x += particle.vx * seconds;
  particle.y += particle.vy * seconds;
  particle.z += particle.vz * seconds;
  particle.turn += particle.spin * seconds;
  if (particle.z >= 0 || particle.gravity === 0) return;
  // On the ground the particle bounces once or twice and comes to rest.
  particle.z = 0;
  particle.vz = particle.vz < -1 ? -particle.vz * 0.35 : 0;
  particle.vx *= 0.4;
  particle.vy *= 0.4;
  particle.spin *= 0.4;
}
