import { coverVertex } from '../glsl/finish';
import { moodFragment } from '../glsl/baked';
import { makeShader, makeSquare, makeState, UniformGroup, type Gpu } from '../gpu';
import type { Frame } from '../frame';

const over = makeState('normal', 'ignored');
const unseen = 0.02;

/** Red edges and dimness over a picture that has no finish; drawn only while there is something to see. */
export class MoodShade {
  private readonly square = makeSquare();
  private readonly mood = new UniformGroup({
    uMood: { value: new Float32Array(4), type: 'vec4<f32>' },
    uStep: { value: new Float32Array(4), type: 'vec4<f32>' },
  });
  private readonly shader = makeShader(
    { name: 'mood', vertex: coverVertex, fragment: moodFragment },
    { mood: this.mood },
  );

  draw(gpu: Gpu, { mood, seconds }: Frame): number {
    if (mood.hurt < unseen && mood.faint < unseen) return 0;
    this.mood.uniforms.uMood.set([mood.hurt, mood.faint, seconds % 60, 0]);
    gpu.encoder.draw({ geometry: this.square, shader: this.shader, state: over });
    return 1;
  }

  destroy(): void {
    this.shader.destroy();
    this.square.destroy(true);
  }
}
