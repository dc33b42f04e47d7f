import { instanceCreated } from '@necp/shared/instance/events';
import { callLastsMs } from '@necp/shared/instance/rules';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { emit, newId, nowOf, type Tx } from '../kernel';
import { takeFreeChannel, type ClaimZoneInput } from '../zone';
import { assertUnlocked } from './locks';

export interface OpenInstanceInput extends Omit<ClaimZoneInput, 'channel'> {
  readonly difficulty: InstanceDifficulty;
  readonly leaderId: CharacterId;
  /** The characters who enter, the leader among them. */
  readonly members: readonly CharacterId[];
}

/** The party for which an instance is opened. */
export interface OfParty {
  readonly partyId: string;
  /** The members who are asked to come. */
  readonly called: readonly CharacterId[];
  readonly places: number;
}

export interface OpenedInstance {
  readonly instanceId: string;
  readonly channel: number;
  readonly epoch: number;
}

/**
 * Claims a private instance and records its members.
 * @throws GameError conflict `instance.locked` when one of them won an instance of this kind today
 */
export async function openInstanceChannel(
  tx: Tx,
  input: OpenInstanceInput,
  party: OfParty | null,
): Promise<OpenedInstance> {
  const { zoneId, difficulty, leaderId, members } = input;
  await assertUnlocked(tx, members, input);
  const { channel, epoch } = await takeFreeChannel(tx, input);
  const instanceId = newId<string>();
  const openedAt = nowOf(tx);
  const called = (party?.called ?? []).filter((characterId) => !members.includes(characterId));
  await tx.gameInstance.create({
    data: {
      id: instanceId,
      zoneId,
      channel,
      epoch,
      difficulty,
      leaderId,
      openedAt,
      ...(party === null
        ? {}
        : {
            partyId: party.partyId,
            places: party.places,
            callEndsAt: new Date(openedAt.getTime() + callLastsMs),
          }),
      members: {
        create: [
          ...members.map((characterId) => ({ characterId, admittedAt: openedAt })),
          ...called.map((characterId) => ({ characterId })),
        ],
      },
    },
  });
  await emit(tx, instanceCreated, { instanceId, zoneId, channel, difficulty, leaderId, members: [...members] });
  return { instanceId, channel, epoch };
}
