/**
 * Lays out Watson and writes data/zone/watson.tmj. Run by hand (`pnpm --filter @necp/content author`);
 * the map file is the truth and may be edited in Tiled afterwards.
 */
import { writeFileSync } from 'node:fs';
import { groundKinds, type Building, type GroundKind, type Hue, type Lamp, type Place, type Prop, type Sign } from '@necp/shared/zone/map';
import { seededRng } from '@necp/shared/kernel';
import { propFootprints } from '@necp/shared/zone/props';
import { writeTiled } from './tiled';
import { streetSigns } from './watson-signs';

const size = 176;
const ring = 20;
const rng = seededRng(2077);
const hues: readonly Hue[] = ['magenta', 'cyan', 'amber', 'violet', 'green', 'red', 'blue'];

interface Road { at: number; asphalt: number; sidewalk: number }
const verticals: readonly Road[] = [{ at: 44, asphalt: 7, sidewalk: 4 }, { at: 88, asphalt: 12, sidewalk: 5 }, { at: 132, asphalt: 7, sidewalk: 4 }];
const horizontals: readonly Road[] = [{ at: 40, asphalt: 7, sidewalk: 4 }, { at: 84, asphalt: 10, sidewalk: 5 }, { at: 128, asphalt: 7, sidewalk: 4 }];

interface Rect { x: number; y: number; width: number; height: number }
const ground: GroundKind[] = new Array<GroundKind>(size * size).fill('alley');
const solid = new Uint8Array(size * size);
const buildings: Building[] = [];
const signs: Sign[] = [];
const lamps: Lamp[] = [];
const props: Prop[] = [];
const places: Place[] = [];
const nodes: [number, number][] = [];
const edges: [number, number][] = [];

function fill(rect: Rect, kind: GroundKind): void {
  eachTile(rect, (index) => { ground[index] = kind; });
}

function block(rect: Rect): void {
  eachTile(rect, (index) => { solid[index] = 1; });
}

function eachTile(rect: Rect, visit: (index: number) => void): void {
  for (let y = Math.max(0, Math.floor(rect.y)); y < Math.min(size, Math.ceil(rect.y + rect.height)); y++) {
    for (let x = Math.max(0, Math.floor(rect.x)); x < Math.min(size, Math.ceil(rect.x + rect.width)); x++) visit(y * size + x);
  }
}

/** The strip of a road on one axis: kerb to kerb, and with pavements. */
const bands = (road: Road) => {
  const from = road.at - Math.floor(road.asphalt / 2);
  return { from, to: from + road.asphalt, outerFrom: from - road.sidewalk, outerTo: from + road.asphalt + road.sidewalk };
};

function layRoads(): void {
  for (const road of verticals) fill({ x: bands(road).outerFrom, y: 0, width: bands(road).outerTo - bands(road).outerFrom, height: size }, 'sidewalk');
  for (const road of horizontals) fill({ x: 0, y: bands(road).outerFrom, width: size, height: bands(road).outerTo - bands(road).outerFrom }, 'sidewalk');
  for (const road of verticals) fill({ x: bands(road).from, y: 0, width: road.asphalt, height: size }, 'asphalt');
  for (const road of horizontals) fill({ x: 0, y: bands(road).from, width: size, height: road.asphalt }, 'asphalt');
  for (const v of verticals) for (const h of horizontals) {
    const a = bands(v); const b = bands(h);
    fill({ x: a.from, y: b.outerFrom + 1, width: v.asphalt, height: 3 }, 'crossing');
    fill({ x: a.from, y: b.outerTo - 4, width: v.asphalt, height: 3 }, 'crossing');
    fill({ x: a.outerFrom + 1, y: b.from, width: 3, height: h.asphalt }, 'crossing');
    fill({ x: a.outerTo - 4, y: b.from, width: 3, height: h.asphalt }, 'crossing');
  }
}

