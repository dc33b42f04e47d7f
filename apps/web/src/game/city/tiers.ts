import type { Building } from '@necp/shared/zone/map';

/** One straight-walled part of a building; towers stand on a wider podium. */
export interface Tier {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly floorTiles: number;
  readonly roofTiles: number;
}

/** Returns a building's parts, lowest first. */
export function tiersOf(building: Building): Tier[] {
  const { x, y, width, height, tallTiles, seed } = building;
  const whole: Tier = { left: x, top: y, right: x + width, bottom: y + height, floorTiles: 0, roofTiles: tallTiles };
  const isTower =
    tallTiles > 11 &&
    Math.min(width, height) >= 9 &&
    building.facade !== 'container' &&
    building.facade !== 'partition' &&
    seed % 3 !== 0;
  if (!isTower) return [whole];
  const podium = Math.max(5, Math.round(tallTiles * 0.42));
  const inset = Math.min(width, height) * 0.16;
  const shiftX = ((seed % 5) / 4 - 0.5) * inset;
  const shiftY = ((seed % 7) / 6 - 0.5) * inset;
  return [
    { ...whole, roofTiles: podium },
    {
      left: x + inset + shiftX,
      top: y + inset + shiftY,
      right: x + width - inset + shiftX,
      bottom: y + height - inset + shiftY,
      floorTiles: podium,
      roofTiles: tallTiles,
    },
  ];
}
