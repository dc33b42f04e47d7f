import { setTimeout as pause } from 'node:timers/promises';
import { townspeopleNames, zoneMaps } from '@necp/content/server';
import { jobs as combatJobs } from '@necp/domain/combat/jobs';
import { stockContent } from '@necp/domain/testing/stock';
import { openTestDomain, quietLog, FixedClock, type TestDomain } from '@necp/domain/testing/index';
import { openInstance } from '@necp/domain/instance/service';
import { sheetVersionsOf } from '@necp/domain/kernel';
import { claimZone } from '@necp/domain/zone/service';
import { cleanFilter } from '@necp/shared/chat/filter';
import { GameError, seededRng, type CharacterId } from '@necp/shared/kernel';
import {
  SnapshotReader,
  tickMs,
  type AppliedSnapshot,
  type ServerEvents,
  type ZoneWelcome,
} from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import { staleParts } from '@necp/shared/zone/sheet-versions';
import { authoredGameData } from '../../authored';
import { createAtlas } from '../../directory/atlas';
import { createZoneTransfers } from '../../directory/zone-transfers';
import type { PlayedHere } from '../../directory/played-here';
import { createEntrance } from '../../directory/entrance';
import type { Holding } from '../../directory/hosted-zone';
import { createSheetKeeper } from '../../directory/sheets';
import type { ZoneHandle } from '../../gateway/handshake';
import { hearLive } from '../../gateway/live';
import { unheard } from './unheard';
import { createEffects, type Effects } from '../../hosting/effects';
import { createHost, type Host, type Port } from '../../hosting/host';
import { createSheetReader, type SheetReader } from '../../hosting/sheets';
import type { ZoneInput } from '../../zone/inputs';
import type { ZoneRequest } from '../../zone/outputs';
import { createZone } from '../../zone/zone';
import { openTestRealm, type TestRealm } from '../realm';
import { deliverEvents } from './deliver-events';

type ReceivedMessage = {
  [K in keyof ServerEvents]: { readonly name: K; readonly message: Parameters<ServerEvents[K]>[0] };
}[keyof ServerEvents];

/** A connection without a socket: it records what was sent, as a browser reads it. */
export interface CitizenConnection {
  host: Host;
  welcome: ZoneWelcome | null;
  reader: SnapshotReader;
  latest: AppliedSnapshot | null;
  /** According to the last self state. */
  isInCombat: boolean;
  /** Received messages in order; readers remove them. */
  readonly sent: ReceivedMessage[];
}

/** All zones of the city in one process under a clock that is stepped by hand, with real Postgres and Redis. */
export interface Town {
  readonly home: TestDomain;
  readonly realm: TestRealm;
  readonly clock: FixedClock;
  readonly connections: ReadonlyMap<number, CitizenConnection>;
  readonly ticks: number;
  /**
   * Lets a character enter at its saved position, a new one in the clinic.
   * @returns the number of its connection
   */
  enter(characterId: CharacterId): Promise<number>;
  hangUp(connectionId: number): void;
  /** Runs one tick of every zone with players, and then all requests it made to the domain. */
  step(): Promise<void>;
  /** Waits until all requests to the domain are done and every zone has the answers. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const leaseMs = 3_600_000;
const capacity = 60;
/** Ticks between two turns of the event loop for sockets and timers. */
const breathTicks = 25;
/** A push that does not arrive within this time was lost. */
const pushMs = 4_000;
const startMs = Date.UTC(2031, 4, 5, 12);
/** These outputs are written in batches of their own; no player waits for them. */
const unhurried: readonly ZoneRequest['kind'][] = ['spoken', 'used', 'encounter'];

export async function openTown(): Promise<Town> {
  const clock = new FixedClock(startMs);
  const home = await openTestDomain({ clock, poolMax: 10 });
  await stockContent(home.domain.systemCtx());
  for (const job of combatJobs) await job.run(home.domain.systemCtx(), {});
  const realm = await openTestRealm(home.databaseUrl);
  const town = new HandTown(home, realm, clock);
  await town.openZones();
  return town;
}

class HandTown implements Town {
  readonly connections = new Map<number, CitizenConnection>();
  ticks = 0;
  private readonly held: Host[] = [];
  private readonly zoneHandles = new Map<ZoneHandle, Host>();
  private isAsked = false;
  /** Whether a test waits for the request. */
  private isAwaited = false;
  private connectionIds = 0;
  private readonly atlas = createAtlas(zoneMaps, authoredGameData);
  private readonly directory: PlayedHere;
  private readonly zoneTransfers: ReturnType<typeof createZoneTransfers>;
  private readonly entrance: ReturnType<typeof createEntrance>;
  private readonly sheets;
  private readonly sheetReader: SheetReader;
  private readonly live;

