import { Drawing } from './drawing';
import { fillWithRock, raiseWalls, sealPockets } from './rooms';

/**
 * The Drowned Exchange: three floors side by side, joined by stairs. Landing and cloakroom, the flooded hall, the
 * trading floor, and the vault
 * where the Tallyman counts. Each floor can be entered from two sides.
 */
export function drawDrownedExchange(): void {
  const zone = new Drawing({ width: 96, height: 96, seed: 1929, base: 'void', hues: ['green', 'amber', 'cyan'] });
  fillWithRock(zone);
  cutLanding(zone);
  cutFloodedHall(zone);
  cutTradingFloor(zone);
  cutVault(zone);
  raiseWalls(zone, { tallTiles: 2.5, hue: 'green' });
  furnishLanding(zone);
  furnishFloodedHall(zone);
  furnishTradingFloor(zone);
  furnishVault(zone);
  hangBoards(zone);
  for (const [x, y] of [
    [13.5, 81.5],
    [15.5, 81.5],
    [13.5, 84.5],
    [15.5, 84.5],
  ] as const)
    zone.spawns.push({ x, y });
  zone.name('exchange_landing', { en: 'The wet stairs', ru: 'Мокрая лестница' }, { x: 14.5, y: 82.5, reach: 5 });
  zone.name('flooded_hall', { en: 'Flooded hall', ru: 'Затопленный зал' }, { x: 24.5, y: 57.5, reach: 16 });
  zone.name('trading_floor', { en: 'Trading floor', ru: 'Торговый зал' }, { x: 70.5, y: 58.5, reach: 17 });
  zone.name('counting_vault', { en: 'Counting vault', ru: 'Счётная палата' }, { x: 46.5, y: 20.5, reach: 15 });
  zone.blockProps();
  sealPockets(zone);
  zone.write({
    id: 'drowned_exchange',
    name: { en: 'The Drowned Exchange', ru: 'Затонувшая биржа' },
    palette: 'exchange',
    isIndoors: true,
    townspeopleCount: 0,
  });
}

function cutLanding(zone: Drawing): void {
  zone.carve({ x: 8, y: 78, width: 14, height: 10 }, 'marble');
  zone.fill({ x: 8, y: 80, width: 3, height: 6 }, 'stairs');
  zone.carve({ x: 12, y: 74, width: 4, height: 4 }, 'stairs');
  zone.carve({ x: 22, y: 81, width: 8, height: 3 }, 'plates');
  zone.carve({ x: 30, y: 78, width: 13, height: 10 }, 'carpet');
  zone.carve({ x: 34, y: 74, width: 4, height: 4 }, 'stairs');
}

function cutFloodedHall(zone: Drawing): void {
  zone.carve({ x: 6, y: 42, width: 38, height: 32 }, 'shallows');
  zone.fill({ x: 6, y: 42, width: 38, height: 4 }, 'marble');
  zone.fill({ x: 6, y: 70, width: 38, height: 4 }, 'marble');
  zone.fill({ x: 21, y: 46, width: 7, height: 24 }, 'marble');
  for (const [x, y] of [
    [11, 49],
    [11, 62],
    [31, 49],
    [31, 62],
  ] as const)
    zone.flood({ x, y, width: 8, height: 5 });
  zone.carve({ x: 44, y: 46, width: 8, height: 4 }, 'stairs');
  zone.carve({ x: 44, y: 66, width: 8, height: 4 }, 'stairs');
}

function cutTradingFloor(zone: Drawing): void {
  zone.carve({ x: 52, y: 42, width: 38, height: 34 }, 'marble');
  zone.fill({ x: 57, y: 47, width: 28, height: 24 }, 'carpet');
  zone.fill({ x: 64, y: 53, width: 14, height: 12 }, 'interior');
  // A gallery of offices behind the east counters, with a door at each end.
  zone.carve({ x: 58, y: 36, width: 5, height: 6 }, 'stairs');
  zone.carve({ x: 82, y: 30, width: 4, height: 12 }, 'stairs');
  zone.carve({ x: 76, y: 15, width: 14, height: 15 }, 'carpet');
  zone.carve({ x: 70, y: 19, width: 6, height: 4 }, 'stairs');
}

function cutVault(zone: Drawing): void {
  zone.carve({ x: 24, y: 6, width: 46, height: 30 }, 'marble');
  zone.fill({ x: 31, y: 10, width: 32, height: 22 }, 'shallows');
  zone.fill({ x: 39, y: 14, width: 16, height: 14 }, 'carpet');
  zone.flood({ x: 24, y: 16, width: 4, height: 10 });
}