/** Beyond the checkpoints the streets go on for the eye only. */
function closeTheEdges(): void {
  block({ x: 0, y: 0, width: size, height: ring });
  block({ x: 0, y: size - ring, width: size, height: ring });
  block({ x: 0, y: 0, width: ring, height: size });
  block({ x: size - ring, y: 0, width: ring, height: size });
  for (const road of verticals) for (const y of [ring - 0.6, size - ring + 0.6]) {
    for (let x = bands(road).from + 1; x < bands(road).to; x += 3) props.push({ kind: 'barrier', x: x + 0.5, y, turnRadians: 0, hue: 'red', seed: rng.int(0, 9999) });
  }
  for (const road of horizontals) for (const x of [ring - 0.6, size - ring + 0.6]) {
    for (let y = bands(road).from + 1; y < bands(road).to; y += 3) props.push({ kind: 'barrier', x, y: y + 0.5, turnRadians: Math.PI / 2, hue: 'red', seed: rng.int(0, 9999) });
  }
}

function build(rect: Rect, options: { tall: [number, number]; facade?: Building['facade']; id?: string }): Building {
  const building: Building = {
    id: options.id ?? `block_${buildings.length}`, ...rect, tallTiles: rng.int(options.tall[0], options.tall[1]),
    facade: options.facade ?? rng.pick(['concrete', 'concrete', 'brick', 'glass', 'market', 'industrial']), hue: rng.pick(hues), seed: rng.int(0, 99999),
  };
  buildings.push(building);
  block(rect);
  return building;
}

/** Cuts a block into buildings with alleys three tiles wide between some of them. */
function fillBlock(rect: Rect, depth = 0): void {
  const longest = Math.max(rect.width, rect.height);
  if (longest <= 17 || (depth > 2 && longest < 22)) { build(rect, { tall: depth < 2 ? [7, 16] : [5, 13] }); return; }
  const gap = depth === 0 ? 4 : rng.int(0, 2) === 0 ? 0 : 3;
  const across = rect.width >= rect.height;
  const length = across ? rect.width : rect.height;
  const cut = Math.round((length - gap) * (0.42 + rng.fraction() * 0.16));
  if (across) {
    fillBlock({ ...rect, width: cut }, depth + 1);
    fillBlock({ ...rect, x: rect.x + cut + gap, width: rect.width - cut - gap }, depth + 1);
  } else {
    fillBlock({ ...rect, height: cut }, depth + 1);
    fillBlock({ ...rect, y: rect.y + cut + gap, height: rect.height - cut - gap }, depth + 1);
  }
}

/** The spans between roads on one axis. */
function spans(roads: readonly Road[]): [number, number][] {
  const cuts = roads.map(bands);
  const starts = [0, ...cuts.map((cut) => cut.outerTo)];
  const ends = [...cuts.map((cut) => cut.outerFrom), size];
  return starts.map((start, index) => [start, ends[index] ?? size]);
}

const columns = spans(verticals);
const rows = spans(horizontals);
const blockAt = (column: number, row: number): Rect => {
  const [x0, x1] = columns[column] ?? [0, 0];
  const [y0, y1] = rows[row] ?? [0, 0];
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
};

function layMarket(rect: Rect): void {
  fill(rect, 'plaza');
  const edge = 8;
  build({ x: rect.x, y: rect.y, width: rect.width, height: edge }, { tall: [7, 10], facade: 'market', id: 'market_hall' });
  build({ x: rect.x, y: rect.y + edge, width: edge, height: 12 }, { tall: [5, 8], facade: 'brick', id: 'noodle_bar' });
  for (let row = 0; row < 3; row++) for (let column = 0; column < 3; column++) {
    const x = rect.x + 12 + column * 6.5; const y = rect.y + 11 + row * 4.5;
    if (x > rect.x + rect.width - 3 || y > rect.y + rect.height - 5) continue;
    props.push({ kind: 'stall', x, y, turnRadians: 0, hue: rng.pick(hues), seed: rng.int(0, 9999) });
    lamps.push({ x, y: y + 1.4, hue: rng.pick(['amber', 'magenta', 'cyan']), radiusTiles: 5 });
  }
  for (let index = 0; index < 4; index++) props.push({ kind: 'umbrella_table', x: rect.x + 3 + index * 5.5, y: rect.y + rect.height - 2, turnRadians: 0, hue: rng.pick(hues), seed: rng.int(0, 9999) });
  places.push({ id: 'market_24', name: { en: 'Market 24', ru: 'Рынок 24' }, ...rect });
}

