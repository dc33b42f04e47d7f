import { settleDrop } from '../loot/service';
import { dieBefore } from './mortal';

/** A process that decides an item of a party. */
await dieBefore<{ readonly dropId: string }>((domain, { dropId }) => settleDrop(domain.systemCtx(), dropId));
