import type { Ctx } from '@necp/domain/kernel';
import { openChannels } from '@necp/domain/zone/queries';
import type { Host } from '../hosting/host';
import type { ChannelChoice } from './channels';
import type { PlayedHere } from './played-here';

/** An open channel of a zone that a player can reach from here. */
export interface ReachableChannel extends ChannelChoice {
  /** The address of the process that hosts it. */
  readonly url: string;
  /** The host when the channel is hosted here. */
  readonly host: Host | null;
}

export interface Reach {
  readonly directory: PlayedHere;
  /** The address under which browsers reach this process. */
  readonly url: string;
}

/**
 * Returns the open channels of a zone, the first channel first. All processes read the same figures, so that no player
 * is sent to and fro.
 */
export async function reachableChannels(ctx: Ctx, zoneId: string, reach: Reach): Promise<ReachableChannel[]> {
  const { directory, url } = reach;
  const listed = (await openChannels(ctx, zoneId)).map(
    (zoneChannel): ReachableChannel => ({
      ...zoneChannel,
      host: zoneChannel.url === url ? directory.hostOf(zoneId, zoneChannel.channel) : null,
    }),
  );
  // A channel listed for this process that it does not host is being handed to another one; a channel hosted here under
  // an expired lease still counts as here.
  const known = listed.filter((zoneChannel) => zoneChannel.url !== url || zoneChannel.host !== null);
  const unlisted = channelsHere(zoneId, reach).filter(({ channel }) =>
    listed.every((zoneChannel) => zoneChannel.channel !== channel),
  );
  return [...known, ...unlisted].toSorted((a, b) => a.channel - b.channel);
}

/** Returns those of them that are hosted here. */
export function channelsHere(zoneId: string, { directory, url }: Reach): ReachableChannel[] {
  const hosts = directory.hosts.filter(({ zone, group }) => group === null && zone.state.map.id === zoneId);
  return hosts.map((host) => ({
    channel: host.zone.state.channel,
    population: host.zone.state.players.size,
    isClosing: false,
    url,
    host,
  }));
}
