import type { EmoteId } from '@necp/shared/chat/emotes';
import type { DressedLook } from '@necp/shared/character/outfit';
import { aimRadians, facingUnit, type AppliedSnapshot, type Intent, type ZoneWelcome } from '@necp/shared/protocol';
import { stationaryState, type MovementState, type Ground } from '@necp/shared/zone/movement';
import type { Actor } from '../combat/show-parts';
import { Prediction, type TickInput } from '../net/prediction';
import { Stepper } from '../net/stepper';
import type { DrawnPerson } from '../people/drawn-person';
import type { BodyEmote } from '../people/emotes';
import { makeStance, stepStance } from '../people/stance';
import { makeGait, stepGait } from '../people/walk';

/** The number of corrections kept for the test hook. */
const rememberedCorrections = 64;
/** Smaller differences come from rounding in snapshots. */
const noticeableTiles = 0.002;

/** The player's own character: ahead of the server, and drawn at its predicted position. */
export class OwnCharacter implements Actor {
  private readonly prediction: Prediction;
  private readonly stepper: Stepper;
  readonly stance = makeStance();
  private readonly gait = makeGait(1);
  /** What the body shows, and when that ends; the server ends it for others by the same rule. */
  private emote: (BodyEmote & { readonly lastsS: number }) | null = null;
  private hasSnapshot = false;
  private facingRadians = 0;
  private lastAim = 0;
  readonly corrections: number[] = [];
  readonly content = '';
  readonly isSelf = true;
  readonly isHostile = false;
  readonly isMachine = false;
  readonly size = 1;
  ackSeq = 0;
  name: string;
  x: number;
  y: number;

  constructor(
    ground: Ground,
    readonly welcome: ZoneWelcome,
    public look: DressedLook,
  ) {
    this.name = welcome.name;
    this.x = Math.fround(welcome.x);
    this.y = Math.fround(welcome.y);
    this.prediction = new Prediction(ground, stationaryState(this.x, this.y, 0));
    this.stepper = new Stepper(this.prediction);
  }

  get id(): number {
    return this.welcome.entityId;
  }

  get facing(): number {
    return this.facingRadians;
  }

  /** Returns the last aim, 0..65,535. */
  get aim(): number {
    return this.lastAim;
  }

  get isRolling(): boolean {
    return this.prediction.exact.rollSteps > 0;
  }

  /** Returns the direction of the current roll, 0..255. */
  get rollFacing(): number {
    return this.prediction.exact.rollFacing;
  }

  get canRoll(): boolean {
    return !this.prediction.isRolling && this.prediction.exact.speedPerMille > 0;
  }

  /** Returns the current speed as a share of a sprint. */
  get speedShare(): number {
    return Math.min(1, this.gait.pace / 1.6);
  }

  /** Returns the share of the usual speed that load and statuses leave, 0..1. */
  get paceShare(): number {
    return this.prediction.exact.speedPerMille / 1000;
  }

  /** Whether intents are sent in every tick, even without any input. */
  keepsTicking = false;

  /** Returns the number of the next intent. */
  get nextSeq(): number {
    return this.prediction.nextSeq;
  }

  /** Applies the server's state of the player's entity. */
  reconcile(snapshot: AppliedSnapshot): void {
    this.ackSeq = snapshot.ackSeq;
    const body: MovementState = { ...snapshot.self, facing: facingUnit(snapshot.self.facing) };
    const tiles = this.prediction.correct(snapshot.ackSeq, body);
    // The first state after joining is a start position, not a correction.
    if (this.hasSnapshot && tiles > noticeableTiles) {
      this.corrections.push(tiles);
      if (this.corrections.length > rememberedCorrections) this.corrections.shift();
    }
    if (!this.hasSnapshot) {
      this.facingRadians = snapshot.self.facing;
      this.lastAim = body.facing << 8;
    }
    this.hasSnapshot = true;
  }

  /** Walks one frame; returns what to send and whether there was a footstep. */
  advance(elapsedMs: number, tickInput: TickInput): { readonly intents: Intent[]; readonly footfall: boolean } {
    this.stepper.keepsTicking = this.keepsTicking;
    const intents = this.hasSnapshot ? this.stepper.advance(elapsedMs, tickInput) : [];
    this.prediction.fade(elapsedMs / 1000);
    const shown = this.prediction.shown(this.stepper.share);
    const walked = Math.hypot(shown.x - this.x, shown.y - this.y);
    const heading = Math.atan2(shown.y - this.y, shown.x - this.x);
    this.turn(tickInput, elapsedMs);
    const before = Math.floor(this.gait.phase * 2);
    stepStance(this.stance, elapsedMs);
    stepGait(this.gait, {
      seconds: elapsedMs / 1000,
      walkedTiles: Math.min(walked, 1),
      heading,
      facing: this.facingRadians,
    });
    this.x = shown.x;
    this.y = shown.y;
    this.age(elapsedMs);
    return { intents, footfall: walked > 0.001 && Math.floor(this.gait.phase * 2) !== before };
  }

  /** Shows an emote until its time is over, or a step or a fight ends it. */
  show(id: EmoteId, lastsMs: number | null): void {
    if (!this.isOccupied()) this.emote = { id, seconds: 0, lastsS: (lastsMs ?? Infinity) / 1000 };
  }

  /** Returns the emote that the body shows. */
  get shownEmote(): EmoteId | null {
    return this.emote?.id ?? null;
  }

  private isOccupied(): boolean {
    const { wantsReady, recoil, swing, throwing, isCasting, isLying } = this.stance;
    const isFighting = wantsReady || recoil > 0 || swing < 1 || throwing < 1 || isCasting || isLying;
    return this.gait.pace > 0.2 || this.isRolling || isFighting;
  }

  private age(elapsedMs: number): void {
    if (this.emote === null) return;
    this.emote.seconds += elapsedMs / 1000;
    if (this.emote.seconds >= this.emote.lastsS || this.isOccupied()) this.emote = null;
  }

  drawn(): DrawnPerson {
    return {
      emote: this.emote,
      look: this.look,
      kind: 'self',
      x: this.x,
      y: this.y,
      facing: this.facingRadians,
      gait: this.gait,
      stance: this.stance,
    };
  }

  /** Turns the character to the input over a few frames, ahead of the next tick. */
  private turn(tickInput: TickInput, elapsedMs: number): void {
    this.lastAim = tickInput.aim;
    const wanted = aimRadians(tickInput.aim);
    const gap = Math.atan2(Math.sin(wanted - this.facingRadians), Math.cos(wanted - this.facingRadians));
    this.facingRadians += gap * Math.min(1, elapsedMs / 45);
  }
}
