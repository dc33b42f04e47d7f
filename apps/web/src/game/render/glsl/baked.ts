import { chanceGlsl, frameGlsl, hidingGlsl, projectGlsl } from './common';

/** Draws each surface of a chunk into its own rectangle of the chunk's texture. */
export const surfaceBakeVertex = /* glsl */ `#version 300 es
in vec3 aPlace;
in vec2 aUv;
in vec3 aMake;
in vec4 aTint;
in vec2 aBake;
out vec2 vUv;
out vec3 vPlace;
out vec4 vTint;
flat out vec3 vMake;
${frameGlsl}
void main() {
  vUv = aUv;
  vPlace = aPlace;
  vTint = aTint;
  vMake = aMake;
  gl_Position = vec4(aBake * 2.0 - 1.0, 0.0, 1.0);
}`;

export const bakedVertex = /* glsl */ `#version 300 es
in vec3 aPlace;
in vec2 aBake;
out vec2 vUv;
${frameGlsl}${projectGlsl}
void main() {
  vUv = aBake;
  gl_Position = project(aPlace);
}`;

/** A baked surface: one look into its texture. */
export const bakedFragment = /* glsl */ `#version 300 es
in vec2 vUv;
out vec4 finalColor;
uniform sampler2D uBaked;
void main() {
  finalColor = textureLod(uBaked, vUv, 0.0);
}`;

/** The same for chunks over people: roofs and awnings above them are drawn through a sieve. */
export const sievedVertex = /* glsl */ `#version 300 es
in vec3 aPlace;
in vec3 aMake;
in vec2 aBake;
out vec2 vUv;
out vec3 vPlace;
flat out vec3 vMake;
${frameGlsl}${projectGlsl}
void main() {
  vUv = aBake;
  vPlace = aPlace;
  vMake = aMake;
  gl_Position = project(aPlace);
}`;

export const sievedFragment = /* glsl */ `#version 300 es
in vec2 vUv;
in vec3 vPlace;
flat in vec3 vMake;
out vec4 finalColor;
uniform sampler2D uBaked;
${frameGlsl}${projectGlsl}${chanceGlsl}${hidingGlsl}
void main() {
  if (hides(floor(vMake.x + 0.5), vMake.z, vPlace)) discard;
  finalColor = vec4(texture(uBaked, vUv).rgb, 1.0);
}`;

export const bakedGroundVertex = /* glsl */ `#version 300 es
in vec2 aPlace;
uniform vec4 uCell;
out vec2 vUv;
${frameGlsl}${projectGlsl}
void main() {
  vUv = aPlace;
  gl_Position = project(vec3(uCell.xy + aPlace * uCell.z, 0.0));
}`;

/** The same where each pixel of the texture is one of the screen, which costs a processor half as much. */
export const exactGroundVertex = /* glsl */ `#version 300 es
in vec2 aPlace;
uniform vec4 uCell;
flat out ivec2 vCorner;
${frameGlsl}${projectGlsl}
void main() {
  // The north-west corner of the cell in pixels of the screen.
  vec2 clip = (uCell.xy - uView.xy) * uView.zw;
  vCorner = ivec2(round((clip * 0.5 + 0.5) * uScreen.xy));
  gl_Position = project(vec3(uCell.xy + aPlace * uCell.z, 0.0));
}`;

export const exactGroundFragment = /* glsl */ `#version 300 es
flat in ivec2 vCorner;
out vec4 finalColor;
uniform sampler2D uBaked;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  finalColor = texelFetch(uBaked, ivec2(at.x - vCorner.x, vCorner.y - 1 - at.y), 0);
}`;

/** The whole picture changes with the player's state: red edges when hurt, dim when downed. */
export const moodFragment = /* glsl */ `#version 300 es
in vec2 vUv;
out vec4 finalColor;
uniform vec4 uMood; // hurt, faint, time
void main() {
  vec2 p = vUv - 0.5;
  float edge = smoothstep(0.12, 0.5, dot(p, p) * 1.5);
  float red = edge * uMood.x * (0.75 + 0.25 * sin(uMood.z * 5.2));
  float dim = uMood.y * 0.5;
  vec3 colour = vec3(0.42, 0.02, 0.04) * red + vec3(0.1, 0.12, 0.15) * dim;
  finalColor = vec4(colour, clamp(red * 0.8 + dim, 0.0, 1.0));
}`;
