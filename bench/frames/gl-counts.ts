/** What a page asked of WebGL since it was opened. */
export interface GlTotals {
  readonly drawCalls: number;
  readonly textureBytes: number;
}

type Gl = WebGL2RenderingContext;
type Method = (this: Gl, ...args: never[]) => unknown;

const bytesPerPixel = 4;

/** Counts draw calls and texture memory of every context that is made from this prototype. */
export function countDraws(prototype: Gl): () => GlTotals {
  const totals = { drawCalls: 0 };
  const sizes = new Map<object, number>();
  before(prototype, ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'], () => {
    totals.drawCalls += 1;
  });
  countTextures(prototype, sizes);
  looksLikeACard(prototype);
  return () => ({ ...totals, textureBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) });
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
