import type { ZoneMap } from '@necp/shared/zone/map';
import { drawZone, picturePixels } from '../base/zone-picture';
import { houseLook } from './house-look';

/** The width of the light before a wall, in tiles. */
const glowTiles = 5;

/** Draws a district from above as it is at night: dark streets between walls that glow in their neon. */
export function drawLitZone(map: ZoneMap): HTMLCanvasElement {
  const canvas = drawZone(map);
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const looks = map.buildings.map((house) => ({ house, ...houseLook(house) }));
  pen.scale(picturePixels, picturePixels);
  pen.globalCompositeOperation = 'lighter';
  for (const { house, glow } of looks) {
    if (!glow) continue;
    pen.strokeStyle = glow;
    for (const [share, alpha] of [
      [1, 0.1],
      [0.5, 0.14],
      [0.2, 0.2],
    ] as const) {
      pen.globalAlpha = alpha;
      pen.lineWidth = glowTiles * share;
      pen.strokeRect(house.x, house.y, house.width, house.height);
    }
  }
  pen.globalCompositeOperation = 'source-over';
  pen.globalAlpha = 1;
  for (const { house, roof, wall } of looks) {
    pen.fillStyle = roof;
    pen.fillRect(house.x, house.y, house.width, house.height);
    pen.strokeStyle = wall;
    pen.lineWidth = 0.9;
    pen.strokeRect(house.x, house.y, house.width, house.height);
  }
  return canvas;
}
