import { Drawing, type Rect } from './drawing';
import { furnishAlleys, furnishRoad, hangSigns } from './furnish';
import { raiseWalls, sealPockets } from './rooms';
import { bands, blockAt, build, closeTheEdges, fillEdgeBlock, layRoads, type StreetPlan } from './streets';
import { drawPavementPaths, lineWithPalms } from './uptown-streets';
import { centerSigns } from './uptown-signs';

const size = 160;
const ring = 14;
const axis = { at: 84, asphalt: 14, sidewalk: 7 };
const crossway = { at: 80, asphalt: 10, sidewalk: 6 };
const plan: StreetPlan = {
  size,
  ring,
  facades: ['glass', 'glass', 'glass', 'concrete'],
  nearLamp: 'white',
  lampHues: ['white', 'cyan', 'blue'],
  verticals: [{ at: 38, asphalt: 8, sidewalk: 5 }, axis, { at: 126, asphalt: 8, sidewalk: 5 }],
  horizontals: [{ at: 36, asphalt: 8, sidewalk: 5 }, crossway, { at: 124, asphalt: 8, sidewalk: 5 }],
};
const { facades } = plan;
/** Where the axis is for walking and for being looked at. */
const lampRow: Rect = { x: 77, y: 93, width: 14, height: 21 };
const liftPlaza: Rect = { x: 77, y: 133, width: 14, height: 13 };

/**
 * City Center: towers round a plaza, a tower one may enter, a row of lamps that remember, and two ways out over water
 * and air.
 */
export function drawCityCenter(): void {
  const zone = new Drawing({ width: size, height: size, seed: 8800, base: 'alley', hues: ['blue', 'white', 'cyan'] });
  layRoads(zone, plan);
  layBlocks(zone);
  closeTheEdges(zone, plan);
  for (const road of plan.verticals) furnishRoad(zone, plan, { road, axis: 'y' });
  for (const road of plan.horizontals) furnishRoad(zone, plan, { road, axis: 'x' });
  lineWithPalms(zone, plan, { road: axis, axis: 'y', kind: 'planter' });
  layLampRow(zone);
  layLift(zone);
  guardTheBridge(zone);
  hangSigns(zone, centerSigns);
  furnishAlleys(zone, plan);
  for (let index = 0; index < 8; index++) zone.spawns.push({ x: 79.5 + index * 1.25, y: 138.5 });
  drawPavementPaths(zone, plan);
  zone.places.push({
    id: 'founders_axis',
    name: { en: "Founders' Axis", ru: 'Ось Основателей' },
    x: bands(axis).outerFrom,
    y: ring,
    width: 28,
    height: size - 2 * ring,
  });
  zone.places.push({
    id: 'quiet_mile',
    name: { en: 'Quiet Mile', ru: 'Тихая миля' },
    x: ring,
    y: bands(crossway).outerFrom,
    width: size - 2 * ring,
    height: 22,
  });
  zone.blockProps();
  sealPockets(zone);
  zone.write({
    id: 'city_center',
    name: { en: 'City Center', ru: 'Центр города' },
    palette: 'city_center',
    townspeopleCount: 36,
  });
}

function layBlocks(zone: Drawing): void {
  const inner: Readonly<Record<string, (zone: Drawing, rect: Rect) => void>> = {
    '1:1': layTower,
    '2:1': layLamplightHall,
    '1:2': layKesslerPlaza,
    '2:2': layArchive,
    '3:1': laySkybridge,
    '0:1': layCanal,
    '0:2': layCanal,
  };
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++) {
      const rect = blockAt(plan, column, row);
      const lay = inner[`${column}:${row}`];
      if (lay) lay(zone, rect);
      else fillEdgeBlock(zone, plan, rect);
    }
}

