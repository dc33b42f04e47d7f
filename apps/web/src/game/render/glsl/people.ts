import { frameGlsl, projectGlsl } from './common';

/** One quad per part of a person: feet, legs, arms, torso, head, glow. */
export const peopleVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aSpot;  // centre x, y in tiles, lift, turn in radians
in vec4 aFrame; // u0, v0, u1, v1 in the atlas
in vec4 aSize;  // half length and half width in tiles; feet x, y for the light
in vec4 aTone;  // rim colour, kind: 0 shadow, 0.5 body, 1 glow, 2 base, below 0 nothing
out vec2 vUv;
flat out vec4 vFrame;
flat out vec3 vLight;
flat out vec4 vTone;
uniform sampler2D uLight;
${frameGlsl}${projectGlsl}
void main() {
  vec2 at = aCorner * 2.0 - 1.0;
  vUv = mix(aFrame.xy, aFrame.zw, aCorner);
  vFrame = aFrame;
  vTone = aTone;
  vec3 light = textureLod(uLight, clamp(groundUv(aSize.zw), 0.0, 1.0), 0.0).rgb * 2.0;
  vLight = min(min(light, 1.25) * 0.6 + max(uAmbient.rgb * 0.35, vec3(0.38, 0.39, 0.42)), 1.05);
  vec2 local = at * aSize.xy;
  float c = cos(aSpot.w);
  float s = sin(aSpot.w);
  gl_Position = project(vec3(aSpot.xy + vec2(local.x * c - local.y * s, local.x * s + local.y * c), aSpot.z));
}`;

/** Skin and cloth are lit but never darker than the ground, with a thin edge that separates them from it. */
export const peopleFragment = /* glsl */ `#version 300 es
in vec2 vUv;
flat in vec4 vFrame;
flat in vec3 vLight;
flat in vec4 vTone;
out vec4 finalColor;
uniform sampler2D uAtlas;
${frameGlsl}
float cover(vec2 uv) {
  vec2 inside = step(vFrame.xy, uv) * step(uv, vFrame.zw);
  return texture(uAtlas, uv).a * inside.x * inside.y;
}
void main() {
  vec4 cloth = texture(uAtlas, vUv);
  if (vTone.a < -0.5) discard;
  // Around a half: above it a body flashes white, below it fades.
  float flash = clamp((vTone.a - 0.5) * 5.0, 0.0, 1.0);
  float here = 1.0 - clamp((0.5 - vTone.a) * 5.0, 0.0, 1.0);
  if (vTone.a < 0.25) { finalColor = vec4(0.0, 0.0, 0.0, cloth.a * 0.62); return; }
  if (vTone.a > 1.5) { finalColor = cloth * 0.92; return; }
  if (vTone.a > 0.75) { finalColor = vec4(cloth.rgb * 1.25, cloth.a * 0.25); return; }
  if (uScreen.w < -0.5) { finalColor = vec4(mix(cloth.rgb * vLight, vec3(cloth.a), flash * 0.5), cloth.a) * here;
    return; }
  vec2 px = (abs(dFdx(vUv)) + abs(dFdy(vUv))) * 1.1;
  float near = max(max(cover(vUv + vec2(px.x, 0.0)), cover(vUv - vec2(px.x, 0.0))),
    max(cover(vUv + vec2(0.0, px.y)), cover(vUv - vec2(0.0, px.y))));
  float rim = max(near - cloth.a, 0.0);
  vec3 body = cloth.rgb * vLight;
  vec3 edge = vTone.rgb * (0.55 + 0.6 * dot(vLight, vec3(0.33)));
  float strength = 0.4;
  body = mix(body, vec3(cloth.a), flash * 0.5);
  finalColor = vec4(body + edge * rim * strength, cloth.a + rim * strength) * here;
}`;

/**
 * The same without the finish, for processors: they run every branch of a shader for every pixel, so all choices are
 * made for the corners, and a pixel costs one look into the atlas.
 */
export const bakedPeopleVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aSpot;
in vec4 aFrame;
in vec4 aSize;
in vec4 aTone;
out vec2 vUv;
flat out vec3 vLight; // times the colour
flat out vec4 vPlus;  // white to add; times the cover
uniform sampler2D uLight;
${frameGlsl}${projectGlsl}
void main() {
  vec2 at = aCorner * 2.0 - 1.0;
  vUv = mix(aFrame.xy, aFrame.zw, aCorner);
  float kind = aTone.a;
  if (kind < -0.5) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  if (kind < 0.25) {
    vLight = vec3(0.0);
    vPlus = vec4(0.0, 0.0, 0.0, 0.62);
  } else if (kind > 1.5) {
    vLight = vec3(0.92);
    vPlus = vec4(0.0, 0.0, 0.0, 0.92);
  } else if (kind > 0.75) {
    vLight = vec3(1.25);
    vPlus = vec4(0.0, 0.0, 0.0, 0.25);
  } else {
    float flash = clamp((kind - 0.5) * 5.0, 0.0, 1.0) * 0.5;
    float here = 1.0 - clamp((0.5 - kind) * 5.0, 0.0, 1.0);
    vec3 light = textureLod(uLight, clamp(groundUv(aSize.zw), 0.0, 1.0), 0.0).rgb * 2.0;
    light = min(min(light, 1.25) * 0.6 + max(uAmbient.rgb * 0.35, vec3(0.38, 0.39, 0.42)), 1.05);
    vLight = light * (1.0 - flash) * here;
    vPlus = vec4(vec3(flash), 1.0) * here;
  }
  vec2 local = at * aSize.xy;
  float c = cos(aSpot.w);
  float s = sin(aSpot.w);
  gl_Position = project(vec3(aSpot.xy + vec2(local.x * c - local.y * s, local.x * s + local.y * c), aSpot.z));
}`;

export const bakedPeopleFragment = /* glsl */ `#version 300 es
in vec2 vUv;
flat in vec3 vLight;
flat in vec4 vPlus;
out vec4 finalColor;
uniform sampler2D uAtlas;
void main() {
  vec4 cloth = textureLod(uAtlas, vUv, 0.0);
  finalColor = vec4(cloth.rgb * vLight, 0.0) + vPlus * cloth.a;
}`;
