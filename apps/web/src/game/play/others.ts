import { entityFlags, type AppliedSnapshot, type EntityView } from '@necp/shared/protocol';
import { Timeline, Track } from '../net/interpolation';
import { makeGait, stepGait, type Gait } from '../people/walk';

/** Somebody else as they are shown right now, a little in the past. */
export interface Other {
  readonly view: EntityView;
  readonly track: Track;
  readonly gait: Gait;
  x: number;
  y: number;
  facing: number;
}

/** A footfall that somebody near may hear. */
export interface Footfall { readonly x: number; readonly y: number }

/** Everyone else in sight: what snapshots told of them, shown evenly. */
export class Others {
  private readonly people = new Map<number, Other>();
  private readonly timeline = new Timeline();

  get all(): Iterable<Other> {
    return this.people.values();
  }

  get delayMs(): number {
    return this.timeline.delay;
  }

  find(id: number): Other | undefined {
    return this.people.get(id);
  }

  apply(snapshot: AppliedSnapshot, nowMs: number): void {
    this.timeline.heard(snapshot.tick, nowMs);
    for (const id of snapshot.left) this.people.delete(id);
    for (const view of snapshot.entered) this.enter(view, snapshot.tick);
    for (const [id, view] of snapshot.entities) {
      const other = this.people.get(id) ?? this.enter(view, snapshot.tick);
      other.track.put({ tick: snapshot.tick, x: view.x, y: view.y, facing: view.facing });
    }
    for (const id of snapshot.teleported) {
      const other = this.people.get(id);
      other?.track.jump({ tick: snapshot.tick, x: other.view.x, y: other.view.y, facing: other.view.facing });
    }
  }

  /** Moves everybody on by a frame; returns the feet that came down. */
  advance(elapsedMs: number, nowMs: number): Footfall[] {
    const tick = this.timeline.advance(elapsedMs, nowMs);
    const falls: Footfall[] = [];
    for (const other of this.people.values()) {
      const shown = other.track.at(tick);
      if (!shown) continue;
      const walked = Math.hypot(shown.x - other.x, shown.y - other.y);
      const heading = Math.atan2(shown.y - other.y, shown.x - other.x);
      const before = Math.floor(other.gait.phase * 2);
      stepGait(other.gait, { seconds: elapsedMs / 1000, walkedTiles: Math.min(walked, 1), heading, facing: shown.facing });
      if (walked > 0.001 && Math.floor(other.gait.phase * 2) !== before) falls.push({ x: shown.x, y: shown.y });
      other.x = shown.x;
      other.y = shown.y;
      other.facing = shown.facing;
    }
    return falls;
  }

  clear(): void {
    this.people.clear();
    this.timeline.reset();
  }

  private enter(view: EntityView, tick: number): Other {
    const known = this.people.get(view.id);
    if (known && known.view === view) return known;
    const other: Other = { view, track: new Track(), gait: makeGait(view.id % 97), x: view.x, y: view.y, facing: view.facing };
    other.track.jump({ tick, x: view.x, y: view.y, facing: view.facing });
    this.people.set(view.id, other);
    return other;
  }
}

export function isLinkLost(view: EntityView): boolean {
  return (view.flags & entityFlags.linkLost) !== 0;
}
