import { Drawing, type Rect } from './drawing';
import { furnishAlleys, furnishRoad, hangSigns } from './furnish';
import { sealPockets } from './rooms';
import { bands, blockAt, build, closeTheEdges, fillEdgeBlock, layRoads, type StreetPlan } from './streets';
import { drawPavementPaths, lineWithPalms } from './uptown-streets';
import { westbrookSigns } from './uptown-signs';

const size = 160;
const ring = 14;
const boulevard = { at: 98, asphalt: 12, sidewalk: 6 };
const mile = { at: 62, asphalt: 10, sidewalk: 5 };
const plan: StreetPlan = {
  size,
  ring,
  facades: ['glass', 'glass', 'market', 'concrete'],
  nearLamp: 'amber',
  lampHues: ['amber', 'magenta', 'violet'],
  verticals: [
    { at: 27, asphalt: 7, sidewalk: 4 },
    { at: 62, asphalt: 7, sidewalk: 4 },
    boulevard,
    { at: 134, asphalt: 7, sidewalk: 4 },
  ],
  horizontals: [
    { at: 27, asphalt: 7, sidewalk: 4 },
    mile,
    { at: 98, asphalt: 7, sidewalk: 4 },
    { at: 134, asphalt: 7, sidewalk: 4 },
  ],
};
const { facades } = plan;

/** Westbrook: a boulevard of clubs between the debts that pay for it and the canal that keeps the rest out. */
export function drawWestbrook(): void {
  const zone = new Drawing({
    width: size,
    height: size,
    seed: 1888,
    base: 'alley',
    hues: ['magenta', 'amber', 'violet'],
  });
  layRoads(zone, plan);
  layBlocks(zone);
  layCanal(zone);
  closeTheEdges(zone, plan);
  for (const road of plan.verticals) furnishRoad(zone, plan, { road, axis: 'y' });
  for (const road of plan.horizontals) furnishRoad(zone, plan, { road, axis: 'x' });
  lineWithPalms(zone, plan, { road: boulevard, axis: 'y', kind: 'palm' });
  lineWithPalms(zone, plan, { road: mile, axis: 'x', kind: 'planter' });
  guardTheGates(zone);
  hangSigns(zone, westbrookSigns);
  furnishAlleys(zone, plan);
  for (let index = 0; index < 8; index++) zone.spawns.push({ x: 18.5 + index * 1.5, y: 69.5 });
  drawPavementPaths(zone, plan);
  zone.places.push({
    id: 'velvet_mile',
    name: { en: 'Velvet Mile', ru: 'Бархатная миля' },
    x: ring,
    y: bands(mile).outerFrom,
    width: size - 2 * ring,
    height: 20,
  });
  zone.places.push({
    id: 'palm_boulevard',
    name: { en: 'Boulevard of Palms', ru: 'Пальмовый бульвар' },
    x: bands(boulevard).outerFrom,
    y: ring,
    width: 24,
    height: size - 2 * ring,
  });
  zone.blockProps();
  sealPockets(zone);
  zone.write({
    id: 'westbrook',
    name: { en: 'Westbrook', ru: 'Уэстбрук' },
    palette: 'westbrook',
    townspeopleCount: 48,
  });
}

function layBlocks(zone: Drawing): void {
  const inner: Readonly<Record<string, (zone: Drawing, rect: Rect) => void>> = {
    '1:1': layCinema,
    '2:1': layPaperMoon,
    '3:1': layLotus,
    '1:2': layChoirYard,
    '2:2': layVelvet,
    '3:2': layGlassSteps,
    '1:3': layZeroDay,
    '2:3': layCollectorsLane,
    '3:3': layLowOffice,
  };
  for (let row = 0; row < 5; row++)
    for (let column = 0; column < 4; column++) {
      const rect = blockAt(plan, column, row);
      const lay = inner[`${column}:${row}`];
      if (lay) lay(zone, rect);
      else fillEdgeBlock(zone, plan, rect);
    }
}

