import { pickUp, type PickUp } from '../loot/service';
import { heldStreet } from './combat';
import { dieBefore } from './mortal';

/** A process that picks something up. */
await dieBefore<PickUp>((domain, input) => pickUp(domain.systemCtx(), heldStreet, input));