/** The lobby and floor eighty-eight, side by side: the lift takes two steps. */
function layTower(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x, y, width, height: 3 },
    { tall: [40, 46], facade: 'glass', id: 'kessler_tower', hue: 'blue', facades },
  );
  zone.block({ x, y: y + 3, width, height: height - 3 });
  zone.carve({ x: x + 2, y: y + 4, width: width - 4, height: 8 }, 'carpet');
  zone.carve({ x: x + 2, y: y + 14, width: width - 4, height: 9 }, 'marble');
  zone.fill({ x: x + 8, y: y + 14, width: 7, height: 9 }, 'carpet');
  for (const at of [4, 16]) zone.carve({ x: x + at, y: y + 12, width: 3, height: 2 }, 'stairs');
  for (const at of [6, 13]) zone.carve({ x: x + at, y: y + 23, width: 4, height: 1 }, 'stairs');
  zone.carve({ x: x + width - 2, y: y + 17, width: 2, height: 3 }, 'stairs');
  raiseWalls(zone, { tallTiles: 3, hue: 'blue', within: { x, y, width, height } });
  zone.hang(
    { en: 'FLOOR 88', ru: 'ЭТАЖ 88' },
    { hue: 'blue', facing: 'south', x: x + 11.5, y: y + 4, sizeTiles: 1, liftTiles: 1.6 },
  );
  zone.hang(
    { en: 'SMILE FOR THE DESK', ru: 'УЛЫБНИТЕСЬ СТОЙКЕ' },
    { hue: 'white', facing: 'south', x: x + 11.5, y: y + 14, sizeTiles: 0.6, liftTiles: 1.5 },
  );
  zone.hang(
    { en: 'KESSLER-ODUYA', ru: 'КЕССЛЕР-ОДУЯ' },
    { hue: 'blue', facing: 'south', x: x + 11.5, y: y + height, sizeTiles: 0.5, liftTiles: 1.6 },
  );
  zone.putAll('pillar', [
    [x + 5, y + 16],
    [x + 17, y + 16],
    [x + 5, y + 21],
    [x + 17, y + 21],
  ]);
  zone.putAll('desk', [
    [x + 9, y + 15],
    [x + 12, y + 15],
  ]);
  zone.putAll('sofa', [
    [x + 3, y + 19],
    [x + 14, y + 20],
  ]);
  zone.putAll('planter', [
    [x + 8, y + 20],
    [x + 2, y + 22],
    [x + 19, y + 22],
  ]);
  zone.putAll('terminal', [
    [x + 7, y + 15],
    [x + 15, y + 15],
  ]);
  zone.putAll('desk', [
    [x + 4, y + 7],
    [x + 4, y + 10],
    [x + 17, y + 7],
    [x + 17, y + 10],
    [x + 8, y + 5],
    [x + 13, y + 5],
  ]);
  zone.putAll('cabinet', [
    [x + 2, y + 4],
    [x + 3, y + 4],
    [x + 20, y + 4],
    [x + 19, y + 4],
    [x + 11, y + 4],
  ]);
  zone.putAll(
    'screen',
    [
      [x + 8, y + 9],
      [x + 15, y + 9],
    ],
    'down',
  );
  zone.light('white', 6, [
    [x + 6, y + 18.5],
    [x + 17, y + 18.5],
    [x + 6, y + 8],
    [x + 17, y + 8.5],
  ]);
  zone.light('blue', 6, [
    [x + 11.5, y + 7.5],
    [x + 11.5, y + 17],
  ]);
  zone.name('tower_lobby', { en: 'Tower lobby', ru: 'Вестибюль башни' }, { x: x + 11.5, y: y + 18.5, reach: 4.5 });
  zone.name(
    'floor_88',
    { en: 'Floor eighty-eight', ru: 'Восемьдесят восьмой этаж' },
    { x: x + 11.5, y: y + 8.5, reach: 4.5 },
  );
}

function layLamplightHall(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x, y, width, height: 13 },
    { tall: [14, 17], facade: 'concrete', id: 'lamplight_house', hue: 'white', facades },
  );
  zone.fill({ x, y: y + 13, width, height: height - 13 }, 'plaza');
  zone.fill({ x: x + 7, y: y + 13, width: 6, height: 3 }, 'stairs');
  zone.hang(
    { en: 'LAMPLIGHT HALL', ru: 'ФОНАРНЫЙ ЗАЛ' },
    { hue: 'white', facing: 'south', x: x + 5, y: y + 13, sizeTiles: 1.2, liftTiles: 2.6 },
  );
  zone.hang(
    { en: 'FIRST LIGHT, THEN THE INVOICE', ru: 'СПЕРВА СВЕТ, ПОТОМ СЧЁТ' },
    { hue: 'cyan', facing: 'south', x: x + 14.4, y: y + 13, sizeTiles: 0.6, liftTiles: 1.4 },
  );
  zone.putAll('guard_post', [
    [x + 1, y + 16],
    [x + width - 3, y + 16],
  ]);
  zone.putAll('bench', [
    [x + 3, y + 22],
    [x + 14, y + 22],
  ]);
  zone.putAll('planter', [
    [x + 4, y + 14],
    [x + 13, y + 14],
  ]);
  zone.light('white', 8, [
    [x + 5, y + 18],
    [x + 14, y + 18],
  ]);
  zone.name('lamplight_hall', { en: 'Lamplight Hall', ru: 'Фонарный зал' }, { x: x + 9.5, y: y + 18.5, reach: 5 });
}

