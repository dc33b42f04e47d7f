import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatWords, townspeopleNames } from '@necp/content/server';
import { recentMessages } from '@necp/domain/chat/queries';
import type { Domain, Logger } from '@necp/domain/kernel';
import { closeInstance, openInstance } from '@necp/domain/instance/service';
import { idlestUrl, signingKeyOf } from '@necp/domain/zone/queries';
import { announceProcess, claimZone, releaseZone, renewLease, withdrawProcess } from '@necp/domain/zone/service';
import { createFilter } from '@necp/shared/chat/filter';
import { GameError, seededRng } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { createAtlas } from './directory/atlas';
import { createZoneTransfers, type ZoneTransfers } from './directory/zone-transfers';
import { createDirectory, leaseMs, lifeMs } from './directory/directory';
import type { Directory } from './directory/played-here';
import { createEntrance } from './directory/entrance';
import { createHandOver } from './directory/hand-over';
import type { Holding, Leases } from './directory/hosted-zone';
import { createSheetKeeper, type SheetKeeper } from './directory/sheets';
import { createGateway, type Gateway } from './gateway/gateway';
import type { ZoneHandle } from './gateway/handshake';
import { AddressLimits } from './gateway/limits';
import { hearLive } from './gateway/live';
import { hearEndedSessions } from './gateway/push';
import { createTicketVerifier } from './gateway/tickets';
import { Turns } from './gateway/turns';
import { hearFreed } from './cluster/freed';
import { createPeerKeys, createSimKeys, type SimKeys } from './cluster/keys';
import { createPeers, reservePath } from './cluster/peers';
import { createZoneChat, type ZoneChat } from './cluster/zone-chat';
import { createHealthServer } from './operation/http';
import { createMeters, type Meters } from './operation/meters';
import { keepPresence } from './operation/presence';
import { keepReporting } from './operation/report';
import { createEffects } from './zone/effects/effects';
import { createHost, type Host } from './zone/host';
import type { ZoneInput } from './zone/inputs';
import type { GameData } from './zone/game-data';
import { createZone, type Phase } from './zone/zone';

export interface SimOptions {
  readonly domain: Domain;
  readonly log: Logger;
  /** The complete content. */
  readonly gameData: GameData;
  /** Every zone that can be hosted here, public ones and private instances. */
  readonly maps: readonly ZoneMap[];
  /** The zone of players whose zone no longer exists, and of new players while there is no tutorial zone. */
  readonly firstZone: string;
  /** How long a private instance may be empty before it is closed, in milliseconds. */
  readonly emptyMs: number;
  readonly simId: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly simPublicUrl: string;
  /** The address at which the other processes reach this one. */
  readonly simInnerUrl: string;
  readonly jwksUrl: string;
  /** The number of players in one channel of a zone. */
  readonly zoneCapacity: number;
  /** The greatest number of channels of one crowded zone, and how long one stays open at least. */
  readonly zoneChannels: number;
  readonly channelStaysMs: number;
  readonly connectionsPerAddress: number;
  readonly proxyHops: number;
  readonly metricsToken?: string | undefined;
  readonly nowMs: () => number;
}

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

/** Fewer than the database pool has connections, so that checkpoints and lease renewals are not blocked. */
const entering = { most: 4, waiting: 2_000 } as const;
const drainMs = { notice: 1_000, writes: 9_000 } as const;

