import type { Ctx, Logger } from '@necp/domain/kernel';
import type { PlayedChannel } from '@necp/domain/zone/queries';
import { crossZone } from '@necp/domain/zone/service';
import { GameError, type CharacterId, type TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { handleWhen, IterableBackoff, retry } from 'cockatiel';
import type { ZoneHandle } from '../gateway/handshake';
import { Turns } from '../gateway/turns';
import type { TicketHolder } from '../cluster/keys';
import type { Peers } from '../cluster/peers';
import { encodeTransferPayload } from '../zone/combat/player/transfer-payload';
import type { Host, Port } from '../hosting/host';
import { playersNear } from '../operation/presence';
import type { Entrant, RejectionReason } from '../zone/inputs';
import type { ZoneTransfer, TransferOutput } from '../zone/outputs';
import { tileAt } from '../zone/state';
import type { Atlas } from './atlas';
import { rankChannels } from './channels';
import type { PlayedHere } from './played-here';
import { arrivalIn } from './entrance';
import { channelOfParty, openChannelFor } from './group-channels';
import { channelsHere, reachableChannels, type ReachableChannel } from './reachable';

/** Who stands within this distance is shown as nearby. */
const nearTiles = 30;

export interface ZoneTransferParts {
  readonly directory: PlayedHere;
  readonly atlas: Atlas;
  /** The number of players in one channel. */
  readonly capacity: number;
  /** The address under which browsers reach this process. */
  readonly url: string;
  readonly send: Port['send'];
  readonly ctx: () => Ctx;
  readonly zoneHandleOf: (host: Host) => ZoneHandle;
  /** Binds a connection to another zone of this process; returns false when the connection is gone. */
  readonly rebind: (connectionId: number, zoneHandle: ZoneHandle) => boolean;
  /** Closes a client, which reconnects with a new ticket wherever its zone is hosted. */
  readonly sendAway: (connectionId: number) => void;
  /** Requests to the processes that host the other zones. */
  readonly peers: Pick<Peers, 'reserve'>;
  readonly signTicket: (holder: TicketHolder) => Promise<string>;
  /** Sends a client on to another process. */
  readonly move: (connectionId: number, to: { readonly simUrl: string; readonly ticket: string }) => void;
  readonly log: Logger;
}

/**
 * Transfers characters between zones and channels: a seat is reserved at the target, here or in another process; the
 * domain hands the character over under both epochs; the old zone removes it; the new one lets it join, or its client
 * is sent to the new process.
 */
export interface ZoneTransfers {
  /**
   * Handles a transfer request: asks the domain and answers the old zone with `transferred` or `transfer_rejected`.
   * After the removal of the character, it moves the connection.
   */
  take(from: Host, output: TransferOutput): void;
}

/** The waits between the attempts of a request while the database is away; a repeated request gets the same answer. */
const waitsMs = [300, 600, 900, 1_200];
const retryWhileAway = retry(
  handleWhen((error) => !isFinal(error)),
  { maxAttempts: waitsMs.length, backoff: new IterableBackoff(waitsMs) },
);

/** Transfers that ask the domain and other processes at the same time; the others wait for their turn. */
const transfersAtOnce = 4;
/** Beyond this number of waiting requests a new one is refused. */
const mostTransfers = 2_000;

/** A character under its new epoch on the way to a zone of this or another process. */
interface PendingTransfer {
  readonly to: Host | { readonly url: string };
  readonly entrant: Entrant;
}

export function createZoneTransfers(parts: ZoneTransferParts): ZoneTransfers {
  const { directory, zoneHandleOf, rebind, sendAway, log } = parts;
  const transfers = new Map<CharacterId, PendingTransfer>();
  const turns = new Turns(transfersAtOnce, mostTransfers);

  const carry = async (from: Host, transfer: ZoneTransfer): Promise<void> => {
    const { characterId, epoch } = transfer.entrant;
    const map = parts.atlas.mapOf(transfer.toZone);
    if (map === null) throw new GameError('unavailable', 'zone.unreachable');
    const seat = await keepSeat(from, transfer, parts);
    try {
      transfers.set(characterId, await crossTo(map, { from, transfer, seat }, parts));
      from.enqueue({ kind: 'transferred', characterId, epoch });
    } catch (error) {
      if ('host' in seat) seat.host.release(characterId);
      throw error;
    }
  };
  const rejectTransfer = (from: Host, entrant: Entrant, error: unknown) => reject(from, { entrant, error }, log);
  const begin = (from: Host, transfer: ZoneTransfer) =>
    turns.take(() => carry(from, transfer)).catch((error: unknown) => rejectTransfer(from, transfer.entrant, error));
  const beginTogether = async (from: Host, group: Together): Promise<void> => {
    const { toZone, toPlace, transfers: going } = group;
    try {
      const zoneChannel = await turns.take(() => openChannelFor(group, parts));
      for (const { entrant, playedMs } of going) {
        if (zoneChannel.group?.members.includes(entrant.characterId) === true)
          void begin(from, { entrant, playedMs, toZone, toPlace, toChannel: zoneChannel.zone.state.channel });
        else rejectTransfer(from, entrant, new GameError('conflict', 'zone.full'));
      }
    } catch (error) {
      for (const { entrant } of going) rejectTransfer(from, entrant, error);
    }
  };
  const beginWithParty = (from: Host, { toZone, toPlace, transfer, opens }: WithParty) =>
    turns
      .take(() => channelOfParty({ characterId: transfer.entrant.characterId, toZone, opens }, parts))
      .then((toChannel) => begin(from, { ...transfer, toZone, toPlace, toChannel }))
      .catch((error: unknown) => rejectTransfer(from, transfer.entrant, error));
  const sendChannels = (from: Host, connectionId: number) =>
    void turns
      .take(() => sendChannelsOf(from, connectionId, parts))
      .catch((err: unknown) => log.debug({ err }, 'the list of channels was not sent'));
  const finish = ({ characterId, epoch, connectionId }: Extract<TransferOutput, { kind: 'handed_over' }>) => {
    const pendingTransfer = transfers.get(characterId);
    if (pendingTransfer === undefined || pendingTransfer.entrant.epoch !== epoch + 1) return;
    transfers.delete(characterId);
    const { to, entrant } = pendingTransfer;
    if ('url' in to) return void (connectionId !== null && sendOn(connectionId, { to, entrant }, parts));
    to.release(characterId);
    if (!directory.hosts.includes(to)) {
      if (connectionId !== null) sendAway(connectionId);
      return;
    }
    to.effects.endConversationOf(entrant);
    const isConnected = connectionId !== null && rebind(connectionId, zoneHandleOf(to));
    to.enqueue({ kind: 'join', entrant, connectionId: isConnected ? connectionId : null });
  };
  return {
    take: (from, output) => {
      if (output.kind === 'transfer') void begin(from, output.transfer);
      else if (output.kind === 'transfer_group') void beginTogether(from, output);
      else if (output.kind === 'transfer_party') void beginWithParty(from, output);
      else if (output.kind === 'channels_requested') sendChannels(from, output.connectionId);
      else finish(output);
    },
  };
}

/** Hands the character over to the zone of its seat in the database, under a new epoch. */
async function crossTo(
  map: ZoneMap,
  { from, transfer, seat }: { readonly from: Host; readonly transfer: ZoneTransfer; readonly seat: Seat },
  { atlas, ctx }: ZoneTransferParts,
): Promise<PendingTransfer> {
  const { entrant, toZone, toPlace, playedMs } = transfer;
  const { characterId, epoch } = entrant;
  const stays = toZone === from.zone.state.map.id ? entrant.spot : null;
  const spot = stays ?? arrivalIn(atlas, map, toPlace) ?? newcomersSpot(map);
  const held = from.effects.zone;
  const carried = 'far' in seat ? encodeTransferPayload(entrant) : null;
  const next = await retryWhileAway.execute(() =>
    crossZone(ctx(), held, {
      to: 'far' in seat ? seat.far : seat.host.effects.zone,
      leaving: { characterId, epoch, spot, playedMs, carried },
    }),
  );
  return {
    to: 'far' in seat ? { url: seat.far.url } : seat.host,
    entrant: { ...entrant, epoch: next, spot },
  };
}

type Seat = { readonly host: Host } | { readonly far: PlayedChannel };

/** Reserves a seat at the target: in the named channel, else in the best one with room. */
async function keepSeat(from: Host, transfer: ZoneTransfer, parts: ZoneTransferParts): Promise<Seat> {
  const {
    entrant: { characterId },
    toZone,
    toChannel,
  } = transfer;
  if (parts.atlas.isPrivateInstance(toZone)) {
    const channel = toChannel ?? 1;
    const host = parts.directory.hostOf(toZone, channel);
    if (host !== null) return seatIn(host, characterId);
    // The instance of a party may be hosted by another process.
    return { far: await parts.peers.reserve({ zoneId: toZone, channel }, characterId) };
  }
  let rejection = new GameError('unavailable', 'zone.unreachable');
  for (const { channel, host } of await channelsFor(from, transfer, parts)) {
    try {
      return host === null
        ? { far: await parts.peers.reserve({ zoneId: toZone, channel }, characterId) }
        : seatIn(host, characterId);
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      rejection = error;
    }
  }
  throw rejection;
}

function seatIn(host: Host, characterId: CharacterId): Seat {
  if (!host.reserve(characterId)) throw new GameError('conflict', 'zone.full');
  return { host };
}

/**
 * Returns the channels of a public zone to try, the best first.
 * @throws GameError not_found `zone.no_channel` when the named one is not open, conflict `zone.full` when none has room
 */
async function channelsFor(
  from: Host,
  { toZone, toChannel }: ZoneTransfer,
  parts: ZoneTransferParts,
): Promise<ReachableChannel[]> {
  const { map, channel: own } = from.zone.state;
  // While the database is away for a moment, the channels hosted here are still known.
  const all = await reachableChannels(parts.ctx(), toZone, parts).catch(() => channelsHere(toZone, parts));
  const others = all.filter(({ channel }) => toZone !== map.id || channel !== own);
  if (toChannel !== null) {
    const named = others.filter(({ channel, isClosing }) => channel === toChannel && !isClosing);
    if (named.length === 0) throw new GameError('not_found', 'zone.no_channel');
    return named;
  }
  const ranked = rankChannels(others, { capacity: parts.capacity, last: null });
  if (ranked.length > 0 || others.length === 0) return ranked;
  // The count of its own process decides whether the first channel has a seat after all; that process may be ending.
  const first = others.filter(({ channel }) => channel === 1);
  if (first.length === 0) throw new GameError('conflict', 'zone.full');
  return first;
}

/** Sends a player the open channels of their zone. */
async function sendChannelsOf(from: Host, connectionId: number, parts: ZoneTransferParts): Promise<void> {
  const { map, channel: own } = from.zone.state;
  const channels = await reachableChannels(parts.ctx(), map.id, parts);
  const open = channels.filter(({ channel, isClosing }) => !isClosing || channel === own);
  const near = await nearIn(
    from.zone.state,
    { connectionId, channels: open.map(({ channel }) => channel) },
    parts.ctx().redis,
  );
  const shown = open.map(({ channel, population }) => ({
    channel,
    population: channel === own ? from.zone.state.players.size : population,
    nearby: near?.get(channel) ?? null,
  }));
  parts.send([connectionId], 'zone.channels', { own, capacity: parts.capacity, channels: shown });
}

/** Counts who stands around a player's spot in each channel; null when that is unknown. */
async function nearIn(
  state: Host['zone']['state'],
  { connectionId, channels }: { readonly connectionId: number; readonly channels: readonly number[] },
  redis: Ctx['redis'],
): Promise<ReadonlyMap<number, number> | null> {
  const player = state.playerOfConnection.get(connectionId);
  if (player === undefined) return null;
  const [x, y] = [tileAt(state.x, player.entityIndex), tileAt(state.y, player.entityIndex)];
  return playersNear(redis, { zoneId: state.map.id, x, y, radiusTiles: nearTiles }, channels);
}

type Together = Extract<TransferOutput, { kind: 'transfer_group' }>;

type WithParty = Extract<TransferOutput, { kind: 'transfer_party' }>;

/** A client that cannot be given a ticket here gets one from the web app. */
function sendOn(
  connectionId: number,
  { to, entrant }: { readonly to: { readonly url: string }; readonly entrant: Entrant },
  { signTicket, move, sendAway, log }: ZoneTransferParts,
): void {
  signTicket(entrant).then(
    (ticket) => move(connectionId, { simUrl: to.url, ticket }),
    (err: unknown) => {
      log.warn({ err }, 'no ticket for a transferred character');
      sendAway(connectionId);
    },
  );
}

function newcomersSpot({ spawns }: { readonly spawns: readonly TileSpot[] }) {
  const spawn = spawns[0] ?? { x: 1, y: 1 };
  return { x: Math.fround(spawn.x), y: Math.fround(spawn.y), facing: 64 };
}

/** Checks whether a later attempt would fail in the same way. */
function isFinal(error: unknown): boolean {
  return error instanceof GameError && (error.kind !== 'unavailable' || error.code === 'zone.moved');
}

/** Answers a zone that a character cannot leave it. */
function reject(
  from: Host,
  { entrant: { characterId, epoch }, error }: { readonly entrant: Entrant; readonly error: unknown },
  log: Logger,
): void {
  if (!(error instanceof GameError)) log.warn({ err: error }, 'a transfer failed');
  from.enqueue({ kind: 'transfer_rejected', characterId, epoch, rejection: rejectionOf(error) });
}

function rejectionOf(error: unknown): RejectionReason {
  const isOurs = error instanceof GameError && /^(zone|instance|party)\./.test(error.code);
  return isOurs ? { code: error.code, params: error.params } : { code: 'zone.unreachable', params: {} };
}
