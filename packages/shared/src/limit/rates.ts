/** What a limit counts its points by. */
export const limitKinds = ['procedure', 'account', 'address', 'role', 'connection', 'message'] as const;
export type LimitKind = (typeof limitKinds)[number];

/**
 * How much is allowed. With a window: so many points within so many seconds. Without one: so many at once, or, for a
 * role, a percentage of what players may do.
 */
export interface LimitValue {
  readonly points: number;
  readonly windowSeconds: number | null;
}

/** The smallest and the greatest value that an operator may set. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** One limit of the product with its default and the bounds of what operators may set. */
export interface LimitRule extends LimitValue {
  readonly kind: LimitKind;
  readonly pointsRange: Range;
  /** Null for a limit without a window. */
  readonly windowRange: Range | null;
  /** The code of the refusal, with `seconds` and `minutes` to wait; null where nothing is answered. */
  readonly refusal: string | null;
}

/** A limit of a window in the form that a bucket needs; the object stays the same while its numbers follow changes. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What the bounds and the refusal of a limit are made from. */
export interface LimitParts extends LimitValue {
  readonly refusal?: string;
  /** The smallest share of the default that may be set; a tenth when left out. */
  readonly leastShare?: number;
  /** The greatest multiple of the default that may be set; twenty when left out. */
  readonly mostTimes?: number;
  /** The longest window in seconds; four times the default when left out. */
  readonly longestSeconds?: number;
}

/** Makes the rule of a limit: the bounds follow from the default. */
export function limitOf(kind: LimitKind, parts: LimitParts): LimitRule {
  const { points, windowSeconds, refusal = null, leastShare = 0.1, mostTimes = 20 } = parts;
  return {
    kind,
    points,
    windowSeconds,
    pointsRange: { min: Math.max(1, Math.ceil(points * leastShare)), max: Math.ceil(points * mostTimes) },
    windowRange:
      windowSeconds === null
        ? null
        : { min: Math.max(1, Math.floor(windowSeconds / 10)), max: parts.longestSeconds ?? windowSeconds * 4 },
    refusal,
  };
}
