import { CLEAR } from 'pixi.js';
import type { Gpu, Target } from '../gpu';

/** A texture to draw, some rows at a time. */
export interface BakeJob {
  readonly target: Target;
  readonly width: number;
  readonly height: number;
  /** The colour the rows begin with; left out, they keep what they have. */
  readonly clearColor?: readonly [number, number, number, number];
  draw(): void;
  done(): void;
}

/** Draws one job after another in strips, so that no frame waits for a whole texture. */
export class StripBaker {
  private job: BakeJob | null = null;
  private row = 0;

  constructor(private readonly gpu: Gpu) {}

  get isIdle(): boolean {
    return this.job === null;
  }

  start(job: BakeJob): void {
    this.job = job;
    this.row = 0;
  }

  /** Draws about so many pixels of the current job. */
  step(pixels: number): void {
    const { job } = this;
    if (!job) return;
    const rows = Math.min(job.height - this.row, Math.max(1, Math.ceil(pixels / job.width)));
    const { gl } = this.gpu;
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, this.row, job.width, rows);
    this.gpu.renderTarget.bind({
      target: job.target.target,
      clear: job.clearColor ? CLEAR.COLOR : CLEAR.NONE,
      ...(job.clearColor ? { clearColor: [...job.clearColor] } : {}),
    });
    job.draw();
    gl.disable(gl.SCISSOR_TEST);
    this.row += rows;
    if (this.row < job.height) return;
    this.job = null;
    job.done();
  }

  /** Draws the whole current job. */
  finish(): void {
    this.step(Infinity);
  }

  /** Forgets the current job, whose texture is gone. */
  drop(): void {
    this.job = null;
  }
}