function layPark(rect: Rect): void {
  fill(rect, 'plaza');
  fill({ x: rect.x + 4, y: rect.y + 4, width: rect.width / 2 - 6, height: rect.height - 8 }, 'grass');
  fill({ x: rect.x + rect.width / 2 + 2, y: rect.y + 4, width: rect.width / 2 - 6, height: rect.height - 8 }, 'grass');
  for (let index = 0; index < 5; index++) {
    props.push({ kind: 'bench', x: rect.x + 5 + index * 4.4, y: rect.y + 2.6, turnRadians: 0, hue: 'cyan', seed: index });
    props.push({ kind: 'planter', x: rect.x + 5 + index * 4.4, y: rect.y + rect.height - 2.6, turnRadians: 0, hue: 'green', seed: index });
    lamps.push({ x: rect.x + 7 + index * 4.4, y: rect.y + rect.height / 2, hue: index % 2 === 0 ? 'green' : 'cyan', radiusTiles: 7 });
  }
  props.push({ kind: 'drone_dock', x: rect.x + rect.width / 2, y: rect.y + 6, turnRadians: 0, hue: 'cyan', seed: 7 });
  places.push({ id: 'rust_garden', name: { en: 'Rust Garden', ru: 'Ржавый сад' }, ...rect });
}

function layEmbankment(rect: Rect): void {
  fill(rect, 'plaza');
  const water = { x: rect.x, y: rect.y + 9, width: rect.width, height: rect.height - 9 };
  fill(water, 'water');
  block(water);
  for (let x = rect.x + 3; x < rect.x + rect.width - 3; x += 8) {
    if (x < ring || x > size - ring) continue;
    props.push({ kind: rng.pick(['container', 'crate', 'pallet', 'bench']), x, y: rect.y + 7.4, turnRadians: 0, hue: rng.pick(hues), seed: rng.int(0, 9999) });
    lamps.push({ x: x + 4, y: rect.y + 8.2, hue: 'blue', radiusTiles: 7 });
  }
}

function layBlocks(): void {
  for (let row = 0; row < rows.length; row++) for (let column = 0; column < columns.length; column++) {
    const rect = blockAt(column, row);
    const isEdge = row === 0 || column === 0 || row === rows.length - 1 || column === columns.length - 1;
    if (row === 3) layEmbankment(rect);
    else if (column === 1 && row === 2) layMarket(rect);
    else if (column === 2 && row === 1) layPark(rect);
    else if (isEdge) fillEdgeBlock(rect);
    else fillBlock(rect);
  }
  places.push({ id: 'embankment', name: { en: 'Tidewall', ru: 'Набережная Прилива' }, x: ring, y: rows[3]?.[0] ?? 0, width: size - 2 * ring, height: 9 });
}

/** Edge blocks are towers, so that nobody looks past the end of the district. */
function fillEdgeBlock(rect: Rect): void {
  const longest = Math.max(rect.width, rect.height);
  if (longest <= 22) { build(rect, { tall: [10, 20] }); return; }
  const across = rect.width >= rect.height;
  const cut = Math.round((across ? rect.width : rect.height) * (0.44 + rng.fraction() * 0.12));
  if (across) { fillEdgeBlock({ ...rect, width: cut }); fillEdgeBlock({ ...rect, x: rect.x + cut, width: rect.width - cut }); }
  else { fillEdgeBlock({ ...rect, height: cut }); fillEdgeBlock({ ...rect, y: rect.y + cut, height: rect.height - cut }); }
}

function isStreet(x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= size || y >= size) return false;
  const kind = ground[Math.floor(y) * size + Math.floor(x)];
  return kind === 'sidewalk' || kind === 'plaza';
}

/** How much of a facade a sign takes, letters of both languages considered. */
function signLength(text: Sign['text'], sizeTiles: number, letters: 'stacked' | 'in a row'): number {
  return Math.max(text.en.length, text.ru.length) * sizeTiles * (letters === 'stacked' ? 0.95 : 0.78) + 1;
}