export function createSim(options: SimOptions): Sim {
  const { domain, log, nowMs, zoneCapacity: capacity, simPublicUrl: url } = options;
  const meters = createMeters(() => directory.hosts);
  const keys = createSimKeys(options.simId);
  const leases = leasesOf(options, keys);
  const peerKey = createPeerKeys((simId) => signingKeyOf(domain.systemCtx(), simId));
  let isDraining = false;
  const atlas = createAtlas(options.maps, options.gameData);
  const zoneHandleOf = keepHandles();
  const directory = createDirectory({
    simId: options.simId,
    maps: atlas.openMaps,
    leases,
    nowMs,
    emptyMs: options.emptyMs,
    channels: { capacity, most: options.zoneChannels, staysMs: options.channelStaysMs },
    log,
    openZone: (holding, onLost) =>
      openZone(holding, onLost, {
        options,
        meters,
        gateway: () => gateway,
        zoneTransfers: () => zoneTransfers,
        sheets: () => sheets,
        chat,
      }),
    onZoneLost: (host) => gateway.closeZone(zoneHandleOf(host), 'zone_lost'),
    handOver: (host, holding) => handOver(host, holding),
  });
  const peers = createPeers({
    ctx: () => domain.systemCtx(),
    keys,
    peerKey,
    hostOf: (zoneId, channel) => directory.hostOf(zoneId, channel),
  });
  const entrance = createEntrance({ directory, atlas, firstZone: options.firstZone, capacity, url });
  const http = createHealthServer({
    registry: meters.registry,
    isReady: () => directory.isReady && !isDraining,
    token: options.metricsToken,
    reserve: { path: reservePath, answer: (authorization, body) => peers.answer(authorization, body) },
  });
  const gateway = createGateway({
    http,
    nowMs,
    log,
    meter: meters.gateway,
    publicUrl: options.publicUrl,
    proxyHops: options.proxyHops,
    limits: new AddressLimits({
      most: options.connectionsPerAddress,
      newPerSecond: 2,
      newBurst: options.connectionsPerAddress,
    }),
    verifyTicket: createTicketVerifier({
      jwksUrl: options.jwksUrl,
      peerKey,
      nowMs,
      onTrouble: (err) => log.warn({ err }, 'ticket keys cannot be fetched'),
    }),
    wayIn: async (ctx, characterId) => {
      if (isDraining) return elsewhereThan(url, await idlestUrl(ctx));
      const way = await entrance(ctx, characterId);
      return way === null || 'elsewhere' in way
        ? way
        : { zoneHandle: zoneHandleOf(way.host), seen: way.seen, arrive: way.arrive };
    },
    ctxFor: (address) => domain.ctxFor({ actor: null, address }),
    turns: new Turns(entering.most, entering.waiting),
  });
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
  const chat = createZoneChat(domain.redis, { keys, peerKey, hosts: () => directory.hosts, log });
  const freed = hearFreed(domain.redis, log, () => directory.hurry());
  const handOver = createHandOver({
    ...away,
    leases,
    closeZone: (zoneHandle) => gateway.closeZone(zoneHandle, 'zone_lost'),
    notifyFreed: () => freed.notify(),
  });
  const sheets = createSheetKeeper({ hosts: () => directory.hosts, ctx: () => domain.systemCtx(), log });
  const presence = keepPresence(domain.redis, { hosts: () => directory.hosts, serverId: options.simId, log });
  const reports = keepReporting({
    simId: options.simId,
    ctx: () => domain.systemCtx(),
    hosts: () => directory.hosts,
    meters,
    slowest: gateway.slowest,
    nowMs,
    log,
  });
  const live = hearLive(domain.redis, log, {
    sheetChanged: (characterId) => sheets.refresh(characterId),
    worldChanged: (key, value) => directory.hosts.forEach((host) => host.enqueue({ kind: 'world', key, value })),
    forCharacter: (characterId, sent) => gateway.sendLive(characterId, sent),
    forAll: (sent) => gateway.sendLive(null, sent),
  });
  const endedSessions = hearEndedSessions(domain.redis, log, (accountId, sessionId) =>
    gateway.endSessions(accountId, sessionId),
  );
  return {
    gateway,
    get hosts() {
      return directory.hosts;
    },
    meters,
    start: async () => {
      await listen(http, options.port);
      directory.start();
      return (http.address() as AddressInfo).port;
    },
    drain: async () => {
      isDraining = true;
      await empty(directory, gateway);
      freed.notify();
      for (const running of [endedSessions, live, chat, sheets, presence, reports, freed]) running.stop();
      await gateway.stop();
    },
  };
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, resolve);
  });
}

/** Gives every zone to the processes that stay, saves the remaining players, and closes all connections. */
async function empty(directory: Directory, gateway: Gateway): Promise<void> {
  if ((await directory.leave()) > 0) await directory.giveAll();
  else await announceRestart(gateway);
  await Promise.all(directory.hosts.map((host) => saveAll(host)));
  gateway.closeAll('restarting');
  await directory.drain(drainMs.writes);
}

/** Announces the restart to all players when no other process can take over. */
async function announceRestart(gateway: Gateway): Promise<void> {
  gateway.announceRestart(drainMs.notice);
  await new Promise((resolve) => setTimeout(resolve, drainMs.notice));
}

function elsewhereThan(own: string, url: string | null): { readonly elsewhere: string } | null {
  return url === null || url === own ? null : { elsewhere: url };
}

