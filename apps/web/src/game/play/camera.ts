import type { Vec2 } from '@necp/shared/kernel';
import type { GameSettings } from '../types';

const leadTiles = 2.1;
/** Screens whose shorter side has fewer CSS pixels than this are phones. */
const phonePixels = 600;

/** Returns the CSS pixels per tile at zoom 1: a person is read at a glance and a street is still seen as a whole. */
export function tilePixelsOn({ clientWidth, clientHeight }: Pick<Element, 'clientWidth' | 'clientHeight'>): number {
  return Math.min(clientWidth, clientHeight) < phonePixels ? 36 : 42;
}

const zooms = { least: 0.75, most: 1.5, step: 0.125 } as const;

/** Returns the zoom one step nearer or farther. */
export function nextZoom(zoom: number, by: 1 | -1): number {
  return Math.min(zooms.most, Math.max(zooms.least, zoom + by * zooms.step));
}

/** Follows the player's character softly and looks a little ahead to where the player points. */
export class Camera {
  x = 0;
  y = 0;
  private leadX = 0;
  private leadY = 0;
  private zoom = 1;
  private isPlaced = false;

  constructor(private readonly screen: Pick<Element, 'clientWidth' | 'clientHeight'>) {}

  get tilePixels(): number {
    return tilePixelsOn(this.screen) * this.zoom;
  }

  place(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.leadX = 0;
    this.leadY = 0;
    this.isPlaced = true;
  }

  follow(
    target: Vec2,
    ahead: Vec2 | null,
    frame: { readonly elapsedMs: number; readonly settings: GameSettings },
  ): void {
    if (!this.isPlaced) this.place(target.x, target.y);
    const seconds = frame.elapsedMs / 1000;
    const isStill = frame.settings.motion === 'reduced';
    const wantedX = isStill || !ahead ? 0 : ahead.x * leadTiles;
    const wantedY = isStill || !ahead ? 0 : ahead.y * leadTiles;
    const soft = 1 - Math.exp(-seconds * 3.2);
    this.leadX += (wantedX - this.leadX) * soft;
    this.leadY += (wantedY - this.leadY) * soft;
    const tight = isStill ? 1 : 1 - Math.exp(-seconds * 14);
    this.x += (target.x + this.leadX - this.x) * tight;
    this.y += (target.y + this.leadY - this.y) * tight;
    this.zoom += (frame.settings.zoom - this.zoom) * (isStill ? 1 : 1 - Math.exp(-seconds * 9));
  }
}