function furnishLanding(zone: Drawing): void {
  zone.putAll('pillar', [
    [12, 79],
    [18, 79],
    [12, 86],
    [18, 86],
  ]);
  zone.putAll('crate', [
    [20, 87],
    [21, 87],
    [21, 86],
  ]);
  zone.put('bench', [15, 87]);
  zone.put('terminal', [20, 78]);
  zone.putAll('cabinet', [
    [30, 78],
    [31, 78],
    [42, 78],
    [42, 87],
  ]);
  zone.putAll('desk', [
    [33, 82],
    [38, 84],
  ]);
  zone.putAll('sofa', [
    [31, 87],
    [38, 87],
  ]);
  zone.light('amber', 6, [
    [14, 80.5],
    [19, 84.5],
    [36, 80.5],
    [40, 86],
  ]);
  zone.light('green', 5, [
    [10, 83],
    [26, 82.5],
    [14, 75.5],
    [36, 75.5],
  ]);
}

function furnishFloodedHall(zone: Drawing): void {
  zone.putAll('pillar', [
    [9, 47],
    [9, 58],
    [9, 68],
    [40, 47],
    [40, 58],
    [40, 68],
    [20, 48],
    [28, 48],
    [20, 67],
    [28, 67],
  ]);
  // Counters that clerks stand behind, gaps to run through.
  zone.putAll('desk', [
    [21, 52],
    [26, 52],
    [21, 63],
    [26, 63],
    [14, 57],
    [33, 57],
    [16, 44],
    [33, 72],
  ]);
  zone.putAll('sandbag', [
    [18, 55],
    [29, 60],
    [23, 66],
    [24, 49],
  ]);
  zone.putAll(
    'sandbag',
    [
      [37, 53],
      [12, 60],
    ],
    'down',
  );
  zone.putAll('crate', [
    [7, 43],
    [8, 43],
    [42, 72],
    [42, 71],
    [30, 56],
    [18, 60],
  ]);
  zone.putAll('cabinet', [
    [6, 52],
    [6, 53],
    [43, 60],
    [43, 61],
  ]);
  zone.putAll('barrel', [
    [16, 71],
    [30, 44],
    [36, 66],
    [13, 56],
  ]);
  zone.putAll('bench', [
    [22, 44],
    [26, 72],
  ]);
  zone.put('steam_vent', [8, 64]);
  zone.put('steam_vent', [41, 51]);
  zone.light('green', 7, [
    [15, 47],
    [34, 47],
    [15, 59.5],
    [34, 59.5],
    [15, 69],
    [34, 69],
  ]);
  zone.light('amber', 6, [
    [24.5, 45],
    [24.5, 57.5],
    [24.5, 70],
  ]);
  zone.light('cyan', 5, [
    [15, 51.5],
    [35, 51.5],
    [15, 64.5],
    [35, 64.5],
    [48, 48],
    [48, 68],
  ]);
}

function furnishTradingFloor(zone: Drawing): void {
  zone.putAll('pillar', [
    [56, 46],
    [63, 46],
    [77, 46],
    [85, 46],
    [56, 71],
    [63, 71],
    [77, 71],
    [85, 71],
  ]);
  // Two rings of desks round the pit: the outer one broken at the corners, the inner one in the middle of each side.
  zone.putAll('desk', [
    [60, 50],
    [64, 50],
    [75, 50],
    [79, 50],
    [60, 67],
    [64, 67],
    [75, 67],
    [79, 67],
    [66, 54],
    [74, 54],
    [66, 63],
    [74, 63],
  ]);
  zone.putAll(
    'desk',
    [
      [59, 55],
      [59, 61],
      [82, 55],
      [82, 61],
    ],
    'down',
  );
  zone.putAll('sandbag', [
    [70, 50],
    [69, 66],
  ]);
  zone.putAll(
    'sandbag',
    [
      [63, 58],
      [78, 57],
    ],
    'down',
  );
  zone.putAll('terminal', [
    [67, 57],
    [74, 60],
    [62, 53],
    [80, 64],
  ]);
  zone.putAll('cabinet', [
    [52, 52],
    [52, 53],
    [52, 72],
    [89, 50],
    [89, 51],
    [89, 66],
    [89, 67],
  ]);
  zone.putAll('sofa', [
    [66, 42],
    [72, 42],
  ]);
  zone.putAll('crate', [
    [53, 74],
    [54, 74],
    [53, 73],
    [88, 74],
    [55, 64],
  ]);
  zone.putAll('barrel', [
    [87, 58],
    [54, 53],
  ]);
  zone.putAll('desk', [
    [77, 18],
    [83, 20],
    [79, 25],
  ]);
  zone.putAll('cabinet', [
    [76, 15],
    [77, 15],
    [88, 15],
    [89, 15],
    [89, 22],
    [89, 23],
    [76, 28],
  ]);
  zone.putAll('crate', [
    [87, 27],
    [88, 28],
  ]);
  zone.light('amber', 7, [
    [60, 48.5],
    [71, 48.5],
    [81, 48.5],
    [60, 69],
    [71, 69],
    [81, 69],
  ]);
  zone.light('green', 6, [
    [66, 59],
    [75, 59],
    [55, 58],
    [87, 62],
    [60, 39],
    [84, 36],
  ]);
  zone.light('cyan', 5, [
    [70.5, 55],
    [70.5, 63],
  ]);
  zone.light('amber', 6, [
    [80, 21],
    [86, 18],
    [85, 27],
    [73, 21],
  ]);
}

