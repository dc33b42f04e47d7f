/** How many pixels one layer of the picture shades in a frame. */
export interface ShadedLayer {
  readonly layer: string;
  readonly pixels: number;
}

type Gl = WebGL2RenderingContext;
type Method = (this: Gl, ...args: never[]) => unknown;
type Act = (gl: Gl, args: readonly unknown[]) => readonly unknown[] | void;

const draws = ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'] as const;
/** Everything a shader covers counts, also what it would leave out. */
const counted = `
void main() { drawn(); finalColor = vec4(1.0 / 255.0); }`;

/**
 * Makes every shader add one to the pixels it covers, so that a frame can be read back as a count: what is hidden by
 * depth is not counted, what is blended is. The picture itself is lost; call it before the first shader is compiled.
 */
export function countShadedPixels(prototype: Gl): (until: () => Promise<void>) => Promise<readonly ShadedLayer[]> {
  const names = new WeakMap<object, string>();
  const layers = new Set<string>();
  const state = { layer: '', counting: '', onDrawn: null as ((gl: Gl) => void) | null };
  change(prototype, ['shaderSource'], (_gl, [shader, source]) => {
    const name = /#define SHADER_NAME (.+)-fragment/.exec(String(source))?.[1];
    if (name === undefined) return;
    names.set(shader as object, name);
    return [
      shader,
      String(source)
        .replaceAll(/\bdiscard;/g, ';')
        .replace(/void main\(\s*(void)?\s*\)/, 'void drawn()') + counted,
    ];
  });
  change(prototype, ['attachShader'], (_gl, [program, shader]) => {
    const name = names.get(shader as object);
    if (name !== undefined) names.set(program as object, name);
  });
  change(prototype, ['useProgram'], (_gl, [program]) => {
    state.layer = (program ? names.get(program as object) : undefined) ?? '';
  });
  change(prototype, ['clearColor'], () => [0, 0, 0, 0]);
  change(prototype, draws, (gl) => {
    layers.add(state.layer);
    const adds = state.layer === state.counting;
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.FUNC_ADD);
    gl.blendFunc(adds ? gl.ONE : gl.ZERO, gl.ONE);
    const { onDrawn } = state;
    if (!onDrawn) return;
    state.onDrawn = null;
    // After the last draw of this frame, while the picture is still there.
    queueMicrotask(() => onDrawn(gl));
  });
  return async (until) => {
    const shaded: ShadedLayer[] = [];
    for (const layer of layers) {
      state.counting = layer;
      // The frame that is under way may have begun with another layer.
      await until();
      const pixels = await new Promise<number>((resolve) => {
        state.onDrawn = (gl) => resolve(sumOf(gl));
      });
      if (pixels > 0) shaded.push({ layer, pixels });
    }
    return shaded.toSorted((a, b) => b.pixels - a.pixels);
  };
}

function sumOf(gl: Gl): number {
  const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
  const pixels = new Uint8Array(width * height * 4);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) sum += pixels[at] ?? 0;
  return sum;
}

function change(prototype: Gl, methodNames: readonly string[], act: Act): void {
  const methods = prototype as unknown as Record<string, Method>;
  for (const name of methodNames) {
    const original = methods[name]!;
    methods[name] = function changed(...args) {
      return original.apply(this, (act(this, args) ?? args) as never[]);
    };
  }
}