/** A square made for being seen on: two pools, low stone, two sentinels. */
function layKesslerPlaza(zone: Drawing, { x, y, width, height }: Rect): void {
  zone.fill({ x, y, width, height }, 'marble');
  for (const [px, py] of [
    [2, 2],
    [16, 2],
    [2, 18],
    [16, 18],
  ] as const)
    zone.flood({ x: x + px, y: y + py, width: 5, height: 4 });
  zone.putAll('planter', [
    [x + 9, y + 4],
    [x + 12, y + 4],
    [x + 9, y + 20],
    [x + 12, y + 20],
    [x + 4, y + 9],
    [x + 4, y + 14],
    [x + 17, y + 9],
    [x + 17, y + 14],
  ]);
  zone.putAll('pillar', [
    [x + 7, y + 8],
    [x + 15, y + 8],
    [x + 7, y + 16],
    [x + 15, y + 16],
  ]);
  zone.putAll('barrier', [
    [x + 10, y + 7],
    [x + 11, y + 17],
  ]);
  zone.putAll('bench', [
    [x + 2, y + 7],
    [x + 19, y + 7],
    [x + 2, y + 17],
    [x + 19, y + 17],
  ]);
  zone.putAll('guard_post', [
    [x, y + 11],
    [x + 21, y + 11],
  ]);
  zone.light('white', 5, [
    [x + 8.5, y + 12],
    [x + 15, y + 12.5],
  ]);
  zone.light('blue', 6, [
    [x + 4.5, y + 7],
    [x + 18.5, y + 7],
    [x + 4.5, y + 17.3],
    [x + 18.5, y + 17.3],
  ]);
  zone.light('cyan', 6, [
    [x + 11.5, y + 1.5],
    [x + 11.5, y + 22.5],
  ]);
  zone.name('kessler_plaza', { en: 'Kessler Plaza', ru: 'Площадь Кесслера' }, { x: x + 11.5, y: y + 12.5, reach: 10 });
}

function layArchive(zone: Drawing, { x, y, width, height }: Rect): void {
  build(
    zone,
    { x, y, width, height: 6 },
    { tall: [10, 12], facade: 'concrete', id: 'archive_house', hue: 'cyan', facades },
  );
  build(zone, { x, y: y + 6, width: 4, height: 12 }, { tall: [8, 10], facade: 'brick', hue: 'cyan', facades });
  build(zone, { x: x + 15, y: y + 6, width: 4, height: 13 }, { tall: [8, 10], facade: 'brick', hue: 'white', facades });
  zone.fill({ x: x + 4, y: y + 6, width: 11, height: height - 6 }, 'plaza');
  zone.fill({ x: x + 5, y: y + 15, width: 4, height: 5 }, 'grass');
  zone.fill({ x: x + 11, y: y + 15, width: 4, height: 5 }, 'grass');
  zone.hang(
    { en: 'QUIET ARCHIVE', ru: 'ТИХИЙ АРХИВ' },
    { hue: 'cyan', facing: 'south', x: x + 9.5, y: y + 6, sizeTiles: 1.1, liftTiles: 2.2 },
  );
  zone.hang(
    { en: 'SHH', ru: 'ТСС' },
    { hue: 'white', facing: 'east', x: x + 4, y: y + 13, sizeTiles: 1, liftTiles: 1.6 },
  );
  zone.putAll('bench', [
    [x + 6, y + 14],
    [x + 11, y + 14],
  ]);
  zone.putAll('planter', [
    [x + 5, y + 21],
    [x + 12, y + 21],
  ]);
  zone.putAll('cabinet', [
    [x + 5, y + 6],
    [x + 13, y + 6],
  ]);
  zone.light('cyan', 6, [
    [x + 5.5, y + 9],
    [x + 13.5, y + 9],
    [x + 9.5, y + 18],
  ]);
  zone.name('quiet_archive', { en: 'The Quiet Archive', ru: 'Тихий архив' }, { x: x + 9.5, y: y + 10.5, reach: 5 });
}

