import type { ParticleShape } from './particles';
import { chanceGlsl, frameGlsl, projectGlsl } from '../render/glsl/common';

/** One quad per particle; its shape is drawn by the fragment shader of that shape. */
export const particleVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
in vec4 aSpot; // x, y, z in tiles, turn in radians
in vec4 aSize; // half length, half width in tiles; shape; share of its life
in vec4 aTint; // colour; 0 light .. 1 matter
in vec4 aMore; // two values of the shape, seed, how much it shows
out vec2 vAt;
flat out vec4 vSize;
flat out vec4 vTint;
flat out vec4 vMore;
uniform sampler2D uLight;
${frameGlsl}${projectGlsl}
void main() {
  vec2 at = aCorner * 2.0 - 1.0;
  vAt = at;
  vSize = aSize;
  vMore = aMore;
  vTint = aTint;
  if (aTint.a > 0.01) {
    vec3 light = textureLod(uLight, clamp(groundUv(aSpot.xy), 0.0, 1.0), 0.0).rgb * 2.0;
    vTint.rgb *= mix(vec3(1.0), min(light, 1.3) * 0.8 + 0.18, aTint.a);
  }
  float c = cos(aSpot.w);
  float s = sin(aSpot.w);
  vec2 local = at * aSize.xy;
  vec2 offset = vec2(local.x * c - local.y * s, local.x * s + local.y * c);
  // A beacon stands up on the screen wherever it is.
  if (aSize.z > 10.5 && aSize.z < 11.5) offset = vec2(at.x * aSize.y, -(at.y * 0.5 + 0.5) * 2.0 * aSize.x);
  gl_Position = project(vec3(aSpot.xy + offset, aSpot.z));
}`;

/** What a shape covers of its quad, and in which tint. */
const covers: Readonly<Record<ParticleShape, string>> = {
  disc: /* glsl */ `
float d = clamp(1.0 - r * r, 0.0, 1.0);
cover = d * d * d;
tint = mix(tint, vec3(1.0), cover * cover * 0.5);`,
  /** Head to the east. */
  streak: /* glsl */ `
float along = vAt.x * 0.5 + 0.5;
float thin = 1.0 - abs(vAt.y) / max(0.08, mix(0.15, 1.0, along));
cover = clamp(thin, 0.0, 1.0) * along * along * smoothstep(1.0, 0.93, along);
tint = mix(tint, vec3(1.0), smoothstep(0.3, 0.9, cover) * 0.7);`,
  /** A hot star, longer ahead. */
  flash: /* glsl */ `
float turn = atan(vAt.y, vAt.x);
float spikes = 0.55 + 0.45 * abs(cos(turn * 2.5 + vMore.z * 6.0));
float ahead = mix(0.5, 1.0, vAt.x * 0.5 + 0.5);
float d = clamp(1.0 - r / (spikes * ahead), 0.0, 1.0);
cover = d * d * 2.2;
tint = mix(tint, vec3(1.0, 0.98, 0.9), clamp(d * 1.6, 0.0, 1.0));`,
  /** `vMore.x`: the share of its radius that is drawn. */
  ring: /* glsl */ `
float band = max(0.02, vMore.x);
cover = smoothstep(band, 0.0, abs(r - 1.0 + band)) * step(r, 1.0);`,
  /** The sweep of a blade from one side to the other; `vMore.x`: half its angle. */
  arc: /* glsl */ `
float turn = atan(vAt.y, vAt.x) / max(0.05, vMore.x);
float head = mix(-1.2, 1.2, smoothstep(0.0, 0.75, share)) * vMore.y;
float behind = (head - turn) * vMore.y;
float trail = step(0.0, behind) * exp(-behind * 2.2) * step(abs(turn), 1.0);
float rim = smoothstep(0.3, 0.92, r) * smoothstep(1.0, 0.95, r);
cover = trail * rim * rim;
tint = mix(tint, vec3(1.0), smoothstep(0.25, 0.0, behind) * 0.8);`,
  smoke: /* glsl */ `
float n = texture(uNoise, vAt * 0.16 + vMore.z * 7.0 + share * 0.05).r;
float m = texture(uNoise, vAt * 0.4 - vMore.z * 3.0).g;
cover = smoothstep(1.0, 0.1, r + (n - 0.5) * 0.9) * (0.45 + 0.75 * m);`,
  shell: /* glsl */ `
vec2 q = abs(vAt);
cover = step(q.x, 0.95) * step(q.y, 0.95);
tint *= 0.6 + 0.8 * (1.0 - abs(vAt.y + 0.3));`,
  scorch: /* glsl */ `
float n = texture(uNoise, vAt * 0.21 + vMore.z * 5.0).r;
float rays = texture(uNoise, vec2(atan(vAt.y, vAt.x) * 0.6, vMore.z)).g;
cover = smoothstep(1.0, 0.15, r + (n - 0.5) * 0.7 + (rays - 0.5) * 0.6);`,
  /** A circle on the ground that fills with time. */
  circle: /* glsl */ `
float line = 0.07 / vSize.x;
float edge = smoothstep(line, 0.0, abs(r - 1.0 + line));
float filled = step(r, share) + smoothstep(0.05, 0.0, abs(r - share)) * 1.4;
cover = step(r, 1.0) * warn(1.0, edge, filled);`,
  /** Its point is in the middle of the quad; `vMore.x`: half its angle in radians. */
  cone: /* glsl */ `