interface ZoneMakings {
  readonly options: SimOptions;
  readonly meters: Meters;
  readonly gateway: () => Gateway;
  readonly zoneTransfers: () => ZoneTransfers;
  readonly sheets: () => SheetKeeper;
  readonly chat: ZoneChat;
}

/** Opens a zone under its lease, with its effects and its tick timer. */
async function openZone(holding: Holding, onLost: () => void, parts: ZoneMakings): Promise<Host> {
  const { options, meters } = parts;
  const { domain, log, nowMs, zoneCapacity } = options;
  const { map, channel, epoch, group } = holding;
  const lines = await recentMessages(domain.systemCtx(), map.id).catch(() => []);
  const port = parts.gateway();
  const beatMs = () => performance.now();
  const timed = (phase: Phase, run: () => void) => {
    const startMs = beatMs();
    run();
    meters.timePhase(map.id, phase, beatMs() - startMs);
  };
  const zone = createZone(
    {
      map,
      gameData: options.gameData,
      channel,
      epoch,
      rng: seededRng(randomInt(2 ** 31)),
      capacity: group?.members.length ?? zoneCapacity,
      nowMs: nowMs(),
      recentMessages: lines,
      difficulty: group?.difficulty ?? 'normal',
    },
    { townspeopleNames, filter: createFilter(chatWords), wire: port, timed },
  );
  const inbox = { enqueue: (_input: ZoneInput): void => undefined };
  const effects = createEffects({
    ctx: () => domain.systemCtx(),
    zone: { zoneId: map.id, channel, epoch },
    enqueue: (input) => inbox.enqueue(input),
    onLost,
    refreshSheet: (characterId) => parts.sheets().refresh(characterId),
    log,
    isInConversation: (characterId) => zone.state.rooms.conversations.has(characterId),
  });
  const host = createHost({
    zone,
    effects,
    port,
    group,
    meter: meters.host,
    nowMs,
    beatMs,
    travel: (from, output) => parts.zoneTransfers().take(from, output),
    spread: parts.chat.spread,
  });
  inbox.enqueue = host.enqueue;
  await effects.open();
  return host;
}

/** Creates one handle for each zone, so that the zone of a connection can be compared. */
function keepHandles(): (host: Host) => ZoneHandle {
  const zoneHandles = new WeakMap<Host, ZoneHandle>();
  return (host) => {
    const zoneHandle = zoneHandles.get(host) ?? zoneHandleOf(host);
    zoneHandles.set(host, zoneHandle);
    return zoneHandle;
  };
}

function zoneHandleOf(host: Host): ZoneHandle {
  return {
    get tick() {
      return host.zone.state.tick;
    },
    enqueue: host.enqueue,
    seat: host.seat,
    release: host.release,
    enter: async (ctx, entry) => {
      const entered = await host.effects.enter(ctx, entry);
      // The zone was handed over to another process meanwhile, so the player would never be visible here.
      if (!host.isRunning) throw new GameError('unavailable', 'zone.moved');
      return entered;
    },
  };
}

/**
 * Saves the last position of all players before the connections close, so that they stand there when they return
 * through another process.
 */
async function saveAll(host: Host): Promise<void> {
  host.stop();
  await host.effects.leaveAll(host.zone.state);
}

function leasesOf({ domain, simId, simPublicUrl, simInnerUrl }: SimOptions, { publicKey }: SimKeys): Leases {
  const ctx = () => domain.systemCtx();
  const heldZone = ({ map, channel, epoch }: Holding) => ({ zoneId: map.id, channel, epoch });
  return {
    survey: (mood) =>
      announceProcess(ctx(), {
        simId,
        url: simPublicUrl,
        innerUrl: simInnerUrl,
        publicKey: { ...publicKey },
        isLeaving: mood === 'leaves',
        lifeMs,
      }),
    withdraw: () => withdrawProcess(ctx(), simId),
    claim: (map, channel) =>
      claimZone(ctx(), { zoneId: map.id, name: map.name, channel, simId, url: simPublicUrl, leaseMs }),
    openInstanceChannel: (map, { leaderId, members, difficulty }) =>
      openInstance(ctx(), {
        zoneId: map.id,
        name: map.name,
        simId,
        url: simPublicUrl,
        leaseMs,
        leaderId,
        members,
        difficulty,
      }),
    renew: (holding, sent) => renewLease(ctx(), heldZone(holding), { leaseMs, ...sent }),
    release: (holding) => (holding.group === null ? releaseZone : closeInstance)(ctx(), heldZone(holding)),
  };
}
