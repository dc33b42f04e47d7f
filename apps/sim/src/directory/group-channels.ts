import type { Ctx } from '@necp/domain/kernel';
import { admitToInstance } from '@necp/domain/party/service';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { Host } from '../hosting/host';
import type { TransferOutput } from '../zone/outputs';
import type { Atlas } from './atlas';
import type { PlayedHere } from './played-here';

interface GroupParts {
  readonly directory: PlayedHere;
  readonly atlas: Atlas;
  readonly ctx: () => Ctx;
}

type Together = Extract<TransferOutput, { kind: 'transfer_group' }>;

/** Returns the leader's existing instance, else a new one for the whole group. */
export async function openChannelFor(
  { toZone, leaderId, difficulty, transfers }: Together,
  { directory, atlas }: GroupParts,
): Promise<Host> {
  const known = directory.hosts.find(
    ({ zone, group }) =>
      zone.state.map.id === toZone && group?.partyPlaces === null && group.members.includes(leaderId),
  );
  if (known !== undefined) return known;
  const map = atlas.mapOf(toZone);
  if (map === null || !atlas.isPrivateInstance(toZone)) throw new GameError('unavailable', 'zone.unreachable');
  return directory.openInstance(map, {
    leaderId,
    members: transfers.map(({ entrant }) => entrant.characterId),
    difficulty,
    partyPlaces: null,
  });
}

interface OfParty {
  readonly characterId: CharacterId;
  readonly toZone: string;
  /** The difficulty of the instance to open; null for the one that is open. */
  readonly opens: InstanceDifficulty | null;
}

/**
 * Returns the channel of the instance that a player's party has open, after the domain has given the player a place; it
 * is opened first when the player asks for that and no other member was faster.
 */
export async function channelOfParty(
  { characterId, toZone, opens }: OfParty,
  { directory, atlas, ctx }: GroupParts,
): Promise<number> {
  const map = atlas.mapOf(toZone);
  if (map === null || !atlas.isPrivateInstance(toZone)) throw new GameError('unavailable', 'zone.unreachable');
  if (opens !== null) {
    const partyPlaces = atlas.contentOf(toZone)?.partySize ?? 1;
    const group = { leaderId: characterId, members: [characterId], difficulty: opens, partyPlaces };
    const opened = await directory.openInstance(map, group).catch((error: unknown) => {
      if (error instanceof GameError && error.code === 'instance.already_open') return null;
      throw error;
    });
    if (opened !== null) return opened.zone.state.channel;
  }
  const { channel } = await admitToInstance(ctx(), { characterId, zoneId: toZone });
  return channel;
}
