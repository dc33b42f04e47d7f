import { isLocking } from '@necp/shared/instance/rules';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { partyChanged } from '@necp/shared/party/events';
import { inTx, nowOf, onceById, pushAfterCommit, type Ctx } from '../kernel';
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

/** Releases the channel: later groups get a new one. Its members read their party again. */
export function closeInstance(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, async (tx) => {
    await endLease(tx, zone);
    const where = { zoneId: zone.zoneId, channel: zone.channel, epoch: zone.epoch, closedAt: null };
    const open = await tx.gameInstance.findFirst({ where, include: { members: true } });
    await tx.gameInstance.updateMany({ where, data: { closedAt: nowOf(tx) } });
    for (const { characterId } of open?.members ?? [])
      pushAfterCommit(tx, { characterId: characterId as CharacterId }, { topic: partyChanged });
  });
}

interface Victory {
  /** The zone's own id of the victory. */
  readonly id: string;
  /** The players who were there. */
  readonly players: readonly Writer[];
}

/**
 * Notes that an instance was won, once: its hard form locks the players who were in it until the next day. Players
 * that another zone writes now are left out.
 */
export async function noteVictory(ctx: Ctx, zone: HeldZone, { id, players }: Victory): Promise<void> {
  const { zoneId, channel, epoch } = zone;
  await inTx(ctx, async (tx) => {
    const winners = await holdWriters(tx, zone, players);
    if (winners.size === 0) return;
    await onceById(tx, { verb: 'instance.won', id: `${zoneId} ${channel} ${epoch} ${id}` }, async () => {
      const where = { zoneId_channel_epoch: { zoneId, channel, epoch } };
      const instance = await tx.gameInstance.findUnique({ where });
      const difficulty = instance?.difficulty as InstanceDifficulty | undefined;
      if (instance !== null && difficulty !== undefined && isLocking(difficulty))
        await lockWinners(tx, [...winners], { instanceId: instance.id, zoneId, difficulty });
      return null;
    });
  });
}
