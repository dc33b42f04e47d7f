import { chanceGlsl, frameGlsl, projectGlsl } from './common';

/** Pools of light and moving shadows on the ground, one quad each, into the light map at half strength. */
export const lightVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aSpot;  // x, y, half length, half width in tiles
in vec4 aShape; // direction in radians, kind, flicker seed, darkness
in vec3 aGlow;
out vec2 vAt;
flat out vec3 vGlow;
flat out vec2 vKind;
${frameGlsl}${projectGlsl}${chanceGlsl}
void main() {
  vec2 at = aCorner * 2.0 - 1.0;
  vAt = at;
  vKind = vec2(aShape.y, aShape.w);
  vGlow = aGlow * flicker(aShape.z, uLens.y) * (aShape.y > 1.5 ? uFocus.w : 1.0);
  vec2 local = at * aSpot.zw;
  if (aShape.y > 0.5 && aShape.y < 1.5) local.x += aSpot.z;
  float c = cos(aShape.x);
  float s = sin(aShape.x);
  gl_Position = project(vec3(aSpot.xy + vec2(local.x * c - local.y * s, local.x * s + local.y * c), 0.0));
}`;

export const lightFragment = /* glsl */ `#version 300 es
in vec2 vAt;
flat in vec3 vGlow;
flat in vec2 vKind;
out vec4 finalColor;
void main() {
  float power;
  if (vKind.x < 0.5) {
    float d = clamp(1.0 - dot(vAt, vAt), 0.0, 1.0);
    power = d * d * 0.75 + pow(d, 6.0) * 0.12;
  } else if (vKind.x < 1.5) {
    float along = vAt.x * 0.5 + 0.5;
    float across = abs(vAt.y) / (0.12 + along * 0.88);
    power = smoothstep(1.0, 0.2, across) * (1.0 - along) * (1.0 - along) * smoothstep(0.0, 0.06, along) * 1.6;
  } else {
    vec2 d = clamp(1.0 - abs(vAt), 0.0, 1.0);
    power = smoothstep(0.0, 0.7, d.x) * smoothstep(0.0, 0.9, d.y);
    power *= power;
  }
  finalColor = vec4(vGlow * power * 0.5, vKind.y * power);
}`;

/** Soft discs of light hanging in the wet air: lamp heads, signs, cars, implants. */
export const haloVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aSpot;  // x, y, z, radius in tiles
in vec4 aShape; // stretch x, stretch y, flicker seed, core
in vec3 aGlow;
out vec2 vAt;
flat out vec3 vGlow;
flat out float vCore;
${frameGlsl}${projectGlsl}${chanceGlsl}
void main() {
  vAt = aCorner * 2.0 - 1.0;
  vGlow = aGlow * flicker(aShape.z, uLens.y) * mix(0.4, 1.0, uLens.z) * (0.8 + 0.4 * uHaze.w)
    * (aShape.w < 0.01 ? uFocus.w : 1.0);
  vCore = aShape.w;
  // Without the finish only the heads of lamps glow: wide soft discs would cover the picture a second time.
  float size = uBake.x > 0.5 && aShape.w < 0.01 ? 0.0 : aSpot.w * uBake.y;
  gl_Position = project(vec3(aSpot.xy + vAt * aShape.xy * size, aSpot.z));
}`;

export const haloFragment = /* glsl */ `#version 300 es
in vec2 vAt;
flat in vec3 vGlow;
flat in float vCore;
out vec4 finalColor;
void main() {
  float d = clamp(1.0 - dot(vAt, vAt), 0.0, 1.0);
  vec3 colour = vGlow * d * d * d * 0.5 + (vGlow * 0.7 + 0.5) * pow(d, 24.0) * vCore;
  finalColor = vec4(colour, 0.0);
}`;

export const signVertex = /* glsl */ `#version 300 es
in vec3 aPlace;
in vec2 aUv;
in vec4 aGlow; // hue, flicker seed
out vec2 vUv;
out vec2 vPlace;
flat out vec3 vGlow;
${frameGlsl}${projectGlsl}${chanceGlsl}
void main() {
  vUv = aUv;
  vPlace = aPlace.xy;
  vGlow = aGlow.rgb * flicker(aGlow.a, uLens.y) * uFocus.w;
  gl_Position = project(aPlace);
  gl_Position.z -= 0.0006 * gl_Position.w;
}`;

export const signFragment = /* glsl */ `#version 300 es
in vec2 vUv;
in vec2 vPlace;
flat in vec3 vGlow;
out vec4 finalColor;
uniform sampler2D uLetters;
${frameGlsl}
void main() {
  vec4 letter = texture(uLetters, vUv);
  float alive = dot(vGlow, vec3(0.5));
  vec3 tube = mix(vGlow, vec3(1.0), 0.5) * letter.r * min(1.0, 0.25 + alive);
  finalColor = vec4(tube * 0.9 + vGlow * letter.g * letter.g * 0.5, max(letter.r * 0.92, letter.g * 0.6));
  if (uFocus.z > 0.5) finalColor *= 0.3 + 0.7 * smoothstep(0.8, 1.8, distance(vPlace, uFocus.xy));
}`;
