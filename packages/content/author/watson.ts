import type { Hue } from '@necp/shared/zone/map';
import { Drawing, type Rect } from './drawing';
import { furnishAlleys, furnishRoad, hangSigns } from './furnish';
import {
  bands,
  blockAt,
  build,
  closeTheEdges,
  fillBlock,
  fillEdgeBlock,
  layRoads,
  pathOf,
  pavements,
  type StreetPlan,
} from './streets';
import { streetSigns } from './watson-signs';

const size = 176;
const ring = 20;
const hues: readonly Hue[] = ['magenta', 'cyan', 'amber', 'violet', 'green', 'red', 'blue'];
const neonRow = { at: 84, asphalt: 10, sidewalk: 5 };
const plan: StreetPlan = {
  size,
  ring,
  facades: ['concrete', 'concrete', 'brick', 'glass', 'market', 'industrial'],
  nearLamp: 'amber',
  lampHues: ['amber', 'white', 'cyan'],
  verticals: [
    { at: 44, asphalt: 7, sidewalk: 4 },
    { at: 88, asphalt: 12, sidewalk: 5 },
    { at: 132, asphalt: 7, sidewalk: 4 },
  ],
  horizontals: [{ at: 40, asphalt: 7, sidewalk: 4 }, neonRow, { at: 128, asphalt: 7, sidewalk: 4 }],
};

function layMarket(zone: Drawing, rect: Rect): void {
  const { facades } = plan;
  zone.fill(rect, 'plaza');
  const edge = 8;
  build(
    zone,
    { x: rect.x, y: rect.y, width: rect.width, height: edge },
    { tall: [7, 10], facade: 'market', id: 'market_hall', facades },
  );
  build(
    zone,
    { x: rect.x, y: rect.y + edge, width: edge, height: 12 },
    { tall: [5, 8], facade: 'brick', id: 'noodle_bar', facades },
  );
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) {
      const x = rect.x + 12 + column * 6.5;
      const y = rect.y + 11 + row * 4.5;
      if (x > rect.x + rect.width - 3 || y > rect.y + rect.height - 5) continue;
      zone.stand('stall', { x, y });
      zone.lamps.push({ x, y: y + 1.4, hue: zone.rng.pick(['amber', 'magenta', 'cyan']), radiusTiles: 5 });
    }
  for (let index = 0; index < 4; index++)
    zone.stand('umbrella_table', { x: rect.x + 3 + index * 5.5, y: rect.y + rect.height - 2 });
  zone.places.push({ id: 'market_24', name: { en: 'Market 24', ru: 'Рынок 24' }, ...rect });
}

function layPark(zone: Drawing, rect: Rect): void {
  zone.fill(rect, 'plaza');
  zone.fill({ x: rect.x + 4, y: rect.y + 4, width: rect.width / 2 - 6, height: rect.height - 8 }, 'grass');
  zone.fill(
    { x: rect.x + rect.width / 2 + 2, y: rect.y + 4, width: rect.width / 2 - 6, height: rect.height - 8 },
    'grass',
  );
  for (let index = 0; index < 5; index++) {
    zone.props.push({
      kind: 'bench',
      x: rect.x + 5 + index * 4.4,
      y: rect.y + 2.6,
      turnRadians: 0,
      hue: 'cyan',
      seed: index,
    });
    zone.props.push({
      kind: 'planter',
      x: rect.x + 5 + index * 4.4,
      y: rect.y + rect.height - 2.6,
      turnRadians: 0,
      hue: 'green',
      seed: index,
    });
    zone.lamps.push({
      x: rect.x + 7 + index * 4.4,
      y: rect.y + rect.height / 2,
      hue: index % 2 === 0 ? 'green' : 'cyan',
      radiusTiles: 7,
    });
  }
  zone.props.push({
    kind: 'drone_dock',
    x: rect.x + rect.width / 2,
    y: rect.y + 6,
    turnRadians: 0,
    hue: 'cyan',
    seed: 7,
  });
  zone.places.push({ id: 'rust_garden', name: { en: 'Rust Garden', ru: 'Ржавый сад' }, ...rect });
}

