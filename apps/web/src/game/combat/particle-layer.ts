import type { FrameUniforms } from '../render/frame';
import { makeBuffer, makeInstanced, makeShader, makeState, type Gpu, type TextureSource } from '../render/gpu';
import { particleFragment, particleVertex } from './particle-glsl';
import type { ParticleLayer, Particles } from './particles';

const state = makeState('normal', 'tested');

/** Draws particles: one call for those on the ground, one for those in the air. */
export class ParticleDrawing {
  private readonly shader;
  private readonly layers;

  constructor(
    private readonly particles: Particles,
    shared: { readonly frame: FrameUniforms; readonly uLight: TextureSource; readonly uNoise: TextureSource },
  ) {
    this.shader = makeShader({ name: 'particles', vertex: particleVertex, fragment: particleFragment }, { ...shared });
    this.layers = { ground: quads(particles.ground), air: quads(particles.air) };
  }

  /** Chooses the light map of what does not shine itself. */
  lightBy(source: TextureSource): void {
    this.shader.resources.uLight = source;
  }

  draw(gpu: Gpu, layer: ParticleLayer): number {
    const count = layer === 'ground' ? this.particles.groundCount : this.particles.airCount;
    if (count === 0) return 0;
    const { buffer, geometry } = this.layers[layer];
    buffer.update(count * 64);
    gpu.encoder.draw({ geometry, shader: this.shader, state, instanceCount: count });
    return 1;
  }

  destroy(): void {
    this.shader.destroy();
    for (const { geometry } of Object.values(this.layers)) geometry.destroy(true);
  }
}

function quads(content: Float32Array) {
  const buffer = makeBuffer(content);
  return { buffer, geometry: makeInstanced({ aSpot: 4, aSize: 4, aTint: 4, aMore: 4 }, buffer) };
}
