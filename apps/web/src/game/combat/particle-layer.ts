import type { FrameUniforms } from '../render/frame';
import { makeShader, makeState, type Gpu, type Shader, type TextureSource } from '../render/gpu';
import { Quads } from '../render/quads';
import { particleFragment, particleVertex } from './particle-glsl';
import { particleFloats, particleShapes, type ParticleLayer, type Particles, type ParticleShape } from './particles';
import { sortByShape } from './particle-order';

const state = makeState('normal', 'tested');
const shapes = Object.keys(particleShapes) as ParticleShape[];

interface Shared {
  readonly frame: FrameUniforms;
  readonly uLight: TextureSource;
  readonly uNoise: TextureSource;
}

/** Draws particles: those on the ground, then those in the air, one call for each shape that is there. */
export class ParticleDrawing {
  private readonly shaders = new Map<ParticleShape, Shader>();
  private readonly quads = {
    ground: new Quads({ aSpot: 4, aSize: 4, aTint: 4, aMore: 4 }, 64),
    air: new Quads({ aSpot: 4, aSize: 4, aTint: 4, aMore: 4 }, 64),
  };
  private readonly sorted;
  private readonly resources: { -readonly [Name in keyof Shared]: Shared[Name] };

  constructor(
    private readonly particles: Particles,
    shared: Shared,
  ) {
    this.resources = { ...shared };
    this.sorted = new Float32Array(Math.max(particles.ground.length, particles.air.length));
  }

  /** Chooses the light map of what does not shine itself. */
  lightBy(source: TextureSource): void {
    this.resources.uLight = source;
    for (const shader of this.shaders.values()) shader.resources.uLight = source;
  }

  draw(gpu: Gpu, layer: ParticleLayer): number {
    const count = layer === 'ground' ? this.particles.groundCount : this.particles.airCount;
    if (count === 0) return 0;
    const quads = this.quads[layer];
    const runs = sortByShape(this.particles[layer], this.sorted, { count, floats: particleFloats });
    quads.write(this.sorted, count);
    for (const { shape, first, count: many } of runs) {
      const shader = this.shaderOf(shapes[shape] ?? 'disc');
      quads.draw(gpu, { shader, state, first, count: many });
    }
    return runs.length;
  }

  destroy(): void {
    for (const shader of this.shaders.values()) shader.destroy();
    for (const quads of Object.values(this.quads)) quads.destroy();
  }

  private shaderOf(shape: ParticleShape): Shader {
    const found = this.shaders.get(shape);
    if (found) return found;
    const made = makeShader(
      { name: `particles ${shape}`, vertex: particleVertex, fragment: particleFragment(shape) },
      { ...this.resources },
    );
    this.shaders.set(shape, made);
    return made;
  }
}
