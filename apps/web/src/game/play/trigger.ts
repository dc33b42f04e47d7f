import {
  afterShot,
  aimedShare,
  firesNow,
  recoilAt,
  type Trigger as TriggerState,
} from '@necp/shared/combat/ballistics';
import { spreadOf } from '@necp/shared/combat/formulas';
import type { ItemContent } from '@necp/shared/inventory/content';

export type Firearm = Extract<ItemContent, { kind: 'firearm' }>;
type Blade = Extract<ItemContent, { kind: 'blade' }>;

/** What one intent does with the weapon. */
export type Pull =
  | { readonly does: 'shoot'; readonly weapon: Firearm }
  | { readonly does: 'strike'; readonly weapon: Blade | null }
  | { readonly does: 'click' };

/** The shooting entity at this moment. */
export interface Bearing {
  readonly nowMs: number;
  /** The held weapon; null for bare hands. */
  readonly weapon: ItemContent | null;
  /** Current speed as a share of a sprint, 0 to 1. */
  readonly speedShare: number;
  /** The time since when the player aims; null when not aiming. */
  readonly steadySinceMs: number | null;
}

export interface TriggerMoment extends Bearing {
  readonly isHeld: boolean;
  readonly isPressed: boolean;
  readonly rounds: number;
  /** Whether the player reloads, is downed, casts, rolls or is in a safe zone. */
  readonly isBusy: boolean;
}

const fistMs = 500;
const pullKept = 180;
const fresh: TriggerState = { readyMs: 0, recoilDegrees: 0, recoilMs: 0, burstLeft: 0 };

/**
 * The player's weapon ahead of the simulation, by the same rules: when it fires, its recoil, and its remaining rounds.
 * Where a shot goes inside its cone only the simulation knows.
 */
export class Trigger {
  private state: TriggerState = fresh;
  private pulledUntilMs = 0;
  private hasClicked = false;
  /** Shots that were shown and that the simulation has not counted yet. */
  private ahead = 0;
  private roundsBefore = 0;

  /** Returns whether a burst is being fired: the simulation needs an intent for each of its shots. */
  get isUnderWay(): boolean {
    return this.state.burstLeft > 0;
  }

  /** Returns the half-angle of the cone at this moment, in degrees. */
  spreadDegrees(bearing: Bearing): number {
    return bearing.weapon?.kind === 'firearm'
      ? spreadOf(bearing.weapon.spreadDegrees, this.stanceOf(bearing.weapon, bearing))
      : 0;
  }

  /** Takes over the number of rounds the simulation counts. */
  counted(rounds: number): void {
    this.ahead = rounds > this.roundsBefore ? 0 : Math.max(0, this.ahead - (this.roundsBefore - rounds));
    this.roundsBefore = rounds;
  }

  /** Called when another weapon is in the hand, which has to be drawn first. */
  drawn(readyMs: number): void {
    this.state = { ...fresh, readyMs };
    this.ahead = 0;
  }

  /** Returns what this intent does, or null. */
  pull(moment: TriggerMoment): Pull | null {
    if (moment.isPressed) {
      this.pulledUntilMs = moment.nowMs + pullKept;
      this.hasClicked = false;
    }
    const isOn = moment.isHeld || moment.nowMs <= this.pulledUntilMs || this.isUnderWay;
    if (!isOn || moment.isBusy) return null;
    if (moment.weapon?.kind === 'firearm') return this.shoot(moment.weapon, moment);
    if ((moment.weapon && moment.weapon.kind !== 'blade') || moment.nowMs < this.state.readyMs) return null;
    this.pulledUntilMs = 0;
    this.state = { ...this.state, readyMs: moment.nowMs + (moment.weapon?.swingMs ?? fistMs) };
    return { does: 'strike', weapon: moment.weapon };
  }

  private shoot(weapon: Firearm, moment: TriggerMoment): Pull | null {
    if (
      !firesNow(this.state, weapon.fireMode, {
        nowMs: moment.nowMs,
        isHeld: moment.isHeld,
        pulledUntilMs: this.pulledUntilMs,
      })
    )
      return null;
    const rounds = moment.rounds - this.ahead;
    if (rounds <= 0) {
      if (this.hasClicked) return null;
      this.hasClicked = true;
      return { does: 'click' };
    }
    this.state = afterShot(this.state, weapon, { nowMs: moment.nowMs, recoilPercent: 0, roundsLeft: rounds - 1 });
    this.pulledUntilMs = 0;
    this.ahead += 1;
    return { does: 'shoot', weapon };
  }

  private stanceOf(weapon: Firearm, bearing: Bearing) {
    return {
      recoilDegrees: recoilAt(this.state, weapon.settleDegreesPerS, bearing.nowMs),
      speedShare: bearing.speedShare,
      spreadPercent: 0,
      aimedShare: bearing.steadySinceMs === null ? 0 : aimedShare(bearing.nowMs - bearing.steadySinceMs),
    };
  }
}
