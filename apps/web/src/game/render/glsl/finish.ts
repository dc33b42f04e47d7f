/** A triangle pair over the whole target; `uFlip` is 1 when the target is the canvas, whose rows run upwards. */
export const coverVertex = /* glsl */ `#version 300 es
in vec2 aCorner;
out vec2 vUv;
uniform vec4 uStep; // size of a source texel, direction of the blur, flip
void main() {
  vUv = uStep.w > 0.5 ? vec2(aCorner.x, 1.0 - aCorner.y) : aCorner;
  gl_Position = vec4(aCorner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Keeps the bright parts, at a quarter of the size. */
export const brightFragment = /* glsl */ `#version 300 es
in vec2 vUv;
out vec4 finalColor;
uniform sampler2D uSource;
uniform vec4 uStep;
void main() {
  vec3 c = texture(uSource, vUv + uStep.xy * vec2(-1.0, -1.0)).rgb
    + texture(uSource, vUv + uStep.xy * vec2(1.0, -1.0)).rgb
    + texture(uSource, vUv + uStep.xy * vec2(-1.0, 1.0)).rgb
    + texture(uSource, vUv + uStep.xy * vec2(1.0, 1.0)).rgb;
  c *= 0.25;
  float peak = max(c.r, max(c.g, c.b));
  finalColor = vec4(c * smoothstep(0.5, 1.0, peak), 1.0);
}`;

export const blurFragment = /* glsl */ `#version 300 es
in vec2 vUv;
out vec4 finalColor;
uniform sampler2D uSource;
uniform vec4 uStep;
void main() {
  vec2 d = (uStep.z < 0.5 ? vec2(uStep.x, 0.0) : vec2(0.0, uStep.y));
  vec3 c = texture(uSource, vUv).rgb * 0.227027;
  c += (texture(uSource, vUv + d * 1.3846).rgb + texture(uSource, vUv - d * 1.3846).rgb) * 0.3162162;
  c += (texture(uSource, vUv + d * 3.2308).rgb + texture(uSource, vUv - d * 3.2308).rgb) * 0.0702703;
  finalColor = vec4(c, 1.0);
}`;

/** The last pass: bloom, tone mapping, vignette, and grain against banding. */
export const finishFragment = /* glsl */ `#version 300 es
in vec2 vUv;
out vec4 finalColor;
uniform sampler2D uScene;
uniform sampler2D uBloom;
uniform sampler2D uWide;
uniform vec4 uGrade; // bloom strength, vignette, grain, time
uniform vec4 uMood;  // hurt, faint
void main() {
  vec3 c = texture(uScene, vUv).rgb;
  if (uGrade.x > 0.0) c += texture(uBloom, vUv).rgb * 0.34 * uGrade.x + texture(uWide, vUv).rgb * 0.42 * uGrade.x;
  vec2 p = vUv - 0.5;
  c *= 1.0 - dot(p, p) * uGrade.y;
  c = c * (1.0 + c * 0.12) / (1.0 + c * 0.3);
  c *= 1.18;
  float edge = smoothstep(0.12, 0.5, dot(p, p) * 1.5);
  float beat = 0.75 + 0.25 * sin(uGrade.w * 5.2);
  c = mix(c, vec3(0.55, 0.03, 0.05) * (0.5 + c), edge * uMood.x * beat);
  c = mix(c, vec3(dot(c, vec3(0.3, 0.59, 0.11))) * vec3(0.72, 0.78, 0.86) * (1.0 - edge * 0.7), uMood.y * 0.9);
  // Interleaved gradient noise (Jimenez 2014): no sine, which software graphics pays dearly for.
  float g = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  c += (g - 0.5) * uGrade.z;
  finalColor = vec4(c, 1.0);
}`;
