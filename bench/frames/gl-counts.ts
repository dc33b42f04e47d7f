/** What a page asked of WebGL since it was opened. */
export interface GlTotals {
  readonly drawCalls: number;
  readonly textureBytes: number;
  /** Sizes of the canvas and of the textures that are drawn into, for the report. */
  readonly shadedPixels: number;
}

type Gl = WebGL2RenderingContext;
type Method = (this: Gl, ...args: never[]) => unknown;

const bytesPerPixel = 4;

/**
 * Counts draw calls and texture memory of every context that is made from this prototype. With `shading` each fragment
 * adds one to its pixel instead of its colour, and `shadedPixels` is the sum over all targets.
 */
export function countDraws(prototype: Gl, shading: 'counted' | 'untouched'): () => GlTotals {
  const totals = { drawCalls: 0, shadedPixels: 0, isCollecting: false };
  const sizes = new Map<object, number>();
  before(prototype, ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'], () => {
    totals.drawCalls += 1;
  });
  countTextures(prototype, sizes);
  looksLikeACard(prototype);
  if (shading === 'counted') countShading(prototype, totals);
  return () => {
    // The pixels are read only after the first look, because reading them holds up every frame.
    totals.isCollecting = true;
    const { drawCalls, shadedPixels } = totals;
    return { drawCalls, shadedPixels, textureBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) };
  };
}

function before(prototype: Gl, names: readonly string[], act: (gl: Gl, args: readonly unknown[]) => void): void {
  const methods = prototype as unknown as Record<string, Method>;
  for (const name of names) {
    const original = methods[name]!;
    methods[name] = function counted(...args) {
      act(this, args);
      return original.apply(this, args);
    };
  }
}

/** The engine limits itself to twenty frames a second when the processor draws; the bench wants to see what is left. */
function looksLikeACard(prototype: Gl): void {
  const original = prototype.getParameter;
  prototype.getParameter = function named(this: Gl, name: number): unknown {
    const value: unknown = original.call(this, name);
    return typeof value === 'string' ? value.replace(/swiftshader|llvmpipe|software/gi, 'unnamed') : value;
  };
}

function countTextures(prototype: Gl, sizes: Map<object, number>): void {
  const bound = new Map<number, object | null>();
  const put = (target: number, pixels: number): void => {
    const texture = bound.get(target);
    if (texture) sizes.set(texture, pixels * bytesPerPixel);
  };
  before(prototype, ['bindTexture'], (_gl, [target, texture]) => bound.set(target as number, texture as object | null));
  before(prototype, ['texImage2D'], (_gl, args) => {
    const [target, level, , third, fourth, fifth] = args as readonly unknown[];
    if (level !== 0) return;
    const picture = fifth as { width?: number; height?: number } | undefined;
    const [wide, tall] = args.length > 6 ? [third as number, fourth as number] : [picture?.width, picture?.height];
    put(target as number, (wide ?? 0) * (tall ?? 0));
  });
  before(prototype, ['texStorage2D'], (_gl, [target, , , wide, tall]) =>
    put(target as number, (wide as number) * (tall as number)),
  );
  before(prototype, ['generateMipmap'], (_gl, [target]) => {
    const texture = bound.get(target as number);
    if (texture) sizes.set(texture, ((sizes.get(texture) ?? 0) * 4) / 3);
  });
  before(prototype, ['deleteTexture'], (_gl, [texture]) => sizes.delete(texture as object));
}

/** Every fragment that survives the depth test adds one; blending and colours of the page are overruled. */
function countShading(prototype: Gl, totals: { shadedPixels: number; readonly isCollecting: boolean }): void {
  const { shaderSource, clearColor, enable, disable, readPixels, bindFramebuffer, clear } = prototype;
  const { blendFunc, blendEquation } = prototype;
  prototype.shaderSource = function counting(shader, source) {
    const isFragment = this.getShaderParameter(shader, this.SHADER_TYPE) === this.FRAGMENT_SHADER;
    const body = source.replace(/void\s+main\s*\(\s*(?:void)?\s*\)/, 'void paint()');
    shaderSource.call(
      this,
      shader,
      isFragment ? `${body}\nvoid main() { paint(); finalColor = vec4(1.0 / 255.0, 0.0, 0.0, 0.0); }` : source,
    );
  };
  const add = (gl: Gl): void => {
    enable.call(gl, gl.BLEND);
    blendEquation.call(gl, gl.FUNC_ADD);
    blendFunc.call(gl, gl.ONE, gl.ONE);
  };
  prototype.blendFunc = function kept() {
    add(this);
  };
  prototype.blendFuncSeparate = function kept() {
    add(this);
  };
  prototype.disable = function kept(what) {
    if (what === this.BLEND) add(this);
    else disable.call(this, what);
  };
  prototype.clearColor = function black() {
    clearColor.call(this, 0, 0, 0, 0);
  };
  const collect = (gl: Gl): void => {
    if (!totals.isCollecting) return;
    const [, , wide = 0, tall = 0] = gl.getParameter(gl.VIEWPORT) as Int32Array;
    const pixels = new Uint8Array(wide * tall * bytesPerPixel);
    readPixels.call(gl, 0, 0, wide, tall, gl.RGBA, gl.UNSIGNED_BYTE, pixels, 0);
    for (let at = 0; at < pixels.length; at += bytesPerPixel) totals.shadedPixels += pixels[at]!;
    clearColor.call(gl, 0, 0, 0, 0);
    clear.call(gl, gl.COLOR_BUFFER_BIT);
  };
  let drawn = false;
  before(prototype, ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'], () => {
    drawn = true;
  });
  prototype.bindFramebuffer = function collected(target, framebuffer) {
    if (drawn) collect(this);
    drawn = false;
    bindFramebuffer.call(this, target, framebuffer);
  };
}
