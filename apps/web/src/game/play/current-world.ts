import { loadZoneMap } from '@necp/content/client';
import type { GameOptions } from '../types';
import type { Companions } from './body-kinds';
import type { Boxes } from './boxes';
import type { Known } from './known';
import { World, type WorldOptions } from './world';

export interface CurrentWorldParts {
  readonly options: Pick<GameOptions, 'host' | 'events'>;
  readonly known: Known;
  readonly boxes: Boxes;
  readonly companions: Companions;
  readonly look: () => Pick<WorldOptions, 'locale' | 'finesse' | 'frameCap'>;
  readonly frame: (elapsedMs: number) => void;
  readonly show: () => WorldOptions['show'];
  readonly entered: (zoneId: string) => void;
}

/** The zone on the screen; replaced as a whole when the player enters another. */
export class CurrentWorld {
  world: World | null = null;
  private openings = 0;
  private isDestroyed = false;

  constructor(private readonly parts: CurrentWorldParts) {}

  /**
   * Leaves the current zone and builds another; returns false when a later opening or the end of the game came first.
   */
  async open(zoneId: string): Promise<boolean> {
    const { events, host } = this.parts.options;
    const opening = (this.openings += 1);
    const isOvertaken = (): boolean => this.isDestroyed || opening !== this.openings;
    if (!this.world) events.publish('loading', { step: 'map' });
    const map = await loadZoneMap(zoneId);
    if (isOvertaken()) return false;
    const before = this.world;
    this.world = null;
    before?.destroy();
    events.publish('zone', map);
    if (!before) events.publish('loading', { step: 'city' });
    const world = await World.open({
      host,
      map,
      ...this.parts.look(),
      known: this.parts.known,
      boxes: this.parts.boxes,
      companions: this.parts.companions,
      frame: this.parts.frame,
      graphics: (state) => events.publish('graphics', state),
      show: this.parts.show(),
    });
    if (isOvertaken()) {
      world?.destroy();
      return false;
    }
    if (!world) events.publish('graphics', 'unsupported');
    this.world = world;
    this.parts.entered(zoneId);
    return world !== null;
  }

  destroy(): void {
    this.isDestroyed = true;
    this.world?.destroy();
  }
}
