/** Uniforms of the frame and the bent perspective that every vertex shader shares; see city/view.ts. */
export const frameGlsl = /* glsl */ `
uniform vec4 uView;    // camera x, y in tiles; clip units per tile
uniform vec4 uLens;    // camera height in tiles, time in s, night 0..1, wet 0..1
uniform vec4 uAmbient; // light everywhere; w: 1 upright, -1 mirrored in the wet ground
uniform vec4 uHaze;    // what distance fades into; w: rain 0..1
uniform vec4 uScreen;  // size of the scene in pixels; pixels per tile; detail 0..2
uniform vec4 uFade;    // building over the player; how far it is gone; wind
uniform vec4 uFocus;   // the followed character: x, y; 1 when there is one; beat of the signs
uniform vec4 uGround;  // the part of the ground that the light map shows: its middle, and shares of it per tile
uniform vec4 uBake;    // 1 for pictures that skip the finish; size of halos
uniform vec2 uPeople[8]; // who must stay visible under awnings and roofs
`;

export const projectGlsl = /* glsl */ `
float bent(float z) { return 15.0 * (1.0 - exp(-z / 15.0)); }
vec4 project(vec3 place) {
  float depth = (uLens.x - bent(place.z) * uAmbient.w) / uLens.x;
  vec2 clip = (place.xy - uView.xy) * uView.zw;
  return vec4(clip, 1.353 * depth - 0.7059, depth);
}
vec2 groundUv(vec2 place) { return (place - uGround.xy) * uGround.zw + 0.5; }
// The curve of the finish, for what is drawn without it.
vec3 toned(vec3 c) { return uBake.x > 0.5 ? c * (1.0 + c * 0.12) / (1.0 + c * 0.3) * 1.18 : c; }
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

/** Whether a pixel of a roof, awning or sign is left out, because it would hide a person. */
export const hidingGlsl = /* glsl */ `
bool hides(float material, float owner, vec3 place) {
  if (uFade.y > 0.0 && abs(owner - uFade.x) < 0.5) {
    if (hash1(floor(gl_FragCoord.xy) + 0.5) < uFade.y * (place.z > 0.4 ? 0.94 : 0.55)) return true;
  }
  if ((material < 0.5 || material > 10.5) && place.z > 1.3 && place.z < 7.0) {
    // Seen from above, a higher surface covers ground that lies nearer to the middle of the picture.
    float depth = (uLens.x - bent(place.z)) / uLens.x;
    vec2 below = uView.xy + (place.xy - uView.xy) / depth;
    float near = 9.0;
    for (int i = 0; i < 8; i += 1) near = min(near, distance(below, uPeople[i]));
    float open = 1.0 - smoothstep(0.8, 1.7, near);
    if (hash1(floor(gl_FragCoord.xy) + 3.5) < open * 0.85) return true;
  }
  return false;
}
`;