function layEmbankment(zone: Drawing, rect: Rect): void {
  zone.fill(rect, 'plaza');
  zone.flood({ x: rect.x, y: rect.y + 9, width: rect.width, height: rect.height - 9 });
  for (let x = rect.x + 3; x < rect.x + rect.width - 3; x += 8) {
    if (x < ring || x > size - ring) continue;
    const kind = zone.rng.pick(['container', 'crate', 'pallet', 'bench'] as const);
    zone.stand(kind, { x, y: rect.y + 7.4 });
    zone.lamps.push({ x: x + 4, y: rect.y + 8.2, hue: 'blue', radiusTiles: 7 });
  }
}

function layBlocks(zone: Drawing): void {
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++) {
      const rect = blockAt(plan, column, row);
      const isEdge = row === 0 || column === 0 || column === 3;
      if (row === 3) layEmbankment(zone, rect);
      else if (column === 1 && row === 2) layMarket(zone, rect);
      else if (column === 2 && row === 1) layPark(zone, rect);
      else if (isEdge) fillEdgeBlock(zone, plan, rect);
      else fillBlock(zone, plan, { rect, depth: 0 });
    }
  zone.places.push({
    id: 'embankment',
    name: { en: 'Tidewall', ru: 'Набережная Прилива' },
    x: ring,
    y: quayTop(),
    width: size - 2 * ring,
    height: 9,
  });
}

const quayTop = (): number => blockAt(plan, 0, 3).y;

/** People walk down the middle of the pavements and cross where the stripes are. */
function drawFootpath(zone: Drawing): void {
  const join = pathOf(zone);
  const xs = pavements(plan.verticals);
  const ys = pavements(plan.horizontals);
  const alongX = [ring + 2, ...xs, size - ring - 2];
  const alongY = [ring + 2, ...ys, size - ring - 2];
  for (const y of ys)
    for (let index = 1; index < alongX.length; index++) join([alongX[index - 1] ?? 0, y], [alongX[index] ?? 0, y]);
  const southEnd = alongY.length - 1;
  for (const x of xs)
    for (let index = 1; index < southEnd; index++) join([x, alongY[index - 1] ?? 0], [x, alongY[index] ?? 0]);
  const quayY = quayTop() + 3.5;
  const lastY = ys[ys.length - 1] ?? 0;
  xs.forEach((x, index) => {
    join([x, lastY], [x, quayY]);
    if (index > 0) join([xs[index - 1] ?? 0, quayY], [x, quayY]);
  });
}

/** Watson: markets, a park among furnaces, and the wall against the sea. */
export function drawWatson(): void {
  const zone = new Drawing({ width: size, height: size, seed: 2077, base: 'alley', hues });
  layRoads(zone, plan);
  layBlocks(zone);
  closeTheEdges(zone, plan);
  for (const road of plan.verticals) furnishRoad(zone, plan, { road, axis: 'y' });
  for (const road of plan.horizontals) furnishRoad(zone, plan, { road, axis: 'x' });
  hangSigns(zone, streetSigns);
  furnishAlleys(zone, plan);
  zone.blockProps();
  drawFootpath(zone);
  zone.places.push({
    id: 'neon_row',
    name: { en: 'Neon Row', ru: 'Неоновый ряд' },
    x: ring,
    y: bands(neonRow).outerFrom,
    width: size - 2 * ring,
    height: 20,
  });
  const spawnY = bands(neonRow).outerTo - 2.5;
  for (let index = 0; index < 8; index++) zone.spawns.push({ x: 74.5 - index * 2, y: spawnY });
  zone.write({ id: 'watson', name: { en: 'Watson', ru: 'Уотсон' }, palette: 'watson', townspeopleCount: 56 });
}
