import { randomInt } from 'node:crypto';
import type { Seed } from '@necp/shared/kernel';
import { signingKeys } from '@necp/domain/zone/queries';
import { hearFreed, type FreedZones } from './cluster/freed';
import { createPeerKeys, createSimKeys, type SimKeys } from './cluster/keys';
import { createPeers, reservePath, type Peers, type PeersParts } from './cluster/peers';
import { createZoneChat } from './cluster/zone-chat';
import { createAtlas, type Atlas } from './directory/atlas';
import { createDirectory } from './directory/directory';
import { createDomainLeases } from './directory/domain-leases';
import { createEntrance } from './directory/entrance';
import { createHandOver } from './directory/hand-over';
import type { Leases } from './directory/hosted-zone';
import { openZone } from './directory/open-zone';
import type { Directory } from './directory/played-here';
import { createSheetKeeper } from './directory/sheets';
import { drainWaits } from './directory/timings';
import { createZoneTransfers } from './directory/zone-transfers';
import type { Gateway } from './gateway/gateway';
import type { ZoneHandle } from './gateway/handshake';
import { keepHandles } from './gateway/zone-handles';
import { createHealthServer } from './operation/http';
import { keepIdleRules } from './operation/idle-rules';
import { keepLimits } from './operation/limits';
import { listenAt } from './operation/listen';
import { createMeters, type Meters } from './operation/meters';
import { createSimGateway } from './sim-gateway';
import { hearUpdates, startReports } from './sim-listeners';
import type { SimOptions } from './sim-options';
import type { Host } from './hosting/host';
import { createSheetReader } from './hosting/sheets';

/** All zones of one process, with everything from the socket to the leases. */
export interface Sim {
  readonly gateway: Gateway;
  readonly hosts: readonly Host[];
  readonly meters: Meters;
  /** @returns the port it listens on */
  start(): Promise<number>;
  /** Informs the players, saves them, releases the zones and closes. */
  drain(): Promise<void>;
}

/** Time and chance from outside, which are handed to the zones. */
const ambient = {
  beatMs: () => performance.now(),
  newSeed: (): Seed => [newWord(), newWord(), newWord(), newWord()],
} as const;
const newWord = () => randomInt(1, 2 ** 32) | 0;

export function createSim(options: SimOptions): Sim {
  const { domain, log, zoneCapacity: capacity, simPublicUrl: url } = options;
  const ctx = () => domain.systemCtx();
  const meters = createMeters(() => directory.hosts);
  const { keys, peerKey, peers, leases } = joinCluster(options, (zoneId, channel) => directory.hostOf(zoneId, channel));
  let isDraining = false;
  const atlas = createAtlas(options.maps, options.gameData);
  const zoneHandleOf = keepHandles();
  const directory = createDirectory({
    ...options,
    maps: atlas.openMaps,
    leases,
    beatMs: ambient.beatMs,
    channels: { capacity, most: options.zoneChannels, staysMs: options.channelStaysMs },
    openZone: (holding, ends) => openZone(holding, ends, zoneMakings()),
    onZoneLost: (host) => gateway.closeZone(zoneHandleOf(host), 'zone_lost'),
    handOver: (host, holding) => handOver(host, holding),
  });
  const hosts = () => directory.hosts;
  const [idleRules, limits] = [keepIdleRules({ ctx, hosts, log }), keepLimits({ ctx, log })];
  const entrance = createEntrance({ directory, atlas, firstZone: options.firstZone, capacity, url });
  const http = createHealthServer({
    registry: meters.registry,
    isReady: () => directory.isReady && !isDraining,
    token: options.metricsToken,
    connections: { ...connectionLimits(options), isHttps: options.simPublicUrl.startsWith('https:') },
    reserve: { path: reservePath, answer: (authorization, body) => peers.answer(authorization, body) },
  });
  const gateway = createSimGateway(options, {
    http,
    meters,
    clockMs: ambient.beatMs,
    peerKey,
    entrance,
    zoneHandleOf,
    isDraining: () => isDraining,
    follow: (player) => updates.follow(player),
    onOpened: (play) => updates.opened(play),
  });
  const chat = createZoneChat(domain.redis, { keys, peerKey, hosts, log });
  const freed = hearFreed(domain.redis, log, () => directory.hurry());
  const departureParts = { directory, atlas, peers, leases, gateway, keys, freed, zoneHandleOf };
  const { zoneTransfers, handOver } = createDepartures(options, departureParts);
  const sheetReader = createSheetReader(ctx);
  const sheets = createSheetKeeper({ hosts, reader: sheetReader, log });
  const makings = { options, meters, gateway, zoneTransfers, sheets, sheetReader, chat, idleRules };
  const zoneMakings = () => ({ ...makings, ...ambient });
  const { presence, reports } = startReports(options, { directory, gateway, meters });
  const { registry } = meters;
  const updates = hearUpdates(options, { directory, gateway, sheets, idleRules, limits, registry, ...ambient });
  return {
    gateway,
    get hosts() {
      return directory.hosts;
    },
    meters,
    start: async () => {
      const port = await listenAt(http, options.port, options.host);
      directory.start();
      return port;
    },
    drain: async () => {
      isDraining = true;
      await empty(directory, gateway);
      freed.notify();
      for (const running of [updates, chat, sheets, presence, reports, freed, idleRules, limits]) running.stop();
      await gateway.stop();
    },
  };
}

