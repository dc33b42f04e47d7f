import type { Role } from '../account/schema';
import type { LimitValue, Rate } from './rates';
import { defaultOf, isLimitName, ruleOf, type LimitName } from './registry';
import { canSetLimit } from './rules';

/** A value that an operator has set for the limit of this name, before it is checked. */
export interface SetLimit extends LimitValue {
  readonly name: string;
}

/** The limits as one process follows them now: the defaults, and what operators have set instead. */
export class LimitBook {
  private set: ReadonlyMap<LimitName, LimitValue> = new Map();
  private readonly bases = new Map<LimitName, LimitValue>();
  private readonly rates = new Map<LimitName, { perSecond: number; burst: number }>();

  valueOf(name: LimitName): LimitValue {
    return this.set.get(name) ?? this.bases.get(name) ?? defaultOf(name);
  }

  /** Whether an operator has set this limit. */
  isSet(name: LimitName): boolean {
    return this.set.has(name);
  }

  /** Returns the points of a limit of calls for a caller with these roles: staff may have a multiple. */
  pointsFor(name: LimitName, roles: readonly Role[]): number {
    const shares = roles.map((role) => (role === 'player' ? 100 : this.valueOf(`role.${role}`).points));
    return Math.ceil((this.valueOf(name).points * Math.max(100, ...shares)) / 100);
  }

  /** Returns the rate of a limit with a window. The object is the same at each call, and follows every change. */
  rateOf(name: LimitName): Rate {
    const known = this.rates.get(name);
    if (known !== undefined) return known;
    const rate = rateFrom(this.valueOf(name));
    this.rates.set(name, rate);
    return rate;
  }

  /** Gives a limit another default in this process, from its environment. */
  setBase(name: LimitName, value: LimitValue): void {
    this.bases.set(name, value);
    this.follow();
  }

  /**
   * Replaces all that operators have set. Values that no operator may set keep their default.
   * @returns the names of the values that were ignored
   */
  replace(values: readonly SetLimit[]): readonly string[] {
    const taken = values.filter((value) => isLimitName(value.name) && canSetLimit(ruleOf(value.name), value).ok);
    this.set = new Map(
      taken.map(({ name, points, windowSeconds }) => [name as LimitName, { points, windowSeconds }] as const),
    );
    this.follow();
    return values.filter((value) => !taken.includes(value)).map(({ name }) => name);
  }

  private follow(): void {
    for (const [name, rate] of this.rates) Object.assign(rate, rateFrom(this.valueOf(name)));
  }
}

function rateFrom({ points, windowSeconds }: LimitValue): { perSecond: number; burst: number } {
  return { perSecond: points / (windowSeconds ?? 1), burst: points };
}
