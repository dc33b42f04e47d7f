import { instanceCreated } from '@necp/shared/instance/events';
import type { CharacterId } from '@necp/shared/kernel';
import { emit, inTx, newId, nowOf, type Ctx } from '../kernel';
import { endLease, takeFreeCopy, type ClaimZoneInput, type HeldZone } from '../zone';

export interface OpenInstanceInput extends Omit<ClaimZoneInput, 'channel'> {
  readonly difficulty: 'normal' | 'hard';
  readonly leaderId: CharacterId;
  /** Who may enter, the leader among them. */
  readonly members: readonly CharacterId[];
}

interface OpenedInstance {
  readonly instanceId: string;
  readonly channel: number;
  readonly epoch: number;
}

/** Takes a copy of a zone for a few and notes whom it is for. */
export function openInstance(ctx: Ctx, input: OpenInstanceInput): Promise<OpenedInstance> {
  const { zoneId, difficulty, leaderId, members } = input;
  return inTx(ctx, async (tx) => {
    const { channel, epoch } = await takeFreeCopy(tx, input);
    const instanceId = newId<string>();
    await tx.gameInstance.create({
      data: { id: instanceId, zoneId, channel, epoch, difficulty, leaderId, openedAt: nowOf(tx), members: { create: members.map((characterId) => ({ characterId })) } },
    });
    await emit(tx, instanceCreated, { instanceId, zoneId, channel, difficulty, leaderId, members: [...members] });
    return { instanceId, channel, epoch };
  });
}

/** Gives the copy back: whoever comes later gets a fresh one. */
export function closeInstance(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, async (tx) => {
    await endLease(tx, zone);
    await tx.gameInstance.updateMany({ where: { zoneId: zone.zoneId, channel: zone.channel, epoch: zone.epoch, closedAt: null }, data: { closedAt: nowOf(tx) } });
  });
}

