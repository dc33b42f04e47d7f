import { chanceGlsl, frameGlsl, hidingGlsl, projectGlsl } from './common';
import { facadeGlsl } from './facade';

export const cityVertex = /* glsl */ `#version 300 es
in vec3 aPlace;
in vec2 aUv;
in vec3 aMake;
in vec4 aTint;
out vec2 vUv;
out vec3 vPlace;
out vec4 vTint;
flat out vec3 vMake;
${frameGlsl}${projectGlsl}
void main() {
  vUv = aUv;
  vPlace = aPlace;
  vTint = aTint;
  vMake = aMake;
  gl_Position = project(aPlace);
}`;

/** Every solid surface above the ground: lit by the light map below it, by the sky, and by its own windows. */
export const cityFragment = /* glsl */ `#version 300 es
in vec2 vUv;
in vec3 vPlace;
in vec4 vTint;
flat in vec3 vMake;
out vec4 finalColor;
uniform sampler2D uLight;
uniform sampler2D uNoise;
${frameGlsl}${projectGlsl}${chanceGlsl}${hidingGlsl}${facadeGlsl}

vec3 advert(vec2 uv, vec3 hue, float seed) {
  float t = uLens.y * 0.35 + seed;
  float scene = floor(t);
  float a = hash1(vec2(seed, scene));
  vec2 p = uv / vec2(7.0, 2.1);
  vec3 second = mix(vec3(0.2, 0.8, 0.95), vec3(1.0, 0.7, 0.25), step(0.5, a));
  vec3 c = mix(hue, second, smoothstep(0.25, 0.9, p.x + 0.25 * sin(p.y * 6.0 + t)));
  float disc = smoothstep(0.36, 0.33, length((uv - vec2(1.5 + a * 3.0, 1.05)) * vec2(0.5, 0.55)));
  c = mix(c * 0.35, vec3(1.0, 0.95, 0.9), disc * 0.75);
  float bars = step(0.55, hash1(vec2(floor(uv.x * 3.0) + scene, floor(uv.y * 4.0)))) * step(3.2, uv.x)
    * step(0.45, uv.y) * step(uv.y, 1.6);
  c += bars * vec3(0.5);
  c *= 0.8 + 0.2 * step(0.4, fract(uv.y * 9.0));
  float cut = smoothstep(0.0, 0.06, fract(t)) * 0.75 + 0.25;
  return c * cut * 0.8;
}

vec3 plainLight(float face, vec3 lamp) {
  float sky = face < 0.5 ? 1.0 : (face < 1.5 ? 0.74 : (face < 2.5 ? 0.6 : (face < 3.5 ? 0.66 : 0.8)));
  return uAmbient.rgb * sky + lamp;
}

void main() {
  float material = floor(vMake.x + 0.5);
  float seed = vMake.y;
  float face = floor(vTint.a * 255.0 / 32.0 + 0.5);
  if (uBake.x < 0.5 && hides(material, vMake.z, vPlace)) discard;
  vec2 outward = face < 0.5 ? vec2(0.0) : (face < 1.5 ? vec2(0.0, -1.0)
    : (face < 2.5 ? vec2(1.0, 0.0) : (face < 3.5 ? vec2(0.0, 1.0) : vec2(-1.0, 0.0))));
  vec3 street = texture(uLight, groundUv(vPlace.xy + outward * 1.1)).rgb * 2.0 - uAmbient.rgb;
  vec3 lamp = min(max(street, 0.0), 0.85) * exp(-vPlace.z * 0.2);
  vec3 albedo = vTint.rgb;
  vec3 glow = vec3(0.0);
  vec3 light = plainLight(face, lamp);
  if (material < 0.5) {
    albedo *= 0.86 + 0.28 * texture(uNoise, vPlace.xy * 0.21 + vPlace.z * 0.13).g;
  } else if (abs(material - 7.0) < 0.5) {
    float grain = texture(uNoise, vPlace.xy * 0.17 + vPlace.z * 0.11).g;
    if (face < 0.5) {
      albedo *= 0.66 + 0.1 * grain;
    } else {
      float seam = smoothstep(0.06, 0.02, abs(fract(vUv.x / 1.5) - 0.5) * 1.5)
        * clamp(1.2 - fwidth(vUv.x) * 6.0, 0.0, 1.0);
      float dado = smoothstep(1.02, 0.98, vUv.y);
      albedo *= (0.8 + 0.3 * grain) * (1.0 - 0.35 * seam) * mix(1.0, 0.74, dado);
      albedo *= 0.55 + 0.45 * smoothstep(0.0, 0.5, vUv.y);
    }
    light = uAmbient.rgb * (face < 0.5 ? 1.0 : 0.85) + lamp;
  } else if (material < 9.5) {
    facade(material, seed, face, albedo, glow);
    float soot = smoothstep(0.0, 1.4, vPlace.z);
    light *= 0.72 + 0.28 * soot;
  } else if (material < 10.5) {
    float grain = texture(uNoise, vPlace.xy * 0.09).g;
    float large = texture(uNoise, vPlace.xy * 0.021 + seed).r;
    float seam = smoothstep(0.05, 0.02, abs(fract(vPlace.x / 3.2 + seed * 0.1) - 0.5) * 3.2) * 0.25;
    albedo *= (0.78 + 0.25 * grain) * (1.0 - seam) * (0.9 + 0.2 * large);
    float plate = hash1(floor(vPlace.xy / vec2(1.6, 1.2)) + seed);
    albedo *= 0.9 + 0.2 * plate;
    float pool = smoothstep(0.6, 0.72, large) * uLens.w;
    albedo = mix(albedo, albedo * 0.55, pool);
    glow = uHaze.rgb * pool * 0.9;
    light = uAmbient.rgb * 1.3 + uHaze.rgb * 0.8 + max(street, 0.0) * 0.3;
  } else if (material < 11.5) {
    glow = albedo * flicker(seed, uLens.y) * mix(0.75, 1.25, uLens.z);
    albedo = vec3(0.0);
  } else if (material < 12.5) {
    glow = advert(vUv, vTint.rgb, seed);
    albedo = vec3(0.02);
  } else if (material < 13.5) {
    vec2 p = vUv * 2.0 - 1.0;
    float r = length(p);
    float turn = atan(p.y, p.x) + uLens.y * (2.0 + fract(seed * 0.31) * 5.0);
    float blade = smoothstep(0.2, 0.5, abs(fract(turn / 6.2832 * 5.0) - 0.5) * 2.0);
    albedo = mix(vec3(0.06), vec3(0.3), blade * step(r, 0.86)) + 0.25 * smoothstep(0.08, 0.0, abs(r - 0.94));
    if (r > 1.0 && uBake.x < 0.5) discard;
  } else if (material < 14.5) {
    vec2 cell = floor(vUv);
    float bar = smoothstep(0.0, 0.1, fract(vUv.x)) * smoothstep(0.0, 0.1, fract(vUv.y));
    glow = vTint.rgb * bar * (0.45 + 0.35 * hash1(cell + seed)) * mix(0.35, 1.0, uLens.z);
    albedo = vec3(0.05);
  } else if (material < 15.5) {
    float bar = smoothstep(0.0, 0.08, fract(vUv.x)) * smoothstep(0.0, 0.08, fract(vUv.y));
    albedo *= 0.5 + bar;
    glow = uHaze.rgb * bar * 0.6;
  } else {
    float stripe = step(0.5, fract(vUv.x * 1.4 + seed * 0.1));
    albedo *= mix(0.62, 1.05, stripe);
    glow = vTint.rgb * vTint.rgb * 0.22 * uLens.z;
  }
  vec3 colour = albedo * light + glow;
  float mist = (1.0 - exp(-max(vPlace.z - 2.0, 0.0) * 0.018)) * (0.35 + 0.5 * uHaze.w);
  colour = mix(colour, uHaze.rgb * 1.5 + glow * 0.6, mist);
  if (uAmbient.w < 0.0) colour = glow * exp(-vPlace.z * 0.05);
  finalColor = vec4(toned(colour), 1.0);
}`;
