import { zoneRoom } from '../core/room';
import type {} from './contract';
import { planEvents, runEvents, takeCargo, takeShared, takesPart } from './events';

/** Events of the zone: convoys, defences and deliveries in which all players may take part. */
export const worldEventRoom = zoneRoom('world-event', {
  open: planEvents,
  inputs: { shared: takeShared },
  interactables: { cargo: { holdMs: () => 800, complete: takeCargo } },
  isBusy: takesPart,
  tick: { settle: runEvents },
});