  constructor(
    readonly home: TestDomain,
    readonly realm: TestRealm,
    readonly clock: FixedClock,
  ) {
    const { domain } = home;
    const { held } = this;
    const ctx = () => domain.systemCtx();
    this.directory = {
      hosts: held,
      isReady: true,
      readyWithin: async () => true,
      whenOpen: async () => undefined,
      hostOf: (zoneId, channel = 1) =>
        held.find(({ zone: { state } }) => state.map.id === zoneId && state.channel === channel) ?? null,
      openInstance: async (map, group) =>
        this.open({
          map,
          group,
          ...(await openInstance(ctx(), {
            zoneId: map.id,
            name: map.name,
            simId: 'town',
            publicKey: {},
            url: 'http://sim.test',
            leaseMs,
            ...group,
          })),
        }),
    };
    this.zoneTransfers = createZoneTransfers({
      directory: this.directory,
      atlas: this.atlas,
      ctx,
      log: quietLog,
      zoneHandleOf: (host) => this.zoneHandleOf(host),
      sendAway: (connectionId) => this.hangUp(connectionId),
      rebind: (connectionId, zoneHandle) => this.rebind(connectionId, zoneHandle),
      capacity,
      url: 'http://sim.test',
      send: () => undefined,
      // One process hosts the whole town.
      peers: { reserve: () => Promise.reject(new GameError('unavailable', 'zone.unreachable')) },
      signTicket: async () => '',
      move: (connectionId) => this.hangUp(connectionId),
    });
    this.entrance = createEntrance({
      directory: this.directory,
      atlas: this.atlas,
      firstZone: 'watson',
      capacity,
      url: 'http://sim.test',
    });
    this.sheetReader = createSheetReader(ctx);
    this.sheets = createSheetKeeper({ hosts: () => held, reader: this.sheetReader, log: quietLog });
    this.live = hearLive({
      redis: domain.redis,
      log: quietLog,
      nowMs: () => 0,
      isHere: () => true,
      listener: {
        sheetChanged: (characterId, versions) => this.sheets.refresh(characterId, versions),
        worldChanged: (key, value) => held.forEach((host) => host.enqueue({ kind: 'world', key, value })),
        ...unheard,
      },
    });
  }

  async openZones(): Promise<void> {
    for (const map of this.atlas.openMaps) {
      const epoch = await claimZone(this.home.domain.systemCtx(), {
        zoneId: map.id,
        name: map.name,
        channel: 1,
        simId: 'town',
        publicKey: {},
        url: 'http://sim.test',
        leaseMs,
      });
      if (epoch !== null) await this.open({ map, channel: 1, epoch, group: null });
    }
  }

  async enter(characterId: CharacterId): Promise<number> {
    // The character may have left a moment ago and still be saved.
    await this.settle();
    const ctx = this.home.domain.systemCtx();
    const character = await ctx.db.character.findUniqueOrThrow({ where: { id: characterId } });
    const session = await ctx.db.session.findFirstOrThrow({ where: { accountId: character.accountId } });
    const way = await this.entrance(ctx, characterId);
    if (way === null || 'elsewhere' in way || !way.host.reserve(characterId)) throw new Error('nobody lets us in');
    const { host, seen, arrive } = way;
    const ticket = {
      jti: crypto.randomUUID(),
      characterId,
      accountId: character.accountId as never,
      sessionId: session.id as never,
      expiresAt: new Date(this.clock.nowMs() + 30_000),
    };
    this.live.follow(ticket);
    const { sheet, ...entered } = await host.effects.enter(ctx, { ticket, seen, arrive });
    host.release(characterId);
    const connectionId = ++this.connectionIds;
    this.connections.set(connectionId, newConnection(host));
    host.enqueue({ kind: 'join', entrant: { ...entered, sheet, locale: 'en' }, connectionId });
    await this.step();
    return connectionId;
  }

  hangUp(connectionId: number): void {
    this.connections.get(connectionId)?.host.enqueue({ kind: 'lost', connectionId });
    this.connections.delete(connectionId);
  }

  async step(): Promise<void> {
    this.clock.advance(tickMs);
    this.ticks++;
    for (const host of [...this.held]) if (host.zone.state.players.size > 0 || this.isBound(host)) host.step();
    if (this.isAsked || (this.isAwaited && this.ticks % breathTicks === 0) || this.isTransferPending())
      return this.settle();
    if (this.ticks % breathTicks === 0) await pause(0);
  }

  async settle(): Promise<void> {
    this.isAsked = this.isAwaited = false;
    for (const host of this.held) if (host.effects.backlog > 0) await host.effects.settle(10_000);
    await deliverEvents(this.home.domain.systemCtx('worker'));
    for (let waits = 0; this.isTransferPending() || (await this.isSheetBehind()); waits++) {
      if (waits > pushMs) throw new Error('a change of a sheet never reached the zone');
      await pause(1);
      for (const host of [...this.held]) if (host.zone.state.players.size > 0 || this.isBound(host)) host.step();
    }
    if (this.isAsked) await this.settle();
  }

