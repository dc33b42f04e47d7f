/** Checks whether a graphics card draws and not the processor, as far as the browser reveals it. */
export function hasGraphicsCard(gl: WebGL2RenderingContext): boolean {
  const detail = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(detail ? detail.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
