import { isLocking } from '@necp/shared/instance/rules';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import { inTx, nowOf, onceById, type Ctx } from '../kernel';
import { endLease, holdWriters, type HeldZone, type Writer } from '../zone';
import { lockWinners } from './locks';
import { openInstanceChannel, type OpenedInstance, type OpenInstanceInput } from './steps';

/**
 * Claims a private instance for players who met at its entrance, and records them.
 * @throws GameError conflict `instance.locked`
 */
export function openInstance(ctx: Ctx, input: OpenInstanceInput): Promise<OpenedInstance> {
  return inTx(ctx, (tx) => openInstanceChannel(tx, input, null));
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

/**
 * Notes that an instance was won, once: its hard form locks the players who were in it until the next day. Players whom
 * another zone writes now are left out.
 */
export function noteVictory(
  ctx: Ctx,
  zone: HeldZone,
  { id, players }: { readonly id: string; readonly players: readonly Writer[] },
): Promise<void> {
  return inTx(ctx, (tx) =>
    onceById(tx, { verb: 'instance.won', id: `${zone.zoneId} ${zone.channel} ${zone.epoch} ${id}` }, async () => {
      const { zoneId, channel, epoch } = zone;
      const instance = await tx.gameInstance.findUnique({
        where: { zoneId_channel_epoch: { zoneId, channel, epoch } },
      });
      if (instance === null || !isLocking(instance.difficulty as InstanceDifficulty)) return null;
      const winners = await holdWriters(tx, zone, players);
      await lockWinners(tx, [...winners], {
        instanceId: instance.id,
        zoneId,
        difficulty: instance.difficulty as InstanceDifficulty,
      });
      return null;
    }),
  ).then(() => undefined);
}
