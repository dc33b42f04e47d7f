import type { TileSpot } from '@necp/shared/kernel';
import { isNewerSeq, nextSeq, type Intent } from '@necp/shared/protocol';
import { stepMovement, type MovementState, type Ground } from '@necp/shared/zone/movement';

/** The current input of the player, in the units of an intent. */
export type TickInput = Omit<Intent, 'seq'>;

/** The most intents without an acknowledgement of the server; the oldest beyond them are dropped. */
const mostPending = 256;
/** A correction of more tiles than this is a teleport and shown at once. */
const teleportTiles = 4;
/** How fast a shown error fades: the share left after one second. */
const errorLeftPerSecond = 0.0004;

/** The player's entity ahead of the server: it steps with every intent and is corrected by every snapshot. */
export class Prediction {
  private body: MovementState;
  private before: MovementState;
  private pending: Intent[] = [];
  private lastSeq = 0;
  private error = { x: 0, y: 0 };

  constructor(
    private readonly ground: Ground,
    start: MovementState,
  ) {
    this.body = start;
    this.before = start;
  }

  get facing(): number {
    return this.body.facing;
  }

  /** Returns whether a roll or its cooldown is running. */
  get isRolling(): boolean {
    return this.body.rollSteps > 0 || this.body.rollRestSteps > 0;
  }

  /** Returns the number of the next intent. */
  get nextSeq(): number {
    return nextSeq(this.lastSeq);
  }

  get exact(): MovementState {
    return this.body;
  }

  get unanswered(): number {
    return this.pending.length;
  }

  /** Takes the input of one tick: numbers it, applies it, and keeps it until the server has acknowledged it. */
  take(tickInput: TickInput): Intent {
    this.lastSeq = nextSeq(this.lastSeq);
    const intent: Intent = { seq: this.lastSeq, ...tickInput };
    this.before = this.body;
    this.body = stepMovement(this.body, intent, this.ground);
    this.pending.push(intent);
    if (this.pending.length > mostPending) this.pending.shift();
    return intent;
  }

  /** Ends the current step, so that the shown position stays where the entity is. */
  settle(): void {
    this.before = this.body;
  }

  /**
   * Takes the server's state after our intent `ackSeq` and applies all later intents again. Returns the size of the
   * correction in tiles.
   */
  correct(ackSeq: number, authority: MovementState): number {
    this.pending = this.pending.filter((intent) => isNewerSeq(intent.seq, ackSeq));
    let body = authority;
    for (const intent of this.pending) body = stepMovement(body, intent, this.ground);
    const dx = body.x - this.body.x;
    const dy = body.y - this.body.y;
    const tiles = Math.hypot(dx, dy);
    this.body = tiles === 0 ? { ...body, facing: this.pending.length > 0 ? body.facing : this.body.facing } : body;
    if (tiles === 0) return 0;
    this.before = { ...this.before, x: this.before.x + dx, y: this.before.y + dy };
    this.error = tiles > teleportTiles ? { x: 0, y: 0 } : { x: this.error.x - dx, y: this.error.y - dy };
    return tiles;
  }

  /** Lets the shown error fade. */
  fade(seconds: number): void {
    const left = errorLeftPerSecond ** seconds;
    this.error = { x: this.error.x * left, y: this.error.y * left };
  }

  /** Returns where to draw the entity, at a `share` (0..1) of the current tick. */
  shown(share: number): TileSpot {
    const part = Math.min(1, Math.max(0, share));
    return {
      x: this.before.x + (this.body.x - this.before.x) * part + this.error.x,
      y: this.before.y + (this.body.y - this.before.y) * part + this.error.y,
    };
  }
}
