import { instanceCreated } from '@necp/shared/instance/events';
import type { CharacterId } from '@necp/shared/kernel';
import { emit, newId, nowOf, type Tx } from '../kernel';
import { takeFreeChannel, type ClaimZoneInput } from '../zone';

export interface OpenInstanceInput extends Omit<ClaimZoneInput, 'channel'> {
  readonly difficulty: 'normal' | 'hard';
  readonly leaderId: CharacterId;
  /** The characters who may enter, the leader among them. */
  readonly members: readonly CharacterId[];
}

export interface OpenedInstance {
  readonly instanceId: string;
  readonly channel: number;
  readonly epoch: number;
}

/** Claims a private instance and records its members. */
export async function openInstanceChannel(tx: Tx, input: OpenInstanceInput): Promise<OpenedInstance> {
  const { zoneId, difficulty, leaderId, members } = input;
  const { channel, epoch } = await takeFreeChannel(tx, input);
  const instanceId = newId<string>();
  await tx.gameInstance.create({
    data: {
      id: instanceId,
      zoneId,
      channel,
      epoch,
      difficulty,
      leaderId,
      openedAt: nowOf(tx),
      members: { create: members.map((characterId) => ({ characterId })) },
    },
  });
  await emit(tx, instanceCreated, { instanceId, zoneId, channel, difficulty, leaderId, members: [...members] });
  return { instanceId, channel, epoch };
}
