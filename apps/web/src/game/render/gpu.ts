// Pixi would load its parts for browsers by itself, in one more request.
import 'pixi.js/browser';
import 'pixi.js/unsafe-eval';
import {
  Buffer,
  BufferImageSource,
  BufferUsage,
  Geometry,
  GlProgram,
  RenderTarget,
  Shader,
  State,
  TextureSource,
  UniformGroup,
  WebGLRenderer,
  type ShaderFromResources,
} from 'pixi.js';

export type Gpu = WebGLRenderer;

/**
 * The textures that Pixi draws in one call. Processors look into all of them for each pixel; the overlay has hardly
 * more than a white one and those of two fonts.
 */
const texturesPerBatch = 4;

/**
 * Opens WebGL on a fresh canvas; never falls back to another renderer, which would draw an empty city.
 * @throws Error when the browser has no WebGL.
 */
export async function openGpu(size: { width: number; height: number; resolution: number }): Promise<Gpu> {
  const renderer = new WebGLRenderer();
  await renderer.init({
    width: size.width,
    height: size.height,
    resolution: size.resolution,
    autoDensity: true,
    background: '#05070A',
    antialias: false,
    powerPreference: 'high-performance',
    preferWebGLVersion: 2,
    hello: false,
  });
  if (renderer.context.webGLVersion < 2) {
    renderer.destroy({ removeView: true });
    throw new Error('WebGL 2 is needed');
  }
  const limitBatches = (): void => {
    renderer.limits.maxBatchableTextures = texturesPerBatch;
  };
  limitBatches();
  renderer.runners.contextChange.add({ contextChange: limitBatches });
  return renderer;
}

/** Creates a shader from GLSL ES 3 sources and named resources (uniform groups, texture sources). */
export function makeShader(
  source: { readonly name: string; readonly vertex: string; readonly fragment: string },
  resources: ShaderFromResources['resources'],
): Shader {
  const glProgram = GlProgram.from({
    vertex: source.vertex,
    fragment: source.fragment,
    name: source.name,
    preferredVertexPrecision: 'highp',
    preferredFragmentPrecision: 'highp',
  });
  return new Shader({ glProgram, resources: resources ?? {} });
}

export type Blend = 'none' | 'normal' | 'add';

/** Returns how a pass is combined with the picture below it. */
export function makeState(blend: Blend, depth: 'ignored' | 'tested' | 'written'): State {
  const state = new State();
  state.blend = blend !== 'none';
  // All our shaders write premultiplied colours; light has alpha 0, so `normal` adds it.
  state.blendMode = blend === 'none' ? 'none' : blend;
  if (blend === 'none') state.blend = false;
  state.depthTest = depth !== 'ignored';
  state.depthMask = depth === 'written';
  state.culling = false;
  return state;
}

const unitCorners = new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]);
const unitIndices = new Uint16Array([0, 1, 2, 0, 2, 3]);

/** Returns a unit square. */
export function makeSquare(name = 'aCorner'): Geometry {
  return keepGeometry(
    new Geometry({
      attributes: { [name]: { buffer: makeBuffer(unitCorners), format: 'float32x2' } },
      indexBuffer: unitIndices.slice(),
    }),
  );
}

export function makeBuffer(content: Float32Array | Uint8Array): Buffer {
  return keep(new Buffer({ data: content, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST }));
}

/**
 * Keeps a geometry and all its buffers: a buffer freed by the renderer would stay missing, because the geometry's
 * vertex array still refers to it.
 */
export function keepGeometry(geometry: Geometry): Geometry {
  for (const buffer of geometry.buffers) keep(buffer);
  keep(geometry.indexBuffer);
  return keep(geometry);
}

/** Keeps a resource: the renderer frees what it has not drawn for a minute, but does not see what we draw directly. */
export function keep<T extends { autoGarbageCollect: boolean }>(resource: T): T {
  resource.autoGarbageCollect = false;
  return resource;
}

/** A texture to draw into. */
export interface Target {
  readonly source: TextureSource;
  readonly target: RenderTarget;
  resize(width: number, height: number): void;
  destroy(): void;
}

export function makeTarget(kind: 'flat' | 'deep'): Target {
  const source = keep(
    new TextureSource({
      width: 8,
      height: 8,
      resolution: 1,
      format: 'rgba8unorm',
      antialias: false,
      scaleMode: 'linear',
      addressMode: 'clamp-to-edge',
    }),
  );
  const target = new RenderTarget({
    colorTextures: [source],
    depth: kind === 'deep',
    stencil: kind === 'deep',
    width: 8,
    height: 8,
    resolution: 1,
  });
  return {
    source,
    target,
    resize: (width, height) => {
      target.resize(Math.max(2, Math.round(width)), Math.max(2, Math.round(height)), 1);
    },
    destroy: () => {
      target.destroy();
      source.destroy();
    },
  };
}

export { Buffer, BufferImageSource, Geometry, Shader, TextureSource, UniformGroup };
