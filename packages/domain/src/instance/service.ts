import { inTx, nowOf, type Ctx } from '../kernel';
import { endLease, type HeldZone } from '../zone';
import { openCopy, type OpenedInstance, type OpenInstanceInput } from './steps';

/** Takes a copy of a zone for a few and notes whom it is for. */
export function openInstance(ctx: Ctx, input: OpenInstanceInput): Promise<OpenedInstance> {
  return inTx(ctx, (tx) => openCopy(tx, input));
}

/** Gives the copy back: whoever comes later gets a fresh one. */
export function closeInstance(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, async (tx) => {
    await endLease(tx, zone);
    await tx.gameInstance.updateMany({
      where: { zoneId: zone.zoneId, channel: zone.channel, epoch: zone.epoch, closedAt: null },
      data: { closedAt: nowOf(tx) },
    });
  });
}
