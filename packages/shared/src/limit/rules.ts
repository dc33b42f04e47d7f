import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { LimitRule, LimitValue, Range } from './rates';

/** Checks whether an operator may set a limit to this value. */
export function canSetLimit({ pointsRange, windowRange }: LimitRule, value: LimitValue): Verdict {
  if (!isWithin(value.points, pointsRange)) return refuse('limit.points_out_of_bounds', { ...pointsRange });
  if (windowRange === null) return value.windowSeconds === null ? allowed : refuse('limit.no_window');
  if (value.windowSeconds === null || !isWithin(value.windowSeconds, windowRange))
    return refuse('limit.window_out_of_bounds', { ...windowRange });
  return allowed;
}

const isWithin = (value: number, { min, max }: Range) => Number.isInteger(value) && value >= min && value <= max;
