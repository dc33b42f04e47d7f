import { hasGraphicsCard } from '../graphics-card';
import type { FrameCap } from '../types';
import { FrameGate } from './frame-cap';
import { openGpu, type Gpu } from './gpu';
import { resolutionFor } from './sharpness';

export interface HostSink {
  resized(width: number, height: number): void;
  /** Called when the graphics card lost or restored its context. */
  graphics(state: 'lost' | 'restored'): void;
  /** Draws one frame; `elapsedMs` is limited to a quarter of a second after a pause. */
  frame(elapsedMs: number): void;
}

const mostElapsedMs = 250;
/** The most frames per second with software rendering, because the processor has to run the game as well. */
const mostByProcessor = 20;

/** A canvas that fills its host, follows its size, ticks while it is visible, and survives a lost context. */
export class CanvasHost {
  private readonly watcher: ResizeObserver;
  private readonly stop = new AbortController();
  /** Whether the processor draws, because there is no graphics card. */
  readonly isDrawnByProcessor: boolean;
  private readonly gate: FrameGate;
  private request = 0;
  private lastMs = 0;
  private isLost = false;

  private constructor(
    readonly gpu: Gpu,
    private readonly host: HTMLElement,
    private readonly sink: HostSink,
  ) {
    this.isDrawnByProcessor = !hasGraphicsCard(gpu.gl);
    this.gate = new FrameGate(this.isDrawnByProcessor ? mostByProcessor : Infinity);
    const canvas = gpu.canvas as HTMLCanvasElement;
    canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block;touch-action:none';
    host.append(canvas);
    canvas.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault();
        this.isLost = true;
        sink.graphics('lost');
      },
      { signal: this.stop.signal },
    );
    canvas.addEventListener(
      'webglcontextrestored',
      () => {
        this.isLost = false;
        sink.graphics('restored');
      },
      { signal: this.stop.signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        this.lastMs = performance.now();
      },
      { signal: this.stop.signal },
    );
    this.watcher = new ResizeObserver(() => this.fit());
    this.watcher.observe(host);
  }

  /** @throws Error when there is no WebGL. */
  static async open(host: HTMLElement, sink: HostSink): Promise<CanvasHost> {
    const gpu = await openGpu({
      width: Math.max(1, host.clientWidth),
      height: Math.max(1, host.clientHeight),
      resolution: 1,
    });
    return new CanvasHost(gpu, host, sink);
  }

  start(): void {
    this.fit();
    this.lastMs = performance.now();
    this.request = requestAnimationFrame((nowMs) => this.tick(nowMs));
  }

  setFrameCap(cap: FrameCap): void {
    this.gate.choose(cap);
  }

  destroy(): void {
    cancelAnimationFrame(this.request);
    this.stop.abort();
    this.watcher.disconnect();
    this.gpu.destroy({ removeView: true });
  }

  private fit(): void {
    const width = Math.max(1, this.host.clientWidth);
    const height = Math.max(1, this.host.clientHeight);
    const { isDrawnByProcessor } = this;
    this.gpu.resize(
      width,
      height,
      resolutionFor({ width, height, devicePixels: devicePixelRatio, isDrawnByProcessor }),
    );
    this.sink.resized(width, height);
  }

  private tick(nowMs: number): void {
    this.request = requestAnimationFrame((next) => this.tick(next));
    if (!this.gate.lets(nowMs)) return;
    const elapsedMs = Math.min(mostElapsedMs, Math.max(0, nowMs - this.lastMs));
    this.lastMs = nowMs;
    if (!this.isLost) this.sink.frame(elapsedMs);
  }
}
