import type { Building, Hue } from '@necp/shared/zone/map';

/** The light along the walls of a building; amber is kept for what waits for the player. */
const wallLights: Readonly<Record<Hue, string>> = {
  magenta: '#ff3d81',
  cyan: '#3fd0e0',
  amber: '#c08a5a',
  violet: '#8f6bff',
  green: '#61d394',
  red: '#ff4d5e',
  blue: '#4f9dff',
  white: '#d6dee6',
};

interface HouseLook {
  readonly roof: string;
  readonly wall: string;
  /** The light that falls on the street; null for a bare wall. */
  readonly glow: string | null;
}

/** Roofs from low to high: what towers over the street is lighter. */
const roofs = ['#1c252e', '#222d37', '#293642', '#31404e'] as const;
const storeyTiles = 5;

/** Returns how the maps draw a building: a roof by its height, and walls in the light of its neon. */
export function houseLook({ facade, hue, tallTiles }: Pick<Building, 'facade' | 'hue' | 'tallTiles'>): HouseLook {
  if (facade === 'partition') return { roof: '#1a222b', wall: '#465564', glow: null };
  const roof = roofs[Math.min(roofs.length - 1, Math.floor(tallTiles / storeyTiles))] ?? roofs[0];
  return { roof, wall: wallLights[hue], glow: wallLights[hue] };
}
