import type {} from './contract';
import { zoneRoom } from '../core/room';

/** What each client is shown of the zone; see `findInterest` and `sendSnapshots`. */
export const interestRoom = zoneRoom('interest', {
  inputs: { resync: ({ views }, { connectionId }) => views.get(connectionId)?.writer.reset() },
});