  async close(): Promise<void> {
    this.live.stop();
    this.sheets.stop();
    for (const host of this.held) {
      await host.effects.settle(10_000);
      host.effects.stop();
    }
    await this.realm.close();
    await this.home.close();
  }

  private async open(holding: Holding): Promise<Host> {
    const { map, channel, epoch, group } = holding;
    const { domain } = this.home;
    const port = this.portOf();
    const zone = createZone(
      {
        map,
        gameData: authoredGameData,
        channel,
        epoch,
        rng: seededRng(map.id.length * 31 + channel),
        capacity,
        nowMs: this.clock.nowMs(),
        recentMessages: [],
      },
      {
        townspeopleNames,
        filter: cleanFilter,
        wire: port,
        timed: (_phase, run) => run(),
      },
    );
    const inbox = { enqueue: (_input: ZoneInput): void => undefined };
    const effects = createEffects({
      ctx: () => domain.systemCtx(),
      zone: { zoneId: map.id, channel, epoch },
      enqueue: (input) => inbox.enqueue(input),
      onLost: () => undefined,
      sheets: this.sheetReader,
      refreshSheet: (characterId, versions) => this.sheets.refresh(characterId, versions),
      log: quietLog,
    });
    const carryOut = (output: ZoneRequest) => {
      if (output.kind === 'defeat') this.isAwaited = true;
      else if (!unhurried.includes(output.kind)) this.isAsked = true;
      effects.carryOut(output);
    };
    const host = createHost({
      zone,
      effects: Object.assign(Object.create(effects) as Effects, { carryOut }),
      port,
      group,
      nowMs: () => this.clock.nowMs(),
      beatMs: () => 0,
      meter: { ticked: () => undefined, skipped: () => undefined, rejected: () => undefined, failed: () => undefined },
      onFault: (error) => {
        throw error;
      },
      travel: (from, output) => this.zoneTransfers.take(from, output),
      spread: () => undefined,
    });
    inbox.enqueue = host.enqueue;
    await effects.open();
    this.held.push(host);
    return host;
  }

  private portOf(): Port {
    return {
      canTake: () => true,
      sendSnapshot: (connectionId, bytes) => {
        const connection = this.connections.get(connectionId);
        if (connection !== undefined) connection.latest = connection.reader.apply(bytes);
      },
      send: (connectionIds, name, message) =>
        connectionIds.forEach((connectionId) => this.hear(connectionId, { name, message } as ReceivedMessage)),
      close: (connectionId) => void this.connections.delete(connectionId),
    };
  }

  private hear(connectionId: number, sent: ReceivedMessage): void {
    const connection = this.connections.get(connectionId);
    if (connection === undefined) return;
    connection.sent.push(sent);
    if (sent.name === 'self.state') connection.isInCombat = sent.message.combat;
    if (sent.name === 'zone.welcome') connection.welcome = sent.message;
  }

  private zoneHandleOf(host: Host): ZoneHandle {
    for (const [zoneHandle, known] of this.zoneHandles) if (known === host) return zoneHandle;
    const zoneHandle: ZoneHandle = {
      tick: 0,
      enqueue: host.enqueue,
      seat: host.seat,
      release: host.release,
      enter: host.effects.enter,
    };
    this.zoneHandles.set(zoneHandle, host);
    return zoneHandle;
  }

  private rebind(connectionId: number, zoneHandle: ZoneHandle): boolean {
    const connection = this.connections.get(connectionId);
    const host = this.zoneHandles.get(zoneHandle);
    if (connection === undefined || host === undefined) return false;
    Object.assign(connection, { host, reader: new SnapshotReader(), latest: null, isInCombat: false });
    return true;
  }

  private isBound(host: Host): boolean {
    return [...this.connections.values()].some((connection) => connection.host === host);
  }

  private isTransferPending(): boolean {
    return (
      this.held.some(({ zone: { state } }) => [...state.players.values()].some((player) => player.isInTransfer)) ||
      [...this.connections.values()].some(({ host, welcome }) => welcome?.zoneId !== host.zone.state.map.id)
    );
  }

  /** Whether the domain has changes of a character that the zone has not received yet. */
  private async isSheetBehind(): Promise<boolean> {
    const players = this.held.flatMap(({ zone }) => [...zone.state.players.values()]);
    if (players.length === 0) return false;
    const versions = await sheetVersionsOf(
      this.home.domain.systemCtx().db,
      players.map(({ characterId }) => characterId),
    );
    return players.some(
      ({ characterId, sheet }) => staleParts(sheet.versions, versions.get(characterId) ?? {}).length > 0,
    );
  }
}

function newConnection(host: Host): CitizenConnection {
  return { host, welcome: null, reader: new SnapshotReader(), latest: null, isInCombat: false, sent: [] };
}

/** Returns the map of a zone by its id. */
export function mapOf(zoneId: string): ZoneMap {
  const map = zoneMaps.find(({ id }) => id === zoneId);
  if (map === undefined) throw new Error(`no zone ${zoneId}`);
  return map;
}
