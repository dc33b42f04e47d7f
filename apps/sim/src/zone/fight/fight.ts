import type { ZoneOutput } from '../outputs';
import type { ZoneState } from '../state';
import { advanceReload } from './arms';
import { recordPositions } from './rewind';

/** The phase of the tick in which everything that flies, burns, lands or ends does so. */
export function fight(state: ZoneState, _out: ZoneOutput[]): void {
  for (const fighter of state.fighters.values()) advanceReload(state, fighter);
  recordPositions(state);
}
