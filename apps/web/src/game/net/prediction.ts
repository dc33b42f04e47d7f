import type { TileSpot } from '@necp/shared/kernel';
import { isNewerSeq, nextSeq, type Intent } from '@necp/shared/protocol';
import { stepMovement, type MovementState, type Ground } from '@necp/shared/zone/movement';

/** What the player wants right now, in the units of an intent. */
export type TickInput = Omit<Intent, 'seq'>;

/** Intents the server has not spoken of yet; more than this and the oldest are given up. */
const mostPending = 256;
/** A correction of more tiles than this is a teleport and shown at once. */
const teleportTiles = 4;
/** How fast a shown error fades: share left after one second. */
const errorLeftPerSecond = 0.0004;

/** The own body ahead of the server: steps with every intent, corrected by every answer. */
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

  /** A roll or the rest after it is under way. */
  get isRolling(): boolean {
    return this.body.rollSteps > 0 || this.body.rollRestSteps > 0;
  }

  /** The number the next intent will carry. */
  get nextSeq(): number {
    return nextSeq(this.lastSeq);
  }

  get exact(): MovementState {
    return this.body;
  }

  get unanswered(): number {
    return this.pending.length;
  }

  /** Takes the input of one tick: numbers it, walks it, and keeps it until the server has acknowledged it. */
  take(tickInput: TickInput): Intent {
    this.lastSeq = nextSeq(this.lastSeq);
    const intent: Intent = { seq: this.lastSeq, ...tickInput };
    this.before = this.body;
    this.body = stepMovement(this.body, intent, this.ground);
    this.pending.push(intent);
    if (this.pending.length > mostPending) this.pending.shift();
    return intent;
  }

  /** Ends the step under way, so that the shown place stays where the body is. */
  settle(): void {
    this.before = this.body;
  }

  /**
   * Takes the server's word: its body after our intent `ackSeq`, then everything since walked again.
   * Returns by how many tiles we were wrong.
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

  /** Where to draw the body, `share` (0..1) of the way through the tick under way. */
  shown(share: number): TileSpot {
    const part = Math.min(1, Math.max(0, share));
    return {
      x: this.before.x + (this.body.x - this.before.x) * part + this.error.x,
      y: this.before.y + (this.body.y - this.before.y) * part + this.error.y,
    };
  }
}
