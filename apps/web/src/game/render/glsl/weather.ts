import { frameGlsl, projectGlsl } from './common';

/** Rain as streaks that fall towards the ground, so that they point to the middle of the picture. */
export const rainVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aDrop; // x, y in a unit square, phase, speed
out float vAlong;
flat out float vFaint;
uniform vec4 uBox; // tiles of the box the rain repeats in; share of drops that fall; length
${frameGlsl}${projectGlsl}
void main() {
  vec2 base = mod(aDrop.xy * uBox.x - uView.xy, uBox.x) - uBox.x * 0.5 + uView.xy;
  float fall = fract(aDrop.z + uLens.y * aDrop.w);
  float z = (1.0 - fall) * 15.0;
  vec2 wind = vec2(uFade.z, 0.7) * 0.09;
  vec3 low = vec3(base - wind * z, z);
  vec3 high = vec3(base - wind * (z + uBox.w), z + uBox.w);
  vec4 a = project(low);
  vec4 b = project(high);
  vec2 line = (b.xy / b.w - a.xy / a.w) * uScreen.xy;
  vec2 normal = normalize(vec2(-line.y, line.x) + 0.0001) * (1.1 + aDrop.w * 0.5)
    * max(1.0, uScreen.z / 34.0) / uScreen.xy;
  vec4 at = aCorner.y < 0.5 ? a : b;
  at.xy += normal * (aCorner.x * 2.0 - 1.0) * at.w;
  at.z = 0.0;
  vAlong = aCorner.y;
  vFaint = step(aDrop.z, uBox.z) * (0.5 + 0.5 * aDrop.w);
  gl_Position = at;
}`;

export const rainFragment = /* glsl */ `#version 300 es
in float vAlong;
flat in float vFaint;
out vec4 finalColor;
${frameGlsl}
void main() {
  float power = (1.0 - vAlong) * vAlong * 4.0 * vFaint;
  finalColor = vec4((vec3(0.45, 0.56, 0.7) * 0.28 + uHaze.rgb * 0.5) * power, 0.0);
}`;

/** Rings where drops hit the ground, lit by the light map. */
export const splashVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aDrop;
out vec2 vAt;
flat out vec2 vState; // age, whether it falls
flat out vec3 vLight;
uniform vec4 uBox;
uniform sampler2D uLight;
${frameGlsl}${projectGlsl}
void main() {
  float cycle = floor(uLens.y * aDrop.w * 1.4 + aDrop.z);
  float age = fract(uLens.y * aDrop.w * 1.4 + aDrop.z);
  vec2 jump = fract(vec2(cycle * 0.618, cycle * 0.382) + aDrop.xy);
  vec2 place = mod(jump * uBox.x - uView.xy, uBox.x) - uBox.x * 0.5 + uView.xy;
  vAt = aCorner * 2.0 - 1.0;
  vState = vec2(age, step(aDrop.z, uBox.z));
  vLight = textureLod(uLight, clamp(groundUv(place), 0.0, 1.0), 0.0).rgb * 2.0;
  gl_Position = project(vec3(place + vAt * (0.05 + age * 0.2), 0.0));
}`;

export const splashFragment = /* glsl */ `#version 300 es
in vec2 vAt;
flat in vec2 vState;
flat in vec3 vLight;
out vec4 finalColor;
void main() {
  float r = length(vAt);
  float ring = smoothstep(0.22, 0.0, abs(r - 0.78)) * (1.0 - vState.x) * vState.y;
  finalColor = vec4(vLight * ring * 0.36, 0.0);
}`;

/** Steam that rises from vents and drifts with the wind. */
export const steamVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aPuff; // vent x, y; phase; seed
out vec2 vAt;
flat out vec3 vLight;
flat out float vThick;
uniform sampler2D uLight;
${frameGlsl}${projectGlsl}
void main() {
  float age = fract(aPuff.z + uLens.y * 0.11);
  float radius = 0.35 + age * 1.5;
  float sway = sin(aPuff.w * 17.0 + age * 5.0) * 0.35;
  vec2 place = aPuff.xy + vec2(uFade.z * 0.45 * age + sway, -0.3 * age + cos(aPuff.w * 9.0 + age * 4.0) * 0.25);
  vAt = aCorner * 2.0 - 1.0;
  float spin = aPuff.w * 6.0 + age * 1.6;
  vec2 turned = mat2(cos(spin), sin(spin), -sin(spin), cos(spin)) * vAt;
  vThick = smoothstep(0.0, 0.15, age) * (1.0 - age) * (1.0 - age);
  vLight = textureLod(uLight, clamp(groundUv(aPuff.xy), 0.0, 1.0), 0.0).rgb * 2.0;
  gl_Position = project(vec3(place + turned * radius, age * 3.4));
}`;

export const steamFragment = /* glsl */ `#version 300 es
in vec2 vAt;
flat in vec3 vLight;
flat in float vThick;
out vec4 finalColor;
uniform sampler2D uNoise;
void main() {
  float d = clamp(1.0 - dot(vAt, vAt), 0.0, 1.0);
  float rag = texture(uNoise, vAt * 0.12 + 0.5).r;
  float thick = d * d * smoothstep(0.25, 0.75, rag + d * 0.35) * vThick * 0.34;
  finalColor = vec4((vLight * 0.75 + vec3(0.05, 0.06, 0.08)) * thick, thick * 0.6);
}`;
