import { CLEAR } from 'pixi.js';
import type { EffectsLevel } from '../types';
import type { Mood } from './frame';
import { blurFragment, brightFragment, coverVertex, finishFragment } from './glsl/finish';
import {
  makeShader,
  makeSquare,
  makeState,
  makeTarget,
  UniformGroup,
  type Gpu,
  type Shader,
  type Target,
  type TextureSource,
} from './gpu';

const cover = makeState('none', 'ignored');

/** Draws bloom at two widths, then the finished picture on the canvas. */
export class Finish {
  private readonly square = makeSquare();
  private readonly near = [makeTarget('flat'), makeTarget('flat')] as const;
  private readonly far = [makeTarget('flat'), makeTarget('flat')] as const;
  private readonly step = new UniformGroup({ uStep: { value: new Float32Array(4), type: 'vec4<f32>' } });
  private readonly grade = new UniformGroup({
    uGrade: { value: new Float32Array(4), type: 'vec4<f32>' },
    uMood: { value: new Float32Array(4), type: 'vec4<f32>' },
  });
  private readonly bright: Shader;
  private readonly blur: Shader;
  private readonly finish: Shader;

  constructor(private readonly scene: TextureSource) {
    this.bright = makeShader(
      { name: 'bright', vertex: coverVertex, fragment: brightFragment },
      { step: this.step, uSource: scene },
    );
    this.blur = makeShader(
      { name: 'blur', vertex: coverVertex, fragment: blurFragment },
      { step: this.step, uSource: scene },
    );
    this.finish = makeShader(
      { name: 'finish', vertex: coverVertex, fragment: finishFragment },
      { step: this.step, grade: this.grade, uScene: scene, uBloom: this.near[0].source, uWide: this.far[0].source },
    );
  }

  resize(width: number, height: number): void {
    for (const target of this.near) target.resize(width / 4, height / 4);
    for (const target of this.far) target.resize(width / 12, height / 12);
  }

  draw(gpu: Gpu, frame: { readonly seconds: number; readonly effects: EffectsLevel; readonly mood: Mood }): number {
    const hasBloom = frame.effects === 'high';
    if (hasBloom) {
      this.pass(gpu, { shader: this.bright, from: this.scene, to: this.near[0] });
      this.spread(gpu, this.near);
      this.pass(gpu, { shader: this.blur, from: this.near[0].source, to: this.far[0] });
      this.spread(gpu, this.far);
      this.spread(gpu, this.far);
    }
    this.grade.uniforms.uGrade.set([hasBloom ? 1 : 0, 0.62, 0.018, frame.seconds % 60]);
    this.grade.uniforms.uMood.set([frame.mood.hurt, frame.mood.faint, 0, 0]);
    this.step.uniforms.uStep.set([0, 0, 0, 1]);
    gpu.renderTarget.bind({ target: gpu.view.texture, clear: CLEAR.ALL });
    gpu.encoder.draw({ geometry: this.square, shader: this.finish, state: cover });
    return hasBloom ? 9 : 1;
  }

  destroy(): void {
    for (const shader of [this.bright, this.blur, this.finish]) shader.destroy();
    for (const target of [...this.near, ...this.far]) target.destroy();
    this.square.destroy(true);
  }

  private spread(gpu: Gpu, pair: readonly [Target, Target]): void {
    this.pass(gpu, { shader: this.blur, from: pair[0].source, to: pair[1], direction: 0 });
    this.pass(gpu, { shader: this.blur, from: pair[1].source, to: pair[0], direction: 1 });
  }

  private pass(gpu: Gpu, pass: { shader: Shader; from: TextureSource; to: Target; direction?: number }): void {
    this.step.uniforms.uStep.set([1 / pass.from.pixelWidth, 1 / pass.from.pixelHeight, pass.direction ?? 0, 0]);
    pass.shader.resources.uSource = pass.from;
    gpu.renderTarget.bind({ target: pass.to.target, clear: CLEAR.ALL, clearColor: [0, 0, 0, 1] });
    gpu.encoder.draw({ geometry: this.square, shader: pass.shader, state: cover });
  }
}
