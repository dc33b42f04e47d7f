import type { TileSpot } from '@necp/shared/kernel';
import { Sound } from '../audio/sound';
import { weatherSound } from '../audio/weather';
import type { Sky } from '../city/sky';
import type { ShowParts } from '../combat/show-parts';
import type { Caption, SoundLevels } from '../types';
import type { Footfall } from './others';
import type { World } from './world';

const captionAgainMs = 2_000;

export interface SoundscapeParts {
  readonly levels: SoundLevels;
  readonly hasCaptions: () => boolean;
  readonly showCaption: (caption: Caption) => void;
  readonly nowMs: () => number;
}

/** What the player's character hears: weather, music, footsteps and effects, with captions. */
export class Soundscape {
  readonly sound: Sound;
  private readonly captionedMs = new Map<string, number>();

  constructor(private readonly parts: SoundscapeParts) {
    this.sound = new Sound(parts.levels, (caption) => this.caption(caption));
  }

  /** Plays an effect with a volume by its distance. */
  effectAt(own: TileSpot, ...[name, at, loudness]: Parameters<ShowParts['sound']>): void {
    this.sound.effect(name, { dx: at.x - own.x, dy: at.y - own.y, ...(loudness === undefined ? {} : { loudness }) });
  }

  /** Sets weather and music of this frame and plays its footsteps. */
  advance(
    world: World,
    now: { readonly sky: Sky; readonly falls: readonly Footfall[]; readonly isInCombat: boolean },
  ): void {
    const { own, scene } = world;
    const weather = weatherSound(world.map, { sky: now.sky, roof: scene.indoors });
    this.sound.setWeather(weather.rain, weather.roof);
    this.sound.feel({ combat: now.isInCombat ? 1 : 0, night: now.sky.night });
    if (!own) return;
    for (const fall of now.falls)
      this.sound.footstep({
        distanceTiles: Math.hypot(fall.x - own.x, fall.y - own.y),
        pan: (fall.x - own.x) / 14,
        wet: weather.wet,
      });
  }

  /** Shows a sound as text; the same one from the same side is shown again only after a while. */
  private caption(caption: Caption): void {
    const nowMs = this.parts.nowMs();
    const key = `${caption.key}:${caption.direction}`;
    if (!this.parts.hasCaptions() || nowMs - (this.captionedMs.get(key) ?? -Infinity) < captionAgainMs) return;
    this.captionedMs.set(key, nowMs);
    this.parts.showCaption(caption);
  }
}
