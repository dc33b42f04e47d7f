import { deviationDegrees, recoilAfter, spreadOf } from '@necp/shared/combat/formulas';
import type { ItemContent } from '@necp/shared/inventory/content';

type Firearm = Extract<ItemContent, { kind: 'firearm' }>;
type Blade = Extract<ItemContent, { kind: 'blade' }>;

/** What is done in this frame. */
export type Pull =
  | { readonly does: 'shoot'; readonly weapon: Firearm; readonly offsetsRadians: readonly number[] }
  | { readonly does: 'strike'; readonly weapon: Blade | null }
  | { readonly does: 'click' };

export interface TriggerMoment {
  readonly nowMs: number;
  readonly isHeld: boolean;
  /** Null for bare hands. */
  readonly weapon: ItemContent | null;
  readonly rounds: number;
  /** Reloading, downed, casting, rolling or at peace. */
  readonly isBusy: boolean;
  /** Present speed as a share of a sprint, and how far one aims, 0..1. */
  readonly speedShare: number;
  readonly aimedShare: number;
  readonly chance: () => number;
}

const fistMs = 500;
/** The trigger is asked a little early, because the simulation counts in ticks. */
const clickAgainMs = 350;

/** The own weapon ahead of the simulation: when it may fire next, how much it wanders, how many rounds it still seems to have. */
export class Trigger {
  private readyMs = 0;
  private recoil = 0;
  private recoilMs = 0;
  private wasHeld = false;
  private isFresh = false;
  /** Shots shown that the simulation has not counted yet. */
  private ahead = 0;
  private roundsBefore = 0;

  /** Half-angle of the cone at this moment, in degrees. */
  spreadDegrees(moment: Omit<TriggerMoment, 'isHeld' | 'chance' | 'rounds' | 'isBusy'>): number {
    if (moment.weapon?.kind !== 'firearm') return 0;
    return spreadOf(moment.weapon.spreadDegrees, { recoilDegrees: this.settled(moment.weapon, moment.nowMs), speedShare: moment.speedShare, aimedShare: moment.aimedShare, spreadPercent: 0 });
  }

  /** Tells how many rounds the simulation knows of. */
  counted(rounds: number): void {
    this.ahead = Math.max(0, this.ahead - Math.max(0, this.roundsBefore - rounds));
    if (rounds > this.roundsBefore) this.ahead = 0;
    this.roundsBefore = rounds;
  }

  /** Another weapon is in the hand: it has to be drawn first. */
  drawn(readyMs: number): void {
    this.readyMs = readyMs;
    this.recoil = 0;
    this.ahead = 0;
  }

  /** What the finger does now, or null. */
  pull(moment: TriggerMoment): Pull | null {
    this.isFresh = moment.isHeld && !this.wasHeld;
    this.wasHeld = moment.isHeld;
    if (!moment.isHeld || moment.isBusy || moment.nowMs < this.readyMs) return null;
    const { weapon } = moment;
    if (weapon?.kind === 'firearm') return this.shoot(weapon, moment);
    if (weapon && weapon.kind !== 'blade') return null;
    this.readyMs = moment.nowMs + (weapon?.swingMs ?? fistMs);
    return { does: 'strike', weapon };
  }

  private shoot(weapon: Firearm, moment: TriggerMoment): Pull | null {
    if (moment.rounds - this.ahead <= 0) {
      this.readyMs = moment.nowMs + clickAgainMs;
      return this.isFresh ? { does: 'click' } : null;
    }
    const spread = this.spreadDegrees(moment);
    this.recoil = recoilAfter(this.recoil, { addsDegrees: weapon.recoilDegrees, recoilPercent: 0 }, { forMs: moment.nowMs - this.recoilMs, settleDegreesPerS: weapon.settleDegreesPerS });
    this.recoilMs = moment.nowMs;
    this.readyMs = moment.nowMs + weapon.cycleMs;
    this.ahead += 1;
    return { does: 'shoot', weapon, offsetsRadians: Array.from({ length: weapon.pellets }, () => (deviationDegrees(spread, moment.chance()) / 180) * Math.PI) };
  }

  private settled(weapon: Firearm, nowMs: number): number {
    return Math.max(0, this.recoil - (weapon.settleDegreesPerS * (nowMs - this.recoilMs)) / 1000);
  }
}