/** A deck over water, two steps from the street at its middle: whoever holds it can be gone round. */
function laySkybridge(zone: Drawing, rect: Rect): void {
  const { x, y, height } = rect;
  zone.flood(rect);
  zone.carve({ x: x + 2, y, width: 9, height }, 'marble');
  zone.carve({ x, y: y + 11, width: 2, height: 3 }, 'stairs');
  zone.fill({ x: x + 5, y, width: 3, height }, 'plaza');
  zone.putAll('barrier', [
    [x + 3, y + 5],
    [x + 8, y + 6],
    [x + 3, y + 18],
    [x + 8, y + 17],
  ]);
  zone.putAll('planter', [
    [x + 6, y + 8],
    [x + 5, y + 16],
  ]);
  zone.putAll(
    'planter',
    [
      [x + 2, y + 9],
      [x + 10, y + 9],
      [x + 2, y + 14],
      [x + 10, y + 14],
    ],
    'down',
  );
  zone.putAll('guard_post', [
    [x + 8, y + 2],
    [x + 3, y + 21],
  ]);
  zone.putAll('crate', [
    [x + 10, y + 20],
    [x + 9, y + 20],
    [x + 2, y + 3],
  ]);
  zone.put('terminal', [x + 10, y + 12]);
  zone.light('cyan', 6, [
    [x + 3, y + 7.5],
    [x + 10, y + 16],
  ]);
  zone.light('blue', 6, [
    [x + 10, y + 5],
    [x + 3, y + 16.7],
  ]);
  zone.name('skybridge', { en: 'Skybridge', ru: 'Воздушный переход' }, { x: x + 6.5, y: y + 12.5, reach: 7 });
}

/** The west ends at water on both sides of the bridge. */
function layCanal(zone: Drawing, { x, y, width, height }: Rect): void {
  zone.fill({ x, y, width, height }, 'plaza');
  zone.flood({ x, y, width: 23, height });
  for (let at = y + 4; at < y + height - 3; at += 8) {
    zone.put('bench', [24, at], 'down');
    zone.light('cyan', 6, [[24.5, at + 4.5]]);
  }
}

function guardTheBridge(zone: Drawing): void {
  const rect = { x: ring, y: bands(crossway).outerFrom, width: 16, height: 22 };
  zone.clear(rect, ['car', 'van', 'vending', 'crate', 'bin', 'hydrant']);
  zone.fill({ ...rect, x: 0, width: 23 + 6 }, 'marble');
  zone.putAll('guard_post', [
    [19, 70],
    [19, 89],
  ]);
  zone.putAll(
    'barrier',
    [
      [24, 76],
      [24, 82],
    ],
    'down',
  );
  zone.light('blue', 7, [
    [17.5, 73],
    [17.5, 87],
  ]);
  zone.light('cyan', 8, [
    [8, 74],
    [8, 86],
  ]);
  zone.name('center_bridge', { en: 'Glass bridge', ru: 'Стеклянный мост' }, { x: 17.5, y: 80.5, reach: 4 });
}

/** Eleven lamps, two steps apart; the third, the seventh and the eleventh are warm. */
function layLampRow(zone: Drawing): void {
  zone.clear(lampRow, ['car', 'van', 'manhole', 'steam_vent']);
  zone.fill(lampRow, 'plaza');
  for (let index = 0; index < 11; index++)
    zone.light(index % 4 === 2 ? 'amber' : 'white', 1.9, [[84, 93.5 + index * 2]]);
  zone.putAll('guard_post', [
    [78, 95],
    [88, 110],
  ]);
  zone.putAll('barrier', [
    [79, 100],
    [87, 99],
    [79, 108],
    [87, 106],
    [81, 93],
    [85, 93],
    [81, 113],
    [85, 113],
  ]);
  zone.putAll('planter', [
    [80, 97],
    [86, 103],
    [80, 111],
    [86, 96],
  ]);
  zone.putAll(
    'bench',
    [
      [78, 104],
      [88, 102],
    ],
    'down',
  );
  zone.name('lamp_row', { en: 'Row of eleven lamps', ru: 'Ряд одиннадцати фонарей' }, { x: 82.5, y: 103.5, reach: 9 });
}

function layLift(zone: Drawing): void {
  zone.clear(liftPlaza, ['car', 'van', 'manhole', 'steam_vent', 'barrier']);
  zone.fill(liftPlaza, 'marble');
  zone.fill({ x: 81, y: 140, width: 7, height: 6 }, 'stairs');
  zone.putAll('guard_post', [
    [78, 143],
    [89, 143],
  ]);
  zone.putAll('planter', [
    [78, 135],
    [88, 135],
  ]);
  zone.putAll('terminal', [
    [80, 145],
    [88, 140],
  ]);
  zone.light('white', 7, [
    [79, 138],
    [89, 138],
  ]);
  zone.light('blue', 6, [[84.5, 145.4]]);
  zone.name('center_skylift', { en: 'Skylift to Watson', ru: 'Лифт в Уотсон' }, { x: 84.5, y: 142.5, reach: 4 });
}
