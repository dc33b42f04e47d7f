import type { Ctx } from '@necp/domain/kernel';
import { openChannels } from '@necp/domain/zone/queries';
import type { Host } from '../zone/host';
import type { ChannelChoice } from './channels';
import type { PlayedHere } from './directory';

/** An open channel of a zone that one can go to from here. */
export interface ReachableChannel extends ChannelChoice {
  /** The address of the process that plays it. */
  readonly url: string;
  /** The channel itself when it is played here. */
  readonly host: Host | null;
}

export interface Reach {
  readonly directory: PlayedHere;
  /** Where browsers reach this process. */
  readonly url: string;
}

/**
 * The open channels of a zone, the first channel first. All processes read the same figures, so that nobody is sent to
 * and fro.
 */
export async function reachableChannels(ctx: Ctx, zoneId: string, reach: Reach): Promise<ReachableChannel[]> {
  const { directory, url } = reach;
  const listed = (await openChannels(ctx, zoneId)).map(
    (zoneChannel): ReachableChannel => ({
      ...zoneChannel,
      host: zoneChannel.url === url ? directory.hostOf(zoneId, zoneChannel.channel) : null,
    }),
  );
  // What is said to be played here and is not is on its way to another process; what is played here under a lease that
  // ran out unnoticed is here all the same.
  const known = listed.filter((zoneChannel) => zoneChannel.url !== url || zoneChannel.host !== null);
  const unlisted = channelsHere(zoneId, reach).filter(({ channel }) =>
    listed.every((zoneChannel) => zoneChannel.channel !== channel),
  );
  return [...known, ...unlisted].toSorted((a, b) => a.channel - b.channel);
}

/** Those of them that are played here. */
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
