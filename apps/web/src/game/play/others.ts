import { emoteOfNumber } from '@necp/shared/chat/emotes';
import { entityFlags, type AppliedSnapshot, type EntityView } from '@necp/shared/protocol';
import type { Actor } from '../combat/show-parts';
import { Timeline, Track } from '../net/interpolation';
import { nextEmote, type BodyEmote } from '../people/emotes';
import { makeStance, stepStance, type Stance } from '../people/stance';
import { makeGait, stepGait, type Gait } from '../people/walk';

/** What the content defines about an entity's drawing. */
export interface BodyKind {
  readonly isMachine: boolean;
  readonly isPerson: boolean /** The size relative to a person. */;
  readonly size: number;
  readonly faction: string | null;
}
export type BodyOf = (view: EntityView) => BodyKind;

/** Another entity as it is shown right now, a little in the past. */
export class Other implements Actor {
  readonly track = new Track();
  readonly gait: Gait;
  readonly stance: Stance = makeStance();
  readonly isSelf = false;
  /** What the body of a player shows; null for none. */
  emote: BodyEmote | null = null;
  facing: number;
  x: number;
  y: number;

  constructor(
    readonly view: EntityView,
    private readonly bodyOf: BodyOf,
  ) {
    this.gait = makeGait(view.id % 97);
    this.x = view.x;
    this.y = view.y;
    this.facing = view.facing;
    this.stance.lying = hasFlag(view, 'downed') || hasFlag(view, 'dead') ? 1 : 0;
  }

  get id(): number {
    return this.view.id;
  }

  get content(): string {
    return this.view.content;
  }

  get body(): BodyKind {
    return this.bodyOf(this.view);
  }

  get isHostile(): boolean {
    return hasFlag(this.view, 'hostile');
  }

  get isMachine(): boolean {
    return this.body.isMachine;
  }

  get size(): number {
    return this.body.size;
  }

  /** Applies the flags of the entity to its stance. */
  follow(elapsedMs: number): void {
    const { stance, view } = this;
    this.emote = nextEmote(this.emote, view.kind === 'player' ? emoteOfNumber(view.variant) : null, elapsedMs);
    stance.held = view.held === '' ? null : view.held;
    stance.isLying = hasFlag(view, 'downed') || hasFlag(view, 'dead');
    stance.wantsReady = hasFlag(view, 'steady') || (hasFlag(view, 'inCombat') && !stance.isLying) || stance.recoil > 0;
    if (!hasFlag(view, 'casting')) stance.isCasting = false;
  }
}

/** A footstep that may be heard. */
export interface Footfall {
  readonly x: number;
  readonly y: number;
}

/** Every other entity in view: positions from snapshots, shown at an even pace. */
export class Others {
  private readonly people = new Map<number, Other>();
  private readonly timeline = new Timeline();
  /** Dead entities that left the snapshots and fade where they lie. */
  private fading: Other[] = [];
  private tick = 0;

  constructor(private readonly bodyOf: BodyOf) {}

  get all(): Iterable<Other> {
    return this.people.values();
  }

  /** Yields every entity to draw, the fading ones too. */
  *drawn(): Iterable<Other> {
    yield* this.fading;
    yield* this.people.values();
  }

  get delayMs(): number {
    return this.timeline.delay;
  }

  /** Returns the (fractional) tick the picture shows. */
  get shownTick(): number {
    return this.tick;
  }

  playerNamed(name: string): Other | undefined {
    for (const other of this.all) if (other.view.kind === 'player' && other.view.name === name) return other;
    return undefined;
  }

  find(id: number): Other | undefined {
    return this.people.get(id);
  }

  apply(snapshot: AppliedSnapshot, nowMs: number): void {
    this.timeline.received(snapshot.tick, nowMs);
    for (const id of snapshot.left) this.leave(id);
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

  /** Moves every entity by a frame; returns the footsteps. */
  advance(elapsedMs: number, nowMs: number): Footfall[] {
    this.tick = this.timeline.advance(elapsedMs, nowMs);
    const falls: Footfall[] = [];
    for (const other of this.fading) stepStance(other.stance, elapsedMs);
    this.fading = this.fading.filter(({ stance }) => stance.gone < 1);
    for (const other of this.people.values()) {
      other.follow(elapsedMs);
      stepStance(other.stance, elapsedMs);
      const shown = other.track.at(this.tick);
      if (!shown) continue;
      const walked = Math.hypot(shown.x - other.x, shown.y - other.y);
      const heading = Math.atan2(shown.y - other.y, shown.x - other.x);
      const before = Math.floor(other.gait.phase * 2);
      stepGait(other.gait, {
        seconds: elapsedMs / 1000,
        walkedTiles: Math.min(walked, 1),
        heading,
        facing: shown.facing,
      });
      if (walked > 0.001 && Math.floor(other.gait.phase * 2) !== before && other.body.isPerson)
        falls.push({ x: shown.x, y: shown.y });
      other.x = shown.x;
      other.y = shown.y;
      other.facing = shown.facing;
    }
    return falls;
  }

  clear(): void {
    this.people.clear();
    this.fading = [];
    this.timeline.reset();
  }

  private enter(view: EntityView, tick: number): Other {
    const known = this.people.get(view.id);
    if (known && known.view === view) return known;
    const other = new Other(view, this.bodyOf);
    other.track.jump({ tick, x: view.x, y: view.y, facing: view.facing });
    this.people.set(view.id, other);
    return other;
  }

  private leave(id: number): void {
    const other = this.people.get(id);
    this.people.delete(id);
    if (!other?.stance.isLying) return;
    other.stance.isLeaving = true;
    this.fading.push(other);
  }
}

export function hasFlag(view: Pick<EntityView, 'flags'>, flag: keyof typeof entityFlags): boolean {
  return (view.flags & entityFlags[flag]) !== 0;
}
