import { zoneRoom } from '../core/room';
import type {} from './contract';

/** What each client is shown of the zone; see `findInterest` and `sendSnapshots`. */
export const interestRoom = zoneRoom('interest', {
  inputs: { resync: ({ views }, { connectionId }) => views.get(connectionId)?.writer.reset() },
});