/** East of the last street there is a quay, water, and one bridge. */
function layCanal(zone: Drawing): void {
  const from = blockAt(plan, 4, 0).x;
  zone.fill({ x: from, y: 0, width: size - from, height: size }, 'plaza');
  const bridge = { from: bands(mile).outerFrom, to: bands(mile).outerTo };
  zone.flood({ x: from + 6, y: 0, width: size - from - 6, height: bridge.from });
  zone.flood({ x: from + 6, y: bridge.to, width: size - from - 6, height: size - bridge.to });
  zone.fill({ x: from, y: bridge.from, width: size - from, height: bridge.to - bridge.from }, 'marble');
  for (let y = ring + 6; y < size - ring; y += 9) {
    if (y > bridge.from - 3 && y < bridge.to + 2) continue;
    zone.put(y % 2 === 0 ? 'bench' : 'planter', [145, y], 'down');
    zone.light('violet', 7, [[145.5, y + 4.5]]);
  }
  zone.light('magenta', 7, [
    [143.5, 53.5],
    [143.5, 70.5],
    [150, 54],
    [150, 70],
  ]);
  zone.light('violet', 9, [
    [156, 56],
    [156, 68],
  ]);
  zone.light('amber', 7, [[149, 62.5]]);
  zone.name('westbrook_bridge', { en: 'Glass bridge', ru: 'Стеклянный мост' }, { x: 143.5, y: 62.5, reach: 4 });
}

function guardTheGates(zone: Drawing): void {
  zone.clear({ x: ring, y: bands(mile).outerFrom, width: 14, height: 20 }, [
    'car',
    'van',
    'vending',
    'crate',
    'bin',
    'hydrant',
  ]);
  zone.putAll('guard_post', [
    [15, 52],
    [15, 70],
    [143, 52],
    [143, 70],
  ]);
  zone.putAll(
    'barrier',
    [
      [20, 58],
      [20, 65],
    ],
    'down',
  );
  zone.light('amber', 7, [
    [17.5, 56],
    [17.5, 68],
  ]);
  zone.name('westbrook_gate', { en: 'Watson gate', ru: 'Ворота в Уотсон' }, { x: 17.5, y: 62.5, reach: 4 });
}

function layCinema(zone: Drawing, { x, y, width, height }: Rect): void {
  zone.fill({ x, y, width, height }, 'plaza');
  build(
    zone,
    { x, y, width, height: 9 },
    { tall: [9, 11], facade: 'market', id: 'cinema_ion_house', hue: 'violet', facades },
  );
  zone.hang(
    { en: 'CINEMA ION', ru: 'КИНО «ИОН»' },
    { hue: 'violet', facing: 'south', x: x + 5.5, y: y + 9, sizeTiles: 1.3, liftTiles: 2.6 },
  );
  zone.hang(
    { en: 'TONIGHT: YOUR LIFE, UNCUT', ru: 'СЕГОДНЯ: ВАША ЖИЗНЬ БЕЗ КУПЮР' },
    { hue: 'amber', facing: 'south', x: x + 15, y: y + 9, sizeTiles: 0.7, liftTiles: 1.4 },
  );
  zone.putAll('bench', [
    [x + 2, y + 15],
    [x + 6, y + 15],
    [x + 12, y + 15],
    [x + 16, y + 15],
  ]);
  zone.putAll('palm', [
    [x + 1, y + 10],
    [x + width - 2, y + 10],
  ]);
  zone.put('vending', [x + 5, y + 9]);
  zone.light('violet', 7, [
    [x + 5, y + 12],
    [x + 15, y + 12],
  ]);
  zone.name('cinema_ion', { en: 'Cinema Ion', ru: 'Кино «Ион»' }, { x: x + 10.5, y: y + 13.5, reach: 5 });
}

function layPaperMoon(zone: Drawing, { x, y, width, height }: Rect): void {
  zone.fill({ x, y, width, height }, 'plaza');
  zone.flood({ x: x + 4, y: y + 5, width: 8, height: 7 });
  zone.putAll('palm', [
    [x + 2, y + 3],
    [x + 13, y + 3],
    [x + 2, y + 13],
    [x + 13, y + 13],
  ]);
  zone.putAll('bench', [
    [x + 5, y + 3],
    [x + 9, y + 3],
    [x + 5, y + 13],
    [x + 9, y + 13],
  ]);
  zone.putAll('umbrella_table', [
    [x + 1, y + 7],
    [x + 13, y + 7],
  ]);
  zone.light('magenta', 6, [
    [x + 3.5, y + 4.5],
    [x + 12.5, y + 12.5],
  ]);
  zone.light('violet', 6, [
    [x + 12.5, y + 4.5],
    [x + 3.5, y + 12.5],
  ]);
  zone.places.push({
    id: 'paper_moon',
    name: { en: 'Paper Moon Court', ru: 'Двор Бумажной луны' },
    x,
    y,
    width,
    height,
  });
}

