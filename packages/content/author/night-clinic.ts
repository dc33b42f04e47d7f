import { Drawing } from './drawing';
import { fillWithRock, raiseWalls, sealPockets } from './rooms';

/**
 * Night Clinic: the ward, the door that argues, the laundry shaft that does not, a corridor with a drone in it, and the
 * way out.
 */
export function drawNightClinic(): void {
  const zone = new Drawing({ width: 48, height: 42, seed: 909, base: 'void', hues: ['cyan', 'white', 'red'] });
  fillWithRock(zone);
  cutRooms(zone);
  raiseWalls(zone, { tallTiles: 2.3, hue: 'cyan' });
  furnishWard(zone);
  furnishCorridor(zone);
  furnishLaundry(zone);
  furnishReception(zone);
  hangSigns(zone);
  for (const [x, y] of [
    [12.5, 11.5],
    [16.5, 11.5],
    [20.5, 11.5],
    [12.5, 14.5],
    [16.5, 14.5],
    [20.5, 14.5],
  ] as const)
    zone.spawns.push({ x, y });
  zone.name('clinic_door', { en: 'The arguing door', ru: 'Спорящая дверь' }, { x: 28.3, y: 13, reach: 2 });
  zone.name('clinic_threshold', { en: 'Behind the door', ru: 'За дверью' }, { x: 31, y: 13, reach: 1 });
  zone.name('clinic_vent', { en: 'The laundry shaft', ru: 'Бельевая шахта' }, { x: 9.5, y: 21, reach: 2 });
  zone.name('clinic_laundry', { en: 'The laundry', ru: 'Прачечная' }, { x: 9.5, y: 27.5, reach: 3 });
  zone.name('clinic_ward', { en: 'The ward', ru: 'Палата' }, { x: 16.5, y: 12.5, reach: 7 });
  zone.name('clinic_corridor', { en: 'The corridor', ru: 'Коридор' }, { x: 35.5, y: 17.5, reach: 6.5 });
  zone.name('clinic_exit', { en: 'The way out', ru: 'Выход' }, { x: 36.5, y: 36.5, reach: 3 });
  zone.blockProps();
  sealPockets(zone);
  // The door and the chute stay shut: whoever the story lets through is set down on the far side.
  zone.block({ x: 29, y: 12, width: 1, height: 2 });
  zone.block({ x: 8, y: 24, width: 3, height: 1 });
  zone.write({
    id: 'night_clinic',
    name: { en: 'Night Clinic', ru: 'Ночная клиника' },
    palette: 'clinic',
    isIndoors: true,
    townspeopleCount: 0,
  });
}

function cutRooms(zone: Drawing): void {
  zone.carve({ x: 6, y: 6, width: 23, height: 14 }, 'tiles');
  // The door, and what it would not let anybody see.
  zone.carve({ x: 29, y: 12, width: 1, height: 2 }, 'stairs');
  zone.carve({ x: 30, y: 6, width: 12, height: 23 }, 'tiles');
  zone.fill({ x: 34, y: 6, width: 4, height: 23 }, 'interior');
  // The shaft: down past the linen, along to the far end of the corridor.
  zone.carve({ x: 8, y: 20, width: 3, height: 5 }, 'plates');
  zone.carve({ x: 6, y: 25, width: 15, height: 9 }, 'plates');
  zone.carve({ x: 21, y: 26, width: 9, height: 2 }, 'plates');
  zone.carve({ x: 21, y: 32, width: 9, height: 2 }, 'plates');
  zone.carve({ x: 33, y: 29, width: 6, height: 2 }, 'stairs');
  zone.carve({ x: 30, y: 31, width: 13, height: 7 }, 'marble');
  zone.carve({ x: 35, y: 38, width: 3, height: 1 }, 'stairs');
}

function furnishWard(zone: Drawing): void {
  zone.putAll('bed', [
    [7, 6],
    [11, 6],
    [15, 6],
    [19, 6],
    [23, 6],
    [13, 18],
    [17, 18],
    [21, 18],
    [25, 18],
  ]);
  zone.putAll(
    'screen',
    [
      [9, 7],
      [21, 7],
    ],
    'down',
  );
  zone.putAll('cabinet', [
    [6, 10],
    [6, 11],
    [27, 6],
    [11, 19],
  ]);
  zone.putAll('desk', [
    [18, 10],
    [14, 15],
  ]);
  zone.put('terminal', [9, 14]);
  zone.put('planter', [6, 15], 'down');
  zone.put('sofa', [24, 9], 'down');
  zone.stand('doorway', { x: 29.5, y: 13, turn: Math.PI / 2, hue: 'red' });
  zone.light('white', 6, [
    [9, 9.5],
    [15, 9.5],
    [21, 9.5],
    [26, 9.5],
    [10, 16],
    [16, 16.5],
    [22, 16.5],
  ]);
  zone.light('cyan', 4, [[27, 13]]);
  zone.light('red', 3, [[9.5, 20.5]]);
}

