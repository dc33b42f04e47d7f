import { frameGlsl, projectGlsl } from './common';

export const groundVertex = /* glsl */ `#version 300 es
in vec2 aPlace;
uniform vec4 uCell; // north-west corner in tiles, size in tiles, texture share used
out vec2 vPlace;
out vec2 vUv;
${frameGlsl}${projectGlsl}
void main() {
  vec2 place = uCell.xy + aPlace * uCell.z;
  vPlace = place;
  vUv = aPlace * uCell.w;
  gl_Position = project(vec3(place, 0.0));
}`;

/** Wet ground: paint times light, plus the reflections in its puddles, broken into streaks. */
export const groundFragment = /* glsl */ `#version 300 es
in vec2 vPlace;
in vec2 vUv;
out vec4 finalColor;
uniform sampler2D uPaint;
uniform sampler2D uLight;
uniform sampler2D uNoise;
uniform sampler2D uMirror;
uniform sampler2D uSoak;
${frameGlsl}${projectGlsl}

void main() {
  vec3 paint = texture(uPaint, vUv).rgb;
  vec2 screen = groundUv(vPlace);
  vec3 light = texture(uLight, screen).rgb * 2.0;
  vec2 soak = texture(uSoak, vPlace / vec2(textureSize(uSoak, 0))).rg; // how far it gets wet; open water
  vec4 cloud = texture(uNoise, vPlace * 0.031);
  float wet = max(uLens.w * soak.r, soak.g);
  vec3 colour = paint * light;
  float detail = uScreen.w;
  // Fetches are what a weak machine pays for: each level adds some.
  vec4 grain = detail < -0.5 ? cloud : texture(uNoise, vPlace * 0.17 + 0.3);
  float still = max(smoothstep(0.6, 0.74, cloud.r * 0.92 + grain.g * 0.1), soak.g);
  float puddle = still * wet;
  float film = wet * (0.2 + 0.24 * grain.g);
  vec3 sky = uHaze.rgb * (0.55 + 0.5 * grain.g);
  colour = mix(colour * (1.0 - 0.1 * wet), colour * 0.5 + sky * 0.5, puddle);

  float time = uLens.y;
  float row = texture(uNoise, vec2(0.37, vPlace.y * 1.9)).b - 0.5;
  vec2 drift = vec2(row * mix(0.02, 0.008, still), 0.0) * (1.0 - 0.8 * uBake.x);
  if (detail > 0.5) {
    vec2 ripple = vec2(texture(uNoise, vPlace * 0.4 + vec2(time * 0.05, 0.0)).g,
      texture(uNoise, vPlace * 0.4 - vec2(0.0, time * 0.06)).g) - 0.5;
    drift += ripple * mix(0.012, 0.006, still);
  }
  float spread = mix(0.12, 0.03, still);
  vec3 mirror = texture(uMirror, screen + drift).rgb * (detail < -0.5 ? 0.7 : 0.34);
  float broken = 1.0;
  if (detail > -0.5) {
    mirror += texture(uMirror, screen + drift * 1.6 + vec2(0.0, -spread * 0.4)).rgb * 0.3;
    broken = mix(0.35 + 1.3 * smoothstep(0.35, 0.65, texture(uNoise, vec2(vPlace.x * 0.07, vPlace.y * 0.85)).b),
      1.0, max(still * 0.7, uBake.x * 0.65));
  }
  if (detail > 0.5) {
    mirror += texture(uMirror, screen - drift + vec2(0.0, spread * 0.35)).rgb * 0.2;
    mirror += texture(uMirror, screen + drift * 2.0 + vec2(0.0, -spread * 0.9)).rgb * 0.16;
    float spark = smoothstep(0.74, 0.9, texture(uNoise, vPlace * 1.7).b) * film;
    colour += light * light * spark * 0.16;
  }
  if (soak.g > 0.02 && detail > -0.5) {
    // Open water is never still: two long swells cross and lift what light there is.
    float a = texture(uNoise, vPlace * vec2(0.028, 0.085) + vec2(time * 0.006, time * 0.014)).r;
    float b = texture(uNoise, vPlace * vec2(0.021, 0.064) - vec2(time * 0.005, time * 0.011) + 0.4).r;
    float swell = smoothstep(0.46, 0.74, a * 0.55 + b * 0.5);
    float lip = smoothstep(0.62, 0.66, a * 0.55 + b * 0.5) * smoothstep(0.72, 0.66, a * 0.55 + b * 0.5);
    colour += (light * 0.06 + uHaze.rgb * 0.55) * (swell * 0.7 + lip * 0.22) * soak.g;
  }
  colour += mirror * (film * 1.5 * broken + puddle * 1.25) * mix(0.55, 1.0, uLens.z);
  finalColor = vec4(toned(colour), 1.0);
}`;
