import { settleTrade, type EscrowTrade } from './escrow-trade';
import { dieBefore } from './mortal';

/** A process that performs a trade through an escrow. */
await dieBefore<EscrowTrade>((domain, trade) => settleTrade(domain.systemCtx(), trade));
