/** Whether drawing is done by a graphics card rather than by the processor, as far as the browser reveals. */
export function hasGraphicsCard(gl: WebGL2RenderingContext): boolean {
  const detail = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(detail ? detail.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
