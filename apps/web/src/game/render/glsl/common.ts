/** Uniforms of the frame and the bent perspective that every vertex shader shares; see city/view.ts. */
export const frameGlsl = /* glsl */ `
uniform vec4 uView;    // camera x, y in tiles; clip units per tile
uniform vec4 uLens;    // camera height in tiles, time in s, night 0..1, wet 0..1
uniform vec4 uAmbient; // light everywhere; w: 1 upright, -1 mirrored in the wet ground
uniform vec4 uHaze;    // what distance fades into; w: rain 0..1
uniform vec4 uScreen;  // size of the scene in pixels; pixels per tile; detail 0..2
uniform vec4 uFade;    // building over the player; how far it is gone; wind
uniform vec4 uFocus;   // the followed character: x, y; 1 when there is one; beat of the signs
`;

export const projectGlsl = /* glsl */ `
float bent(float z) { return 15.0 * (1.0 - exp(-z / 15.0)); }
vec4 project(vec3 place) {
  float depth = (uLens.x - bent(place.z) * uAmbient.w) / uLens.x;
  vec2 clip = (place.xy - uView.xy) * uView.zw;
  return vec4(clip, 1.353 * depth - 0.7059, depth);
}
vec2 groundUv(vec2 place) { return (place - uView.xy) * uView.zw * 0.5 + 0.5; }
`;

export const chanceGlsl = /* glsl */ `
float hash1(vec2 p) {
  p = fract(p * vec2(123.34, 456.21));
  p += dot(p, p + 45.32);
  return fract(p.x * p.y);
}
float flicker(float seed, float time) {
  if (seed < 1.0) return 1.0;
  if (seed >= 200.0) return step(0.55, fract(time * 0.45 + seed * 0.137)) * 0.9 + 0.1;
  float slow = step(0.06, fract(time * (0.13 + fract(seed * 0.37) * 0.2) + seed * 0.71));
  float buzz = 0.5 + 0.5 * step(0.4, fract(time * 17.0 + seed));
  return mix(buzz * 0.55, 1.0, slow);
}
`;
