import type { WorldEventContent } from '@necp/shared/world-event/content';
import { zoneSlice } from '../core/slice';
import type { EventRun } from './run';

/** When each event of this zone starts next without a request. */
export interface EventTimetable {
  readonly event: WorldEventContent;
  nextMs: number;
  /** A request starts it no earlier than this. */
  restsUntilMs: number;
  /** A quest or a new player has requested it. */
  isWanted: boolean;
}

export interface WorldEventSlice {
  readonly timetable: EventTimetable[];
  readonly runs: EventRun[];
}

export const worldEventSlice = zoneSlice<WorldEventSlice>('world-event', () => ({ timetable: [], runs: [] }));
