import type { Ctx } from '@necp/domain/kernel';
import { playedBy, whereabouts, type Whereabouts } from '@necp/domain/zone/queries';
import type { CharacterId } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { ZoneMap } from '@necp/shared/zone/map';
import { nearestFree } from '@necp/shared/zone/movement';
import type { Host } from '../hosting/host';
import type { Placement } from '../zone/inputs';
import type { Atlas } from './atlas';
import { rankChannels } from './channels';
import type { PlayedHere } from './played-here';
import { reachableChannels } from './reachable';

/** The zone a character enters, its saved position, and its new position when it is not left at the saved one. */
export interface WayIn {
  readonly host: Host;
  readonly seen: Whereabouts | null;
  readonly arrive: Placement | null;
}

/** The zone is hosted by another process; the client goes there with the same ticket. */
export interface WayOn {
  readonly elsewhere: string;
}

/**
 * A player who is away for longer than this no longer returns to a private instance or to a place in a crowded zone.
 */
const returnMs = 5 * 60_000;

/** How long early clients wait for the first survey, which opens the zones. */
const readyMs = 5_000;

export interface EntranceParts {
  readonly directory: PlayedHere;
  readonly atlas: Atlas;
  readonly firstZone: string;
  /** The number of players in one channel. */
  readonly capacity: number;
  /** The address under which browsers reach this process. */
  readonly url: string;
}

interface Opening {
  readonly zoneId: string;
  readonly seen: Whereabouts | null;
  readonly arrive?: Placement | null;
}

/** Finds the channel for a player with a ticket, here or in another process; null while no process hosts the zone. */
export function createEntrance({ directory, atlas, firstZone, capacity, url }: EntranceParts) {
  const open = async (
    ctx: Ctx,
    characterId: CharacterId,
    { zoneId, seen, arrive = null }: Opening,
  ): Promise<WayIn | WayOn | null> => {
    // A player who follows a moved zone may arrive before it is open.
    await directory.whenOpen(zoneId);
    const channels = await reachableChannels(ctx, zoneId, { directory, url });
    const wasHere = seen !== null && seen.zoneId === zoneId;
    const body = wasHere ? channels.find(({ channel }) => channel === seen.heldChannel) : undefined;
    const last = wasHere && ctx.clock.nowMs() - seen.seenAt.getTime() <= returnMs ? seen.channel : null;
    // Without a free seat the player joins the queue of the first channel.
    const chosen = body ?? rankChannels(channels, { capacity, last })[0] ?? channels[0];
    for (const { host } of channels) if (host !== chosen?.host) host?.leaveQueue(characterId);
    if (chosen === undefined) return null;
    return chosen.host === null ? { elsewhere: chosen.url } : { host: chosen.host, seen, arrive };
  };
  const openings = new Map<CharacterId, Promise<Host>>();
  const tutorialZone = async (
    ctx: Ctx,
    characterId: CharacterId,
    seen: Whereabouts | null,
  ): Promise<WayIn | WayOn | null> => {
    if (atlas.tutorialZone === null) return open(ctx, characterId, { zoneId: firstZone, seen });
    const { tutorialZone: map } = atlas;
    const known = directory.hosts.find(
      ({ zone, group }) => zone.state.map.id === map.id && group?.leaderId === characterId,
    );
    if (known !== undefined) return { host: known, seen, arrive: null };
    // Two connections of one new character get the same instance.
    const opening =
      openings.get(characterId) ??
      directory
        .openInstance(map, { leaderId: characterId, members: [characterId], difficulty: 'normal', partyPlaces: null })
        .finally(() => openings.delete(characterId));
    openings.set(characterId, opening);
    return { host: await opening, seen, arrive: null };
  };
  return async (ctx: Ctx, characterId: CharacterId): Promise<WayIn | WayOn | null> => {
    // Before its first survey a process does not know what it will host.
    if (!(await directory.readyWithin(readyMs))) return null;
    const seen = await whereabouts(ctx, characterId);
    if (seen === null) return tutorialZone(ctx, characterId, null);
    const map = atlas.mapOf(seen.zoneId);
    if (map === null) return open(ctx, characterId, { zoneId: firstZone, seen });
    if (!atlas.isPrivateInstance(seen.zoneId)) return open(ctx, characterId, { zoneId: seen.zoneId, seen });
    const zoneChannel = isInstance(seen.channel) ? directory.hostOf(seen.zoneId, seen.channel) : null;
    const isRecent =
      ctx.clock.nowMs() - seen.seenAt.getTime() <= returnMs ||
      zoneChannel?.zone.state.players.has(characterId) === true;
    if (zoneChannel !== null && isRecent && zoneChannel.zone.state.epoch === seen.zoneEpoch)
      return { host: zoneChannel, seen, arrive: null };
    const far =
      zoneChannel === null && isInstance(seen.channel) && isRecent
        ? await hostedElsewhere(ctx, { zoneId: seen.zoneId, channel: seen.channel, epoch: seen.zoneEpoch }, url)
        : null;
    if (far !== null) return far;
    const content = atlas.contentOf(seen.zoneId);
    if (content?.kind === 'tutorial') return tutorialZone(ctx, characterId, seen);
    const exit = content?.exits[0];
    const outside = exit === undefined ? null : atlas.mapOf(exit.to);
    if (exit === undefined || outside === null) return open(ctx, characterId, { zoneId: firstZone, seen });
    return open(ctx, characterId, { zoneId: exit.to, seen, arrive: arrivalIn(atlas, outside, exit.arrives) });
  };
}

/** Returns the other process that hosts a channel; null when no process does, or only this one. */
async function hostedElsewhere(
  ctx: Ctx,
  zoneChannel: { readonly zoneId: string; readonly channel: number; readonly epoch?: number },
  url: string,
): Promise<WayOn | null> {
  const played = await playedBy(ctx, zoneChannel);
  const isSame = played !== null && (zoneChannel.epoch === undefined || played.epoch === zoneChannel.epoch);
  // A zone listed for this process that it does not host is being handed to another process.
  return isSame && played.url !== url ? { elsewhere: played.url } : null;
}

/** Returns a free spot in a place; the start position of the map when it has no such place. */
export function arrivalIn(atlas: Atlas, map: ZoneMap, place: string | null): Placement | null {
  const found = place === null ? undefined : atlas.placesOf(map.id).get(place);
  if (found === undefined) return null;
  return { ...nearestFree(map, found.x, found.y), facing: 64 };
}
