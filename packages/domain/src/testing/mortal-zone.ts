import type { Defeat } from '../combat/service';
import { settle } from './combat';
import { dieBefore } from './mortal';

/** A process that settles a defeat. */
await dieBefore<Defeat>((domain, defeat) => settle(domain.systemCtx(), defeat));
