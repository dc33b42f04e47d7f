import type { EventPhase } from './content';

/** Returns the id of the place at which a phase of an event begins; null for one without a place. */
export function placeOfPhase({ goal, waves }: Pick<EventPhase, 'goal' | 'waves'>): string | null {
  switch (goal.kind) {
    case 'hold':
      return goal.place;
    case 'carry':
      return goal.to;
    case 'stop_vehicle':
      return goal.route[0] ?? null;
    case 'defeat':
      return waves[0]?.place ?? null;
  }
}
