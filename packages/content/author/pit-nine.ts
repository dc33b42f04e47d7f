import { Drawing } from './drawing';
import { fillWithRock, raiseWalls, raiseWhere, sealPockets } from './rooms';

const centre = { x: 28.5, y: 25.5 };
const floorTiles = 13;
const railTiles = 14;

/** How far a tile lies from the middle, by the octagon of the dock. */
function ringOf(x: number, y: number): number {
  const dx = Math.abs(x + 0.5 - centre.x);
  const dy = Math.abs(y + 0.5 - centre.y);
  return Math.max(dx, dy, (dx + dy) * 0.72);
}

/** The stands are deeper where no ramp comes up. */
const standsTiles = (y: number): number => (y > 37 ? 17.5 : 20.4);
const isRamp = (x: number, y: number): boolean => x >= 26 && x <= 30 && y > centre.y;

/** Pit Nine: a dry dock with one ramp, a ring to hide behind, and seats all round. */
export function drawPitNine(): void {
  const zone = new Drawing({ width: 57, height: 56, seed: 99, base: 'void', hues: ['red', 'amber', 'white'] });
  fillWithRock(zone);
  for (let y = 0; y < zone.height; y++)
    for (let x = 0; x < zone.width; x++) {
      const ring = ringOf(x, y);
      if (ring <= floorTiles) zone.carve({ x, y, width: 1, height: 1 }, ring < 5.5 ? 'roadmark' : 'plates');
      else if (ring > railTiles && ring <= standsTiles(y)) zone.carve({ x, y, width: 1, height: 1 }, 'sidewalk');
    }
  zone.fill({ x: 23, y: 20, width: 11, height: 11 }, 'plates');
  cutCage(zone);
  raiseWhere(
    zone,
    { tallTiles: 1.2, hue: 'red' },
    (x, y) => zone.isSolid(x, y) && (isRail(x, y) || ((x === 25 || x === 31) && y >= 38 && y < 46)),
  );
  raiseWalls(zone, { tallTiles: 3.2, hue: 'amber' });
  standCover(zone);
  seatTheCrowd(zone);
  hangSigns(zone);
  for (const x of [26.5, 28.5, 30.5]) for (const y of [49.5, 51.5]) zone.spawns.push({ x, y });
  zone.name('pit_gate', { en: 'The cage', ru: 'Клетка' }, { x: 28.5, y: 49.5, reach: 4 });
  zone.name('pit_floor', { en: 'The dock floor', ru: 'Дно дока' }, { x: centre.x, y: centre.y, reach: floorTiles });
  zone.places.push({ id: 'pit_stands', name: { en: 'The stands', ru: 'Трибуны' }, x: 7, y: 4, width: 43, height: 42 });
  zone.blockProps();
  sealPockets(zone);
  zone.write({ id: 'pit_nine', name: { en: 'Pit Nine', ru: 'Яма Девять' }, palette: 'pit', townspeopleCount: 0 });
}

const isRail = (x: number, y: number): boolean =>
  ringOf(x, y) > floorTiles && ringOf(x, y) <= railTiles && !isRamp(x, y);

function cutCage(zone: Drawing): void {
  for (const x of [25, 31]) zone.block({ x, y: 38, width: 1, height: 8 });
  zone.carve({ x: 26, y: 38, width: 5, height: 8 }, 'stairs');
  zone.carve({ x: 21, y: 46, width: 15, height: 7 }, 'plates');
  // Spectators leave the cage by its sides and come out at the ends of the stands.
  for (const x of [15, 38]) {
    zone.carve({ x, y: 37, width: 4, height: 12 }, 'alley');
    zone.carve({ x: x === 15 ? 19 : 36, y: 46, width: 2, height: 3 }, 'stairs');
  }
}

/** Nothing on the floor is taller than a crouching man: the crowd paid to see. */
function standCover(zone: Drawing): void {
  zone.putAll('sandbag', [
    [27, 16],
    [28, 34],
    [21, 20],
    [34, 20],
    [21, 31],
    [34, 31],
  ]);
  zone.putAll(
    'barrier',
    [
      [19, 25],
      [37, 24],
    ],
    'down',
  );
  zone.putAll('crate', [
    [23, 24],
    [33, 27],
    [24, 28],
    [32, 22],
  ]);
  zone.putAll('barrel', [
    [25, 14],
    [31, 14],
    [18, 21],
    [38, 29],
    [25, 37],
    [31, 37],
  ]);
  zone.putAll(
    'sandbag',
    [
      [23, 49],
      [32, 49],
    ],
    'down',
  );
  zone.putAll('cabinet', [
    [21, 52],
    [35, 52],
  ]);
  zone.put('terminal', [24, 52]);
  zone.put('bench', [31, 52]);
  for (const x of [27.2, 29.8]) zone.stand('doorway', { x, y: 45.5, hue: 'red' });
  zone.put('manhole', [30, 20]);
  zone.put('steam_vent', [18, 30]);
  zone.light('white', 9, [
    [19, 16],
    [38, 16],
    [19, 35],
    [38, 35],
  ]);
  zone.light('red', 6, [
    [28.5, 9.5],
    [12.5, 25.5],
    [44.5, 25.5],
    [23, 47],
    [34, 47],
  ]);
  zone.light('amber', 7, [
    [28.5, 25.5],
    [15.5, 12.5],
    [41.5, 12.5],
    [16.5, 42],
    [40.5, 42],
  ]);
}

function seatTheCrowd(zone: Drawing): void {
  for (const y of [5, 7])
    for (let x = y === 5 ? 23 : 20; x <= (y === 5 ? 31 : 34); x += 4) zone.put('bleacher', [x, y]);
  for (const x of [8, 10])
    for (let y = x === 8 ? 20 : 17; y <= (x === 8 ? 28 : 31); y += 4) zone.put('bleacher', [x, y], 'down');
  for (const x of [46, 48])
    for (let y = x === 48 ? 20 : 17; y <= (x === 48 ? 28 : 31); y += 4) zone.put('bleacher', [x, y], 'down');
  for (const [x, y] of [
    [15, 10],
    [12, 13],
    [38, 10],
    [42, 13],
  ] as const)
    zone.put('umbrella_table', [x, y]);
  zone.putAll('vending', [
    [16, 36],
    [40, 36],
  ]);
}

function hangSigns(zone: Drawing): void {
  zone.hang(
    { en: 'PIT NINE', ru: 'ЯМА ДЕВЯТЬ' },
    { hue: 'red', facing: 'south', x: 28.5, y: 5, sizeTiles: 1.6, liftTiles: 1.8 },
  );
  zone.hang(
    { en: 'NO REFUNDS, NO REVENGE', ru: 'БЕЗ ВОЗВРАТА И БЕЗ МЕСТИ' },
    { hue: 'amber', facing: 'south', x: 23, y: 46, sizeTiles: 0.4 },
  );
  zone.hang(
    { en: 'LOSERS USE THE SAME STAIRS', ru: 'ПРОИГРАВШИМ ТУДА ЖЕ' },
    { hue: 'white', facing: 'south', x: 34, y: 46, sizeTiles: 0.4 },
  );
  zone.hang(
    { en: 'BETS', ru: 'СТАВКИ' },
    { hue: 'amber', facing: 'east', x: 8, y: 25.5, sizeTiles: 1, liftTiles: 1.6 },
  );
  zone.hang(
    { en: 'MORE BETS', ru: 'ЕЩЁ СТАВКИ' },
    { hue: 'red', facing: 'west', x: 49, y: 25.5, sizeTiles: 0.9, liftTiles: 1.6 },
  );
}
