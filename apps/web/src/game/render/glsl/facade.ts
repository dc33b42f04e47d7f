/** Windows, shopfronts and walls, drawn from a seed: one grid of bays and storeys per kind of building. */
export const facadeGlsl = /* glsl */ `
struct Wall { vec2 bay; vec2 pane; float litShare; float shopShare; vec3 warm; vec3 cool; };

Wall wallOf(float material) {
  if (material < 1.5) return Wall(vec2(1.7, 3.0), vec2(0.52, 0.5), 0.42, 0.45, vec3(1.0, 0.74, 0.42),
    vec3(0.5, 0.78, 0.95));
  if (material < 2.5) return Wall(vec2(2.0, 3.0), vec2(0.46, 0.52), 0.48, 0.5, vec3(1.0, 0.68, 0.36),
    vec3(0.85, 0.6, 0.9));
  if (material < 3.5) return Wall(vec2(1.2, 3.3), vec2(0.86, 0.8), 0.36, 0.7, vec3(0.8, 0.88, 1.0),
    vec3(0.3, 0.72, 0.9));
  if (material < 4.5) return Wall(vec2(2.3, 3.0), vec2(0.66, 0.58), 0.6, 0.85, vec3(1.0, 0.7, 0.4),
    vec3(1.0, 0.42, 0.7));
  if (material < 5.5) return Wall(vec2(3.2, 4.0), vec2(0.6, 0.24), 0.3, 0.2, vec3(0.95, 0.8, 0.45),
    vec3(0.5, 0.85, 0.7));
  return Wall(vec2(3.0, 2.6), vec2(0.34, 0.36), 0.5, 0.2, vec3(1.0, 0.72, 0.4), vec3(0.4, 0.8, 0.9));
}

void facade(float material, float seed, float face, inout vec3 albedo, inout vec3 glow) {
  Wall wall = wallOf(material);
  vec2 grid = vUv / wall.bay;
  vec2 cell = floor(grid);
  vec2 inside = fract(grid);
  vec2 soft = clamp(fwidth(grid) * 0.75, 0.002, 0.5);
  float chance = hash1(cell * 0.731 + seed * 0.37 + face * 3.1);
  float kind = hash1(cell * 1.37 + seed * 0.11 + 7.7);
  float grain = texture(uNoise, vec2(vUv.x * 0.11, vUv.y * 0.07 + seed * 0.01)).g;
  float streak = texture(uNoise, vec2(vUv.x * 0.3, vUv.y * 0.02 + seed * 0.07)).r;
  albedo *= (0.68 + 0.4 * grain) * (0.74 + 0.45 * streak);

  if (material > 1.5 && material < 2.5) {
    vec2 brick = vec2(vUv.x * 2.0 + 0.5 * mod(floor(vUv.y * 4.0), 2.0), vUv.y * 4.0);
    float joint = min(smoothstep(0.0, 0.12, fract(brick.x)), smoothstep(0.0, 0.16, fract(brick.y)));
    float far = clamp(1.2 - fwidth(brick.y) * 2.0, 0.0, 1.0);
    albedo *= mix(1.0, 0.72 + 0.35 * joint * (0.7 + 0.6 * hash1(floor(brick))), far);
  } else if (material > 4.5 && material < 5.5) {
    albedo *= 0.86 + 0.2 * sin(vUv.x * 12.0) * clamp(1.0 - fwidth(vUv.x) * 8.0, 0.0, 1.0);
  } else if (material > 5.5) {
    vec3 paint = 0.55 + 0.45 * cos(6.2832 * (hash1(cell + seed) + vec3(0.0, 0.33, 0.67)));
    albedo = mix(albedo, albedo * paint * 1.5, 0.75) * (0.84 + 0.2 * sin(vUv.x * 16.0)
      * clamp(1.0 - fwidth(vUv.x) * 10.0, 0.0, 1.0));
    albedo *= mix(0.45, 1.0, smoothstep(0.0, 0.06, min(inside.x, inside.y)));
  }

  bool shop = cell.y < 0.5 && hash1(vec2(floor(cell.x / 2.0), seed)) < wall.shopShare;
  vec2 pane = shop ? vec2(0.9, 0.7) : wall.pane;
  vec2 middle = vec2(0.5, shop ? 0.42 : 0.52);
  vec2 edge = pane * 0.5 - abs(inside - middle);
  float mask = smoothstep(-soft.x, soft.x, edge.x) * smoothstep(-soft.y, soft.y, edge.y);
  float rim = smoothstep(-soft.x, soft.x, edge.x + 0.05) * smoothstep(-soft.y, soft.y, edge.y + 0.05) - mask;
  float ledge = smoothstep(soft.y + 0.03, 0.0, abs(inside.y - 0.06)) * 0.5;
  albedo *= 1.0 + ledge * 0.7 - rim * 0.45;

  float floorLit = material > 2.5 && material < 3.5 ? step(0.6, hash1(vec2(cell.y, seed + face))) * 0.5 : 0.0;
  float share = mix(0.1, wall.litShare, smoothstep(0.1, 0.8, uLens.z)) + floorLit;
  float lit = shop ? 0.95 : step(chance, share);
  vec3 colour = kind < 0.56 ? wall.warm : (kind < 0.82 ? wall.cool
    : (kind < 0.92 ? vec3(0.9, 0.95, 1.0) : vec3(1.0, 0.28, 0.5)));
  if (shop) colour = mix(colour, wall.warm, 0.3) * 1.15;
  float blind = kind < 0.35 ? 0.55 + 0.45 * step(0.45, fract(inside.y * 9.0)) : 1.0;
  float curtain = kind > 0.7 ? smoothstep(0.1, 0.5, abs(inside.x - 0.5 + (chance - 0.5))) * 0.6 + 0.4 : 1.0;
  float ceiling = 0.55 + 0.45 * smoothstep(0.2, 0.8, inside.y);
  float alive = chance > share - 0.02 ? flicker(3.0 + kind * 90.0, uLens.y) : 1.0;
  float power = (shop ? 0.95 : 0.3 + 0.6 * hash1(cell * 2.1 + seed)) * mix(0.45, 1.0, uLens.z);
  glow += colour * lit * mask * blind * curtain * ceiling * alive * power;
  vec3 glass = uHaze.rgb * (0.9 + 1.2 * grain) + vec3(0.015, 0.02, 0.03);
  albedo = mix(albedo, glass, mask * 0.85);
}
`;
