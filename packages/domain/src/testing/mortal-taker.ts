import { pickUp, type PickUp } from '../loot/service';
import { heldZone } from './combat';
import { dieBefore } from './mortal';

/** A process that picks up a drop. */
await dieBefore<PickUp>((domain, input) => pickUp(domain.systemCtx(), heldZone, input));