float turn = abs(atan(vAt.y, vAt.x));
float inside = step(turn, vMore.x) * step(r, 1.0);
float line = 0.07 / vSize.x;
float side = smoothstep(line, 0.0, abs(turn - vMore.x) * r) * step(r, 1.0);
float edge = max(side, smoothstep(line, 0.0, abs(r - 1.0 + line)) * step(turn, vMore.x));
float filled = step(r, share) + smoothstep(0.05, 0.0, abs(r - share)) * 1.4;
cover = warn(inside, edge, filled * inside);`,
  /** Begins at the west side of the quad. */
  line: /* glsl */ `
vec2 line = 0.07 / vSize.xy;
vec2 q = 1.0 - abs(vAt);
float edge = max(smoothstep(line.x, 0.0, q.x), smoothstep(line.y, 0.0, q.y));
float along = vAt.x * 0.5 + 0.5;
float chevron = step(0.5, fract(along * vSize.x * 1.2 - abs(vAt.y) * 0.6 - uLens.y * 1.5)) * 0.35;
float filled = step(along, share) * (0.8 + chevron) + smoothstep(0.04, 0.0, abs(along - share)) * 1.4;
cover = warn(1.0, edge, filled);`,
  /** A column of light that fades upwards. */
  beacon: /* glsl */ `
float up = vAt.y * 0.5 + 0.5;
float core = exp(-vAt.x * vAt.x * 14.0);
float haze = exp(-vAt.x * vAt.x * 3.0) * 0.3;
float rise = 0.8 + 0.2 * sin(up * 18.0 - uLens.y * 5.0 + vMore.z * 6.0);
cover = (core + haze) * pow(1.0 - up, 1.4) * rise * smoothstep(0.0, 0.04, up);
tint = mix(tint, vec3(1.0), core * 0.35 * (1.0 - up));`,
  bolt: /* glsl */ `
float step1 = floor(uLens.y * 30.0) + vMore.z * 50.0;
float along = vAt.x * 3.0 + step1;
float bend = (texture(uNoise, vec2(along * 0.13, step1 * 0.37)).r - 0.5) * 2.6 * (1.0 - vAt.x * vAt.x);
float fine = (texture(uNoise, vec2(along * 0.51, step1 * 0.19)).g - 0.5) * 0.9 * (1.0 - vAt.x * vAt.x);
float d = abs(vAt.y - bend - fine);
cover = smoothstep(0.22, 0.0, d) + 0.35 * smoothstep(0.9, 0.0, d);
tint = mix(tint, vec3(1.0), smoothstep(0.2, 0.0, d) * 0.8);`,
  shield: /* glsl */ `
vec2 q = p * 3.4 + vec2(uLens.y * 0.2, 0.0);
q.x *= 1.1547;
q.y += mod(floor(q.x), 2.0) * 0.5;
vec2 cell = abs(fract(q) - 0.5);
float comb = smoothstep(0.38, 0.5, max(cell.x * 1.5 + cell.y, cell.y * 2.0) * 0.72);
float rim = smoothstep(0.45, 0.98, r) * step(r, 1.0);
cover = rim * (0.35 + 0.65 * comb) + smoothstep(0.05, 0.0, abs(r - 0.96));`,
  /** Four corners of a ring; `vMore.x`: how fast it turns. */
  bracket: /* glsl */ `
float turn = atan(vAt.y, vAt.x) + uLens.y * vMore.x;
float quarter = abs(fract(turn / (PI * 0.5)) - 0.5);
float line = 0.055 / vSize.x;
cover = smoothstep(line, line * 0.3, abs(r - 1.0 + line)) * smoothstep(0.2, 0.24, quarter + 0.02);`,
  blob: /* glsl */ `
float n = texture(uNoise, vAt * 0.3 + vMore.z * 9.0).r;
float d = r + (n - 0.5) * 0.5;
cover = smoothstep(0.9, 0.75, d) * (0.55 + 0.45 * smoothstep(0.3, 0.8, d));
tint = mix(tint, vec3(1.0), smoothstep(0.25, 0.0, length(vAt - vec2(-0.25, -0.3))) * 0.5);`,
  /** A square of broken data. */
  square: /* glsl */ `
float on = step(0.4, hash1(floor(vAt * 2.0) + floor(uLens.y * 20.0) + vMore.z * 9.0));
cover = on * step(max(abs(vAt.x), abs(vAt.y)), 0.95);`,
  /** The trail of a shot: thin, brighter at its head. */
  trail: /* glsl */ `
float thin = 1.0 - abs(vAt.y);
cover = thin * thin * mix(0.15, 1.0, vAt.x * 0.5 + 0.5);`,
};

/**
 * Returns the fragment shader of one shape. Processors run every branch of a shader for every pixel, so one shader for
 * all shapes would cost each of them as much as all together.
 */
export const particleFragment = (shape: ParticleShape): string => /* glsl */ `#version 300 es
in vec2 vAt;
flat in vec4 vSize;
flat in vec4 vTint;
flat in vec4 vMore;
out vec4 finalColor;
uniform sampler2D uNoise;
${frameGlsl}${chanceGlsl}
const float PI = 3.14159265;

/** An outline of a shape with a filling that grows with time: edge, inside, filled. */
float warn(float inside, float edge, float filled) {
  float pulse = 0.85 + 0.15 * sin(uLens.y * 14.0);
  return inside * (0.1 + filled * 0.26) + edge * pulse;
}

void main() {
  float share = vSize.w;
  float r = length(vAt);
  float cover = 0.0;
  vec3 tint = vTint.rgb;
  vec2 p = vAt * vSize.xy;
${covers[shape]}
  float shown = cover * vMore.w;
  finalColor = vec4(tint * shown, clamp(shown, 0.0, 1.0) * vTint.a);
}`;