/** An arena first: cover at two distances, a rim above the water to run to. */
function furnishVault(zone: Drawing): void {
  zone.putAll('pillar', [
    [37, 12],
    [55, 12],
    [37, 28],
    [55, 28],
    [33, 20],
    [60, 20],
  ]);
  zone.putAll('sandbag', [
    [45, 11],
    [46, 30],
    [35, 33],
    [57, 33],
    [35, 7],
    [57, 7],
  ]);
  zone.putAll(
    'sandbag',
    [
      [31, 15],
      [31, 24],
      [62, 15],
      [62, 25],
    ],
    'down',
  );
  zone.putAll('desk', [
    [40, 9],
    [51, 9],
    [40, 32],
    [51, 32],
    [39, 17],
    [53, 17],
    [39, 24],
    [53, 24],
  ]);
  zone.putAll('cabinet', [
    [28, 6],
    [29, 6],
    [38, 6],
    [39, 6],
    [53, 6],
    [54, 6],
    [64, 6],
    [65, 6],
    [24, 34],
    [69, 34],
  ]);
  zone.putAll('crate', [
    [26, 29],
    [27, 30],
    [66, 30],
    [67, 11],
    [26, 11],
  ]);
  zone.light('amber', 8, [
    [46.5, 15.5],
    [46.5, 25.5],
    [40, 20.5],
    [53, 20.5],
  ]);
  zone.light('green', 7, [
    [30, 9],
    [63, 9],
    [30, 32],
    [63, 32],
    [66, 20],
  ]);
  zone.light('cyan', 6, [
    [27, 21],
    [36, 20.5],
    [57, 20.5],
  ]);
}

function hangBoards(zone: Drawing): void {
  zone.hang(
    { en: 'MIND THE MARKET', ru: 'ОСТОРОЖНО, РЫНОК' },
    { hue: 'amber', facing: 'south', x: 18.5, y: 78, sizeTiles: 0.6 },
  );
  zone.hang(
    { en: 'COATS AND REGRETS', ru: 'ПАЛЬТО И СОЖАЛЕНИЯ' },
    { hue: 'green', facing: 'south', x: 40.3, y: 78, sizeTiles: 0.45 },
  );
  zone.hang(
    { en: 'LIQUID ASSETS', ru: 'ЛИКВИДНЫЕ АКТИВЫ' },
    { hue: 'cyan', facing: 'south', x: 24.5, y: 42, sizeTiles: 1 },
  );
  zone.hang(
    { en: 'TRADING HAS NOT BEEN SUSPENDED', ru: 'ТОРГИ НЕ ПРИОСТАНОВЛЕНЫ' },
    { hue: 'amber', facing: 'south', x: 71, y: 42, sizeTiles: 0.9 },
  );
  zone.hang({ en: 'BUY LOW', ru: 'БЕРИ НА ДНЕ' }, { hue: 'green', facing: 'east', x: 52, y: 61.5, sizeTiles: 0.8 });
  zone.hang({ en: 'SINK', ru: 'ТОНИ' }, { hue: 'amber', facing: 'west', x: 90, y: 59, sizeTiles: 0.9 });
  zone.hang(
    { en: 'LEDGERS 1 TO 9', ru: 'КНИГИ С 1 ПО 9' },
    { hue: 'green', facing: 'south', x: 83, y: 15, sizeTiles: 0.7 },
  );
  zone.hang(
    { en: 'EVERYTHING IS ACCOUNTED FOR', ru: 'УЧТЕНО ВСЁ' },
    { hue: 'amber', facing: 'south', x: 46.5, y: 6, sizeTiles: 0.9 },
  );
  zone.hang({ en: 'DEPOSITS', ru: 'ВКЛАДЫ' }, { hue: 'cyan', facing: 'south', x: 33, y: 6, sizeTiles: 0.7 });
  zone.hang({ en: 'DEPOSITORS', ru: 'ВКЛАДЧИКИ' }, { hue: 'green', facing: 'south', x: 60.5, y: 6, sizeTiles: 0.7 });
}