/** Hangs signs side by side on the facades that look at a street. */
function hangSigns(): void {
  let next = 0;
  for (const building of buildings) {
    const sides = [
      { facing: 'south', x: building.x, y: building.y + building.height, length: building.width, probe: [0, 1] },
      { facing: 'north', x: building.x, y: building.y, length: building.width, probe: [0, -1] },
      { facing: 'east', x: building.x + building.width, y: building.y, length: building.height, probe: [1, 0] },
      { facing: 'west', x: building.x, y: building.y, length: building.height, probe: [-1, 0] },
    ] as const;
    for (const { facing, x, y, length, probe } of sides) {
      const vertical = facing === 'east' || facing === 'west';
      for (let along = 0.8 + rng.fraction() * 2; along < length; ) {
        const sign = streetSigns[next % streetSigns.length];
        if (!sign) break;
        const sizeTiles = 1.1 + rng.fraction() * 0.5;
        const taken = signLength(sign.text, sizeTiles, vertical ? 'stacked' : 'in a row');
        if (along + taken > length) break;
        const at = along + taken / 2;
        const place = { x: x + (vertical ? 0 : at), y: y + (vertical ? at : 0) };
        along += taken + 1 + rng.fraction() * 4;
        if (!isStreet(place.x + probe[0], place.y + probe[1]) || solid[Math.floor(place.y + probe[1]) * size + Math.floor(place.x + probe[0])] || rng.fraction() > 0.85) continue;
        next++;
        signs.push({ text: sign.text, hue: sign.hue, facing, vertical, ...place, liftTiles: 1.6 + rng.fraction() * 1.2, sizeTiles, flickers: rng.fraction() < 0.15 });
      }
    }
  }
}

/** Lamps, bins, cars and the rest along every pavement, kept off its middle where people walk. */
function furnishRoad(road: Road, axis: 'x' | 'y'): void {
  const band = bands(road);
  const place = (along: number, across: number) => (axis === 'y' ? { x: across, y: along } : { x: along, y: across });
  const crossesRoad = (along: number) => (axis === 'y' ? horizontals : verticals).some((other) => along > bands(other).outerFrom - 3 && along < bands(other).outerTo + 3);
  for (let along = ring + 3; along < size - ring - 3; along += 8) {
    if (crossesRoad(along)) continue;
    lamps.push({ ...place(along, band.from - 0.5), hue: 'amber', radiusTiles: 8 }, { ...place(along + 4, band.to + 0.5), hue: rng.pick(['amber', 'white', 'cyan']), radiusTiles: 8 });
    for (const [kerb, wall] of [[band.from - 0.6, band.outerFrom + 0.5], [band.to + 0.6, band.outerTo - 0.5]] as const) {
      const roll = rng.fraction();
      const turnRadians = axis === 'y' ? Math.PI / 2 : 0;
      if (roll < 0.18) props.push({ kind: 'vending', ...place(along + 2, wall), turnRadians, hue: rng.pick(hues), seed: rng.int(0, 9999) });
      else if (roll < 0.32) props.push({ kind: 'bin', ...place(along + 2, kerb), turnRadians, hue: 'white', seed: rng.int(0, 9999) });
      else if (roll < 0.42) props.push({ kind: 'hydrant', ...place(along + 2, kerb), turnRadians, hue: 'red', seed: rng.int(0, 9999) });
      else if (roll < 0.5) props.push({ kind: 'crate', ...place(along + 2, wall), turnRadians, hue: 'white', seed: rng.int(0, 9999) });
    }
    if (rng.fraction() < 0.42) {
      const near = rng.fraction() < 0.5;
      props.push({ kind: rng.fraction() < 0.8 ? 'car' : 'van', ...place(along + 1, near ? band.from + 1.2 : band.to - 1.2), turnRadians: (axis === 'y' ? Math.PI / 2 : 0) + (near ? Math.PI : 0), hue: rng.pick(hues), seed: rng.int(0, 9999) });
    }
    if (rng.fraction() < 0.3) props.push({ kind: rng.fraction() < 0.5 ? 'manhole' : 'steam_vent', ...place(along + 4, road.at + 0.5), turnRadians: 0, hue: 'white', seed: rng.int(0, 9999) });
  }
}

