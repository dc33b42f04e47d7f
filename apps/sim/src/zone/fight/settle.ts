import type { ZoneOutput } from '../outputs';
import type { ZoneState } from '../state';

/** Hands over what the fight of this tick wants done outside. */
export function settleFights(state: ZoneState, out: ZoneOutput[]): void {
  out.push(...state.outbox);
  state.outbox.length = 0;
}
