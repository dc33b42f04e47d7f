import type { TileSpot } from '@necp/shared/kernel';
import type { Sky } from '../city/sky';
import type { Input } from '../input/input';
import type { GameSettings } from '../types';
import type { OwnState } from './own-state';
import type { Painting } from './painting';
import { Shaking } from './shaking';
import type { World } from './world';

const holdAfterKillMs = 40;
/** An explosion farther away than this shakes nothing. */
const shakeTiles = 18;

export interface PictureParts {
  readonly input: Input;
  readonly painting: Painting;
  readonly own: OwnState;
  readonly settings: () => GameSettings;
  readonly connected: () => boolean;
}

/** Draws one frame: the camera with its shake, the scene, and everything over it. */
export class Picture {
  /** Frames drawn since the start. */
  frames = 0;
  private readonly shaking = new Shaking();

  constructor(private readonly parts: PictureParts) {}

  /** Returns true while the picture is frozen. */
  isHeld(elapsedMs: number): boolean {
    return this.shaking.isHeld(elapsedMs);
  }

  /**
   * Shakes the picture, more when it is nearer to the player's character.
   * @param power 0 to 1
   */
  shake(power: number, at: TileSpot, own: TileSpot): void {
    const { shake, motion } = this.parts.settings();
    if (shake !== 'off' && motion === 'full')
      this.shaking.add(power * Math.max(0, 1 - Math.hypot(at.x - own.x, at.y - own.y) / shakeTiles));
  }

  /** Freezes the picture for a moment after a kill. */
  freeze(): void {
    if (this.parts.settings().motion === 'full') this.shaking.hold(holdAfterKillMs);
  }

  draw(world: World, { elapsedMs, sky }: { readonly elapsedMs: number; readonly sky: Sky }): void {
    const settings = this.parts.settings();
    world.advance(elapsedMs);
    if (world.own) world.camera.follow(world.own, this.parts.input.lookAhead(), { elapsedMs, settings });
    const shaken = this.shaking.offset(elapsedMs);
    const { x, y, tilePixels } = world.camera;
    const camera = { x: x + shaken.x, y: y + shaken.y, tilePixels };
    this.parts.painting.paint({
      world,
      view: world.scene.view(camera),
      elapsedMs,
      settings,
      connected: this.parts.connected(),
    });
    world.scene.draw({
      camera,
      sky,
      elapsedMs,
      under: world.own,
      others: world.closest(),
      motion: settings.motion,
      fill: (crowd) => world.fill(crowd),
      whereIs: (id) => (world.own?.id === id ? world.own : (world.others.find(id) ?? null)),
      mood: this.mood(),
    });
    this.frames += 1;
  }

  private mood(): { readonly hurt: number; readonly faint: number } {
    const { healthShare, life } = this.parts.own;
    return { hurt: Math.max(0, Math.min(1, (0.35 - healthShare) / 0.35)) * 0.9, faint: life === 'up' ? 0 : 1 };
  }
}
