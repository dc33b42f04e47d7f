import { cityHour } from '@necp/shared/zone/clock';
import type { ZoneState } from '../state';

/** Returns the hour of the city's clock in this zone, 0 up to 24. */
export const hourIn = ({ nowMs, clockAheadMs }: Pick<ZoneState, 'nowMs' | 'clockAheadMs'>): number =>
  cityHour(nowMs + clockAheadMs);