/** A terrace between planters: three knives and a deck of cards. */
function layLotus(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x, y, width, height: 5 },
    { tall: [12, 15], facade: 'glass', id: 'black_lotus', hue: 'violet', facades },
  );
  zone.hang(
    { en: 'BLACK LOTUS', ru: 'ЧЁРНЫЙ ЛОТОС' },
    { hue: 'violet', facing: 'south', x: x + width / 2, y: y + 5, sizeTiles: 1.6, liftTiles: 2.8 },
  );
  zone.fill({ x, y: y + 5, width, height: height - 5 }, 'marble');
  zone.fill({ x: x + 4, y: y + 7, width: 9, height: 8 }, 'carpet');
  zone.putAll('planter', [
    [x, y + 16],
    [x + 3, y + 16],
    [x + 12, y + 16],
    [x + 15, y + 16],
    [x + 4, y + 9],
    [x + 11, y + 13],
  ]);
  zone.putAll(
    'planter',
    [
      [x, y + 7],
      [x, y + 12],
      [x + 16, y + 7],
      [x + 16, y + 12],
    ],
    'down',
  );
  zone.putAll('sofa', [
    [x + 4, y + 14],
    [x + 12, y + 9],
  ]);
  zone.putAll(
    'screen',
    [
      [x + 2, y + 9],
      [x + 14, y + 11],
    ],
    'down',
  );
  zone.putAll('pillar', [
    [x + 3, y + 6],
    [x + 13, y + 6],
  ]);
  zone.light('violet', 6, [
    [x + 4.5, y + 7.5],
    [x + 13, y + 7.5],
    [x + 8.5, y + 14.5],
  ]);
  zone.light('amber', 5, [[x + 8.5, y + 9.5]]);
  zone.name(
    'lotus_roof',
    { en: 'Black Lotus terrace', ru: 'Терраса «Чёрного лотоса»' },
    { x: x + 8.5, y: y + 11.5, reach: 6 },
  );
}

/** A yard of dead aerials with a way out on three sides. */
function layChoirYard(zone: Drawing, { x, y }: Rect): void {
  build(
    zone,
    { x, y, width: 5, height: 19 },
    { tall: [8, 11], facade: 'industrial', id: 'static_house', hue: 'violet', facades },
  );
  build(zone, { x: x + 12, y, width: 8, height: 6 }, { tall: [7, 9], facade: 'concrete', hue: 'violet', facades });
  build(
    zone,
    { x: x + 12, y: y + 13, width: 8, height: 6 },
    { tall: [9, 12], facade: 'concrete', hue: 'magenta', facades },
  );
  zone.putAll('drone_dock', [
    [x + 6, y + 4],
    [x + 13, y + 7],
    [x + 6, y + 13],
  ]);
  zone.putAll('crate', [
    [x + 10, y + 5],
    [x + 11, y + 5],
    [x + 12, y + 11],
    [x + 8, y + 15],
    [x + 7, y + 8],
  ]);
  zone.putAll('barrel', [
    [x + 5, y + 10],
    [x + 11, y + 13],
    [x + 16, y + 7],
  ]);
  zone.putAll('sandbag', [
    [x + 9, y + 3],
    [x + 15, y + 11],
    [x + 9, y + 13],
  ]);
  zone.putAll('terminal', [
    [x + 5, y + 7],
    [x + 17, y + 12],
  ]);
  zone.put('sandbag', [x + 6, y + 17]);
  zone.hang(
    { en: 'LISTEN', ru: 'СЛУШАЙ' },
    { hue: 'violet', facing: 'east', x: x + 5, y: y + 9.5, sizeTiles: 1.2, liftTiles: 2 },
  );
  zone.hang(
    { en: 'IT HEARS', ru: 'ОНО СЛЫШИТ' },
    { hue: 'magenta', facing: 'west', x: x + 12, y: y + 16, sizeTiles: 0.5, liftTiles: 2 },
  );
  zone.light('violet', 7, [
    [x + 8.5, y + 3],
    [x + 9, y + 16],
    [x + 15, y + 9.5],
  ]);
  zone.light('magenta', 5, [[x + 6, y + 9.5]]);
  zone.name('choir_loft', { en: 'The static loft', ru: 'Чердак помех' }, { x: x + 9.5, y: y + 9.5, reach: 6 });
}