/** Low things to duck behind, and room to leave them. */
function furnishCorridor(zone: Drawing): void {
  zone.putAll('bed', [
    [32, 11],
    [39, 13],
    [31, 20],
    [38, 21],
  ]);
  zone.putAll('desk', [
    [36, 10],
    [33, 24],
  ]);
  zone.putAll('crate', [
    [40, 18],
    [41, 18],
    [30, 16],
  ]);
  zone.putAll('cabinet', [
    [30, 6],
    [31, 6],
    [41, 6],
    [41, 25],
  ]);
  zone.putAll('sofa', [
    [36, 6],
    [38, 6],
  ]);
  zone.put('vending', [30, 28]);
  zone.put('planter', [30, 9], 'down');
  zone.put('barrel', [41, 9]);
  zone.light('white', 6, [
    [33, 8.5],
    [39, 10],
    [33, 14.5],
    [38, 17.5],
    [33, 22.5],
    [38.5, 25.5],
  ]);
  zone.light('red', 4, [[36, 20]]);
}

function furnishLaundry(zone: Drawing): void {
  zone.putAll('vending', [
    [6, 27],
    [6, 28],
    [6, 30],
    [6, 31],
  ]);
  zone.putAll('bin', [
    [11, 25],
    [12, 29],
    [16, 30],
  ]);
  zone.putAll('pallet', [
    [15, 27],
    [11, 32],
    [19, 33],
  ]);
  zone.putAll('cabinet', [
    [19, 25],
    [20, 25],
  ]);
  zone.put('bench', [9, 33]);
  zone.put('steam_vent', [10, 29]);
  zone.put('steam_vent', [17, 32]);
  zone.light('cyan', 5, [
    [9, 27],
    [18, 28],
    [12, 31.5],
  ]);
  zone.light('white', 4, [
    [25, 27],
    [25, 33],
  ]);
}

function furnishReception(zone: Drawing): void {
  zone.putAll(
    'desk',
    [
      [39, 32],
      [39, 35],
    ],
    'down',
  );
  zone.put('terminal', [41, 33]);
  zone.putAll('sofa', [[31, 31]]);
  zone.putAll('planter', [
    [31, 37],
    [39, 37],
  ]);
  zone.put('vending', [42, 31]);
  zone.stand('doorway', { x: 36.5, y: 38.5, hue: 'cyan' });
  zone.light('white', 6, [
    [33, 34.5],
    [40, 34.5],
  ]);
  zone.light('cyan', 4, [[36.5, 37]]);
}

function hangSigns(zone: Drawing): void {
  zone.hang(
    { en: 'NINE BEDS, EIGHT PATIENTS', ru: 'КОЕК ДЕВЯТЬ, БОЛЬНЫХ ВОСЕМЬ' },
    { hue: 'cyan', facing: 'south', x: 15.5, y: 6, sizeTiles: 0.6 },
  );
  zone.hang(
    { en: 'LAUNDRY. NOT PATIENTS', ru: 'БЕЛЬЁ. БОЛЬНЫХ НЕ СПУСКАТЬ' },
    { hue: 'red', facing: 'north', x: 15.5, y: 20, sizeTiles: 0.5, liftTiles: 0.9 },
  );
  zone.hang({ en: 'DISCHARGE', ru: 'ВЫПИСКА' }, { hue: 'red', facing: 'west', x: 29, y: 16.8, sizeTiles: 0.6 });
  zone.hang(
    { en: 'THE DRONE IS CLEANING', ru: 'ИДЁТ ВЛАЖНАЯ УБОРКА' },
    { hue: 'white', facing: 'south', x: 36, y: 6, sizeTiles: 0.6 },
  );
  zone.hang({ en: 'QUIET', ru: 'ТИШИНА' }, { hue: 'cyan', facing: 'west', x: 42, y: 15, sizeTiles: 0.7 });
  zone.hang(
    { en: 'LOST SOCKS', ru: 'ПОТЕРЯННЫЕ НОСКИ' },
    { hue: 'white', facing: 'south', x: 15.4, y: 25, sizeTiles: 0.5 },
  );
  zone.hang(
    { en: 'EXIT (PROBABLY)', ru: 'ВЫХОД (НАВЕРНОЕ)' },
    { hue: 'cyan', facing: 'north', x: 40.5, y: 38, sizeTiles: 0.5, liftTiles: 0.9 },
  );
  zone.hang({ en: 'PAY FIRST', ru: 'СПЕРВА КАССА' }, { hue: 'white', facing: 'south', x: 40, y: 31, sizeTiles: 0.5 });
}
