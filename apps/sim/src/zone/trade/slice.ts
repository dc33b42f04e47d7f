import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

/** The players whose note the domain is keeping, and the tick until which its answer is awaited. */
export const tradeSlice = zoneSlice<{ readonly writing: Map<CharacterId, number> }>('trade', () => ({
  writing: new Map(),
}));