function layVelvet(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x, y, width, height: 10 },
    { tall: [13, 16], facade: 'glass', id: 'velvet_house', hue: 'magenta', facades },
  );
  zone.hang(
    { en: 'THE VELVET TABLE', ru: 'БАРХАТНЫЙ СТОЛ' },
    { hue: 'magenta', facing: 'south', x: x + width / 2, y: y + 10, sizeTiles: 1.7, liftTiles: 3 },
  );
  zone.fill({ x, y: y + 10, width, height: height - 10 }, 'marble');
  zone.fill({ x: x + 4, y: y + 10, width: 8, height: height - 10 }, 'carpet');
  zone.putAll('sofa', [
    [x + 1, y + 11],
    [x + 13, y + 11],
    [x + 1, y + 17],
    [x + 13, y + 17],
  ]);
  zone.putAll('umbrella_table', [
    [x + 1, y + 13],
    [x + 13, y + 13],
  ]);
  zone.putAll('palm', [
    [x, y + 18],
    [x + 15, y + 18],
    [x + 3, y + 10],
    [x + 12, y + 10],
  ]);
  zone.light('magenta', 5, [
    [x + 4, y + 13],
    [x + 12, y + 13],
  ]);
  zone.light('amber', 5, [[x + 8, y + 18]]);
  zone.name('velvet_table', { en: 'The Velvet Table', ru: '«Бархатный стол»' }, { x: x + 8.5, y: y + 14.5, reach: 5 });
}

function layGlassSteps(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x: x + 8, y, width: width - 8, height },
    { tall: [14, 17], facade: 'glass', id: 'glass_house', hue: 'amber', facades },
  );
  zone.fill({ x, y, width: 3, height }, 'stairs');
  zone.fill({ x: x + 3, y, width: 5, height }, 'marble');
  zone.putAll('planter', [
    [x + 5, y],
    [x + 5, y + 18],
    [x + 3, y + 4],
    [x + 3, y + 14],
  ]);
  zone.putAll('palm', [
    [x + 7, y + 3],
    [x + 7, y + 15],
  ]);
  zone.hang(
    { en: 'MADAME TSU', ru: 'МАДАМ ЦУ' },
    { hue: 'amber', facing: 'west', x: x + 8, y: y + 9.5, sizeTiles: 1.1, liftTiles: 2.4 },
  );
  zone.light('amber', 7, [
    [x + 4, y + 6.5],
    [x + 4, y + 12.5],
  ]);
  zone.light('magenta', 5, [[x + 6, y + 9.5]]);
  zone.name('glass_steps', { en: 'Glass Steps', ru: 'Стеклянные ступени' }, { x: x + 4.5, y: y + 9.5, reach: 5 });
}

function layZeroDay(zone: Drawing, { x, y }: Rect): void {
  build(zone, { x, y, width: 8, height: 9 }, { tall: [7, 9], facade: 'industrial', hue: 'violet', facades });
  build(zone, { x: x + 12, y, width: 8, height: 9 }, { tall: [8, 11], facade: 'concrete', hue: 'amber', facades });
  build(
    zone,
    { x, y: y + 14, width: 20, height: 7 },
    { tall: [9, 11], facade: 'concrete', id: 'zero_day_house', hue: 'violet', facades },
  );
  zone.hang(
    { en: 'ZERO DAY', ru: 'НУЛЕВОЙ ДЕНЬ' },
    { hue: 'violet', facing: 'north', x: x + 10, y: y + 14, sizeTiles: 1.2, liftTiles: 2 },
  );
  zone.hang(
    { en: 'HOLES FOR YOUR WALLS', ru: 'ДЫРЫ К ВАШИМ СТЕНАМ' },
    { hue: 'magenta', facing: 'south', x: x + 4, y: y + 9, sizeTiles: 0.5, liftTiles: 1.4 },
  );
  zone.putAll('terminal', [
    [x + 4, y + 13],
    [x + 15, y + 13],
  ]);
  zone.putAll('crate', [
    [x + 1, y + 9],
    [x + 18, y + 9],
    [x + 19, y + 9],
  ]);
  zone.putAll('steam_vent', [
    [x + 9, y + 3],
    [x + 14, y + 11],
  ]);
  zone.light('violet', 7, [
    [x + 4, y + 11.5],
    [x + 16, y + 11.5],
  ]);
  zone.light('amber', 5, [[x + 10, y + 4]]);
  zone.name('zero_day', { en: 'Zero Day', ru: '«Нулевой день»' }, { x: x + 9.5, y: y + 11.5, reach: 4 });
}