/** Opens the ways by which this process and the others know each other. */
function joinCluster(options: SimOptions, hostOf: PeersParts['hostOf']) {
  const { domain, simId, nowMs, innerTls } = options;
  const ctx = () => domain.systemCtx();
  const keys = createSimKeys(simId);
  const peerKey = createPeerKeys({ list: () => signingKeys(ctx()), clockMs: ambient.beatMs });
  const peers = createPeers({ simId, nowMs, ctx, keys, peerKey, hostOf, innerTls });
  return { keys, peerKey, peers, leases: createDomainLeases(options, keys) };
}

function connectionLimits({ mostConnections: most, connectionsPerAddress, proxyHops }: SimOptions) {
  return { most, mostOfAddress: proxyHops === 0 ? 2 * connectionsPerAddress : null };
}

interface DepartureParts {
  readonly directory: Directory;
  readonly atlas: Atlas;
  readonly peers: Peers;
  readonly leases: Leases;
  readonly gateway: Gateway;
  readonly keys: SimKeys;
  readonly freed: FreedZones;
  readonly zoneHandleOf: (host: Host) => ZoneHandle;
}

/** Creates the two ways out of a zone: the transfer of a character, and the hand-over of a zone with its players. */
function createDepartures(
  { domain, log, zoneCapacity: capacity, simPublicUrl: url }: SimOptions,
  { directory, atlas, peers, leases, gateway, keys, freed, zoneHandleOf }: DepartureParts,
) {
  const away = {
    ctx: () => domain.systemCtx(),
    url,
    zoneHandleOf,
    signTicket: keys.signTicket,
    move: gateway.move,
    log,
  };
  const zoneTransfers = createZoneTransfers({
    ...away,
    directory,
    atlas,
    peers,
    capacity,
    send: gateway.send,
    rebind: gateway.rebind,
    sendAway: (connectionId) => gateway.close(connectionId, 'zone_lost'),
  });
  const handOver = createHandOver({
    ...away,
    leases,
    closeZone: (zoneHandle) => gateway.closeZone(zoneHandle, 'zone_lost'),
    notifyFreed: () => freed.notify(),
  });
  return { zoneTransfers, handOver };
}

/** Gives every zone to the processes that stay, saves the remaining players, and closes all connections. */
async function empty(directory: Directory, gateway: Gateway): Promise<void> {
  if ((await directory.leave()) > 0) await directory.giveAll();
  else await announceRestart(gateway);
  await Promise.all(directory.hosts.map((host) => saveAll(host)));
  gateway.closeAll('restarting');
  await directory.drain(drainWaits.writesMs);
}

/** Announces the restart to all players when no other process can take over. */
async function announceRestart(gateway: Gateway): Promise<void> {
  gateway.announceRestart(drainWaits.noticeMs);
  await new Promise((resolve) => setTimeout(resolve, drainWaits.noticeMs));
}

/**
 * Saves the last position of all players before the connections close, so that they stand there when they return
 * through another process.
 */
async function saveAll(host: Host): Promise<void> {
  host.stop();
  await host.effects.leaveAll(host.zone.state);
}
