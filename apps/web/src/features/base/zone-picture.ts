import { groundKinds, type GroundKind, type ZoneMap } from '@necp/shared/zone/map';

/** Pixels per tile of the picture. */
export const picturePixels = 3;
const groundColours: Readonly<Record<GroundKind, string>> = {
  void: '#05070a',
  asphalt: '#151c23',
  sidewalk: '#1d262f',
  crossing: '#2a333c',
  plaza: '#232c36',
  alley: '#10161c',
  interior: '#1a222b',
  grass: '#16241d',
  water: '#0f2430',
  roadmark: '#2a333c',
  stairs: '#303a44',
  tiles: '#26313a',
  marble: '#28323c',
  carpet: '#2a2430',
  plates: '#1f272e',
  shallows: '#173039',
};

/** Draws ground and buildings of a zone, north up. */
export function drawZone(map: ZoneMap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = map.widthTiles * picturePixels;
  canvas.height = map.heightTiles * picturePixels;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  for (let y = 0; y < map.heightTiles; y++) {
    for (let x = 0; x < map.widthTiles; x++) {
      const kind = groundKinds[map.ground[y * map.widthTiles + x] ?? 0] ?? 'void';
      pen.fillStyle = groundColours[kind];
      pen.fillRect(x * picturePixels, y * picturePixels, picturePixels, picturePixels);
    }
  }
  for (const house of map.buildings) {
    const [x, y, width, height] = [
      house.x * picturePixels,
      house.y * picturePixels,
      house.width * picturePixels,
      house.height * picturePixels,
    ];
    pen.fillStyle = '#2b3641';
    pen.fillRect(x, y, width, height);
    pen.strokeStyle = '#3d4a57';
    pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
  return canvas;
}