/** Crates and vents where alleys are wide enough to pass by. */
function furnishAlleys(): void {
  for (let tries = 0; tries < 400; tries++) {
    const x = rng.int(ring + 2, size - ring - 2); const y = rng.int(ring + 2, size - ring - 2);
    const here = y * size + x;
    if (ground[here] !== 'alley' || solid[here]) continue;
    const hugsWall = solid[here - 1] === 1 || solid[here + 1] === 1 || solid[here - size] === 1 || solid[here + size] === 1;
    if (hugsWall && rng.fraction() < 0.35) props.push({ kind: rng.pick(['barrel', 'bin', 'steam_vent', 'manhole']), x: x + 0.5, y: y + 0.5, turnRadians: 0, hue: 'white', seed: rng.int(0, 9999) });
    else if (rng.fraction() < 0.2) lamps.push({ x: x + 0.5, y: y + 0.5, hue: rng.pick(hues), radiusTiles: 5 });
  }
}

function blockProps(): void {
  for (const prop of props) {
    const footprint = propFootprints[prop.kind];
    if (!footprint.blocks) continue;
    const turned = Math.abs(Math.sin(prop.turnRadians)) > 0.7;
    const width = turned ? footprint.depthTiles : footprint.widthTiles;
    const height = turned ? footprint.widthTiles : footprint.depthTiles;
    block({ x: Math.round(prop.x - width / 2), y: Math.round(prop.y - height / 2), width, height });
  }
}

/** People walk down the middle of the pavements and cross where the stripes are. */
function drawFootpath(): void {
  const xs = verticals.flatMap((road) => [bands(road).outerFrom + road.sidewalk / 2, bands(road).outerTo - road.sidewalk / 2]);
  const ys = horizontals.flatMap((road) => [bands(road).outerFrom + road.sidewalk / 2, bands(road).outerTo - road.sidewalk / 2]);
  const alongX = [ring + 2, ...xs, size - ring - 2];
  const alongY = [ring + 2, ...ys, size - ring - 2];
  const known = new Map<string, number>();
  const node = (x: number, y: number): number => {
    const key = `${x}:${y}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    nodes.push([x, y]);
    known.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  for (const y of ys) for (let index = 1; index < alongX.length; index++) edges.push([node(alongX[index - 1] ?? 0, y), node(alongX[index] ?? 0, y)]);
  const southEnd = alongY.length - 1;
  for (const x of xs) for (let index = 1; index < southEnd; index++) edges.push([node(x, alongY[index - 1] ?? 0), node(x, alongY[index] ?? 0)]);
  const quayY = (rows[3]?.[0] ?? 0) + 3.5;
  const lastY = ys[ys.length - 1] ?? 0;
  xs.forEach((x, index) => {
    edges.push([node(x, lastY), node(x, quayY)]);
    if (index > 0) edges.push([node(xs[index - 1] ?? 0, quayY), node(x, quayY)]);
  });
}

layRoads();
layBlocks();
closeTheEdges();
for (const road of verticals) furnishRoad(road, 'y');
for (const road of horizontals) furnishRoad(road, 'x');
hangSigns();
furnishAlleys();
blockProps();
drawFootpath();
places.push({ id: 'neon_row', name: { en: 'Neon Row', ru: 'Неоновый ряд' }, x: ring, y: bands(horizontals[1]!).outerFrom, width: size - 2 * ring, height: 20 });
const spawnY = bands(horizontals[1]!).outerTo - 2.5;
const spawns = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({ x: 74.5 - index * 2, y: spawnY }));

writeFileSync(new URL('../data/zone/watson.tmj', import.meta.url), writeTiled({
  widthTiles: size, heightTiles: size, ground: ground.map((kind) => groundKinds.indexOf(kind)), solid, buildings, signs, lamps, props, places, spawns,
  footpath: { nodes, edges }, id: 'watson', name: { en: 'Watson', ru: 'Уотсон' }, townspeopleCount: 56,
}));
