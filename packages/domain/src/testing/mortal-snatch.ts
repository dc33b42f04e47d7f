import { mailSnatched, snatchMoney, spillSnatch } from '../loot/snatching';
import { pickUp } from '../loot/service';
import { heldZone } from './combat';
import { dieBefore } from './mortal';

/** One step of snatched money: it is taken, drops, is picked up, or is mailed. */
export type SnatchStep =
  | { readonly step: 'snatch'; readonly input: Parameters<typeof snatchMoney>[2] }
  | { readonly step: 'spill'; readonly input: Parameters<typeof spillSnatch>[2] }
  | { readonly step: 'pick_up'; readonly input: Parameters<typeof pickUp>[2] }
  | { readonly step: 'mail' };

/** A process that carries out one of them. */
await dieBefore<SnatchStep>(async (domain, order) => {
  const ctx = domain.systemCtx();
  switch (order.step) {
    case 'snatch':
      return snatchMoney(ctx, heldZone, order.input);
    case 'spill':
      return spillSnatch(ctx, heldZone, order.input);
    case 'pick_up':
      return pickUp(ctx, heldZone, order.input);
    case 'mail':
      return mailSnatched(ctx);
  }
});
