import { strikeDeal, type Deal } from './deal';
import { dieBefore } from './mortal';

/** A process that performs a deal. */
await dieBefore<Deal>((domain, deal) => strikeDeal(domain.systemCtx(), deal));