/** A lane to be caught in: two gates in its sides, cover all the way. */
function layCollectorsLane(zone: Drawing, { x, y }: Rect): void {
  build(zone, { x, y, width: 3, height: 8 }, { tall: [6, 8], facade: 'brick', hue: 'amber', facades });
  build(zone, { x, y: y + 13, width: 3, height: 8 }, { tall: [6, 9], facade: 'brick', hue: 'magenta', facades });
  build(zone, { x: x + 13, y, width: 3, height: 7 }, { tall: [7, 9], facade: 'concrete', hue: 'magenta', facades });
  build(zone, { x: x + 13, y: y + 11, width: 3, height: 10 }, { tall: [6, 8], facade: 'brick', hue: 'amber', facades });
  zone.put('car', [x + 4, y + 5]);
  zone.put('van', [x + 11, y + 12], 'down');
  zone.putAll('sandbag', [
    [x + 9, y + 4],
    [x + 4, y + 15],
    [x + 8, y + 18],
    [x + 10, y + 8],
  ]);
  zone.putAll('crate', [
    [x + 3, y + 9],
    [x + 3, y + 10],
    [x + 12, y + 2],
    [x + 6, y + 13],
    [x + 10, y + 15],
  ]);
  zone.putAll('barrel', [
    [x + 5, y + 2],
    [x + 12, y + 19],
    [x + 3, y + 18],
  ]);
  zone.put('steam_vent', [x + 9, y + 13]);
  zone.hang(
    { en: 'DEBTS', ru: 'ДОЛГИ' },
    { hue: 'amber', facing: 'east', x: x + 3, y: y + 17, sizeTiles: 0.9, liftTiles: 1.8 },
  );
  zone.hang(
    { en: 'PAID', ru: 'УПЛАЧЕНО' },
    { hue: 'magenta', facing: 'west', x: x + 13, y: y + 3.5, sizeTiles: 0.6, liftTiles: 1.8 },
  );
  zone.light('amber', 6, [
    [x + 4.5, y + 4],
    [x + 10.5, y + 16.5],
  ]);
  zone.light('magenta', 6, [
    [x + 11.5, y + 9.5],
    [x + 4.5, y + 12],
  ]);
  zone.name(
    'collectors_lane',
    { en: "Collectors' Lane", ru: 'Переулок взыскателей' },
    { x: x + 7.5, y: y + 10.5, reach: 7 },
  );
}

function layLowOffice(zone: Drawing, { x, y, width }: Rect): void {
  build(
    zone,
    { x, y, width, height: 7 },
    { tall: [8, 10], facade: 'concrete', id: 'low_house', hue: 'amber', facades },
  );
  build(
    zone,
    { x: x + 12, y: y + 13, width: 5, height: 8 },
    { tall: [6, 8], facade: 'brick', hue: 'magenta', facades },
  );
  zone.fill({ x, y: y + 7, width: 12, height: 14 }, 'plaza');
  zone.fill({ x: x + 3, y: y + 7, width: 6, height: 3 }, 'carpet');
  zone.hang(
    { en: 'LOW & PATIENCE', ru: 'ЛОУ И ТЕРПЕНИЕ' },
    { hue: 'amber', facing: 'south', x: x + 8.5, y: y + 7, sizeTiles: 1.3, liftTiles: 2.4 },
  );
  zone.putAll('desk', [
    [x + 2, y + 11],
    [x + 9, y + 10],
  ]);
  zone.putAll('cabinet', [
    [x + 1, y + 7],
    [x + 11, y + 7],
  ]);
  zone.putAll('planter', [
    [x + 1, y + 16],
    [x + 8, y + 17],
    [x + 12, y + 9],
  ]);
  zone.putAll('crate', [
    [x + 11, y + 14],
    [x + 3, y + 19],
    [x + 14, y + 11],
  ]);
  zone.put('sofa', [x + 5, y + 18]);
  zone.light('amber', 7, [
    [x + 2.5, y + 9.5],
    [x + 10.5, y + 12.5],
  ]);
  zone.light('magenta', 6, [
    [x + 5.5, y + 16.5],
    [x + 15, y + 10],
  ]);
  zone.name(
    'low_office',
    { en: 'Low & Patience, debts', ru: '«Лоу и Терпение», долги' },
    { x: x + 6.5, y: y + 13.5, reach: 5 },
  );
}
