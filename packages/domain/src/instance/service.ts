import { inTx, nowOf, type Ctx } from '../kernel';
import { endLease, type HeldZone } from '../zone';
import { openInstanceChannel, type OpenedInstance, type OpenInstanceInput } from './steps';

/** Claims a private instance and records its members. */
export function openInstance(ctx: Ctx, input: OpenInstanceInput): Promise<OpenedInstance> {
  return inTx(ctx, (tx) => openInstanceChannel(tx, input));
}

/** Releases the channel: later groups get a new one. */
export function closeInstance(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, async (tx) => {
    await endLease(tx, zone);
    await tx.gameInstance.updateMany({
      where: { zoneId: zone.zoneId, channel: zone.channel, epoch: zone.epoch, closedAt: null },
      data: { closedAt: nowOf(tx) },
    });
  });
}
