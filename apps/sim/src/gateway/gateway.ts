import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Audience, LiveMessage } from '@necp/domain/kernel';
import type { EndedPlay, PlayedSession } from '@necp/domain/session/queries';
import type { SentSignal } from '@necp/domain/voice/service';
import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import type { LimitBook } from '@necp/shared/limit/book';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { serverParser, type CloseReason, type EventAccess, type ServerEvents } from '@necp/shared/protocol';
import type { Permission } from '@necp/shared/role/permissions';
import { Server, type Socket } from 'socket.io';
import type { Port } from '../hosting/host';
import type { RejectionKind } from '../zone/outputs';
import { connectionLimits, listenTo, type ConnectionLimits, type ConnectionParts } from './connection';
import { Connections, type Connection } from './connections';
import { admit, HandshakeError, type Admission, type HandshakeParts, type ZoneHandle } from './handshake';
import type { Bypass } from './bypass';
import type { EngineConnection } from './intake';
import type { SessionCut } from './live';
import { Intakes } from './intakes';
import { ClientStream, type SocketPath } from './client-stream';
import type { AddressLimits } from './limits';
import { addressOf, isAllowedOrigin } from './requests';

/** The largest message a client may send, in bytes; an intent has eleven, the longest chat message four per letter. */
export const mostMessageBytes = 4 * 1024;
export const ping = { everyMs: 5_000, patienceMs: 8_000 } as const;
/** How long a client may wait for its turn to enter. */
export const enterMs = 40_000;
const sweepMs = 30_000;
/** How often slow clients are looked for. */
const watchMs = 1_000;

/** The measurements of the gateway for the operator. */
export interface GatewayMeter {
  rejected(kind: RejectionKind, what: string): void;
  closed(reason: CloseReason | 'moved'): void;
  sent(bytes: number): void;
  skippedSnapshot(): void;
  connections(count: number): void;
  /** A socket that takes this path was opened, or closed. */
  socketPath(path: SocketPath, change: 'opened' | 'closed'): void;
}

export interface GatewayOptions extends HandshakeParts {
  readonly http: HttpServer;
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly proxyHops: number;
  readonly limits: AddressLimits;
  /** The limits as operators have set them. */
  readonly book: LimitBook;
  readonly access: EventAccess;
  /** Whether a session holds a permission now, according to its row. */
  readonly holds: (sessionId: SessionId, permission: Permission) => Promise<boolean>;
  readonly nowMs: () => number;
  /** A clock that never runs backwards, for limits. */
  readonly clockMs: () => number;
  readonly meter: GatewayMeter;
  readonly bypass: Bypass;
  /** Passes what a player signals on to the voice process. */
  readonly toVoice: (sent: SentSignal) => void;
  /** Is called for each connection that was opened. */
  readonly onOpened: (play: PlayedSession) => void;
}

export interface Gateway extends Port {
  /** Closes the connections of a session, or of every session of an account. */
  endSessions(accountId: AccountId, cut: SessionCut): void;
  /** Announces to all players that the process restarts soon. */
  announceRestart(inMs: number): void;
  closeAll(reason: CloseReason): void;
  /** Closes the connections of a session that has ended, or plays another character. */
  cutSession(ended: EndedPlay): void;
  /** Closes the connections of sessions that are out while a maintenance runs. */
  leadOut(sessionIds: ReadonlySet<SessionId>): void;
  /** Sends the state of the maintenance to all players, or to those of one character. */
  announceMaintenance(maintenance: MaintenanceView | null, only?: CharacterId): void;
  /** Returns the session and the character of each connection. */
  sessions(): readonly PlayedSession[];
  isConnected(accountId: AccountId): boolean;
  /** Sends a live message to the browsers of one character or one account, or to all. */
  sendLive(audience: Audience, message: LiveMessage): void;
  /** Closes the connections of one zone. */
  closeZone(zoneHandle: ZoneHandle, reason: CloseReason): void;
  /** Binds a connection to another zone of this process; returns false when the connection is gone. */
  rebind(connectionId: number, zoneHandle: ZoneHandle): boolean;
  /** Sends a client on to another process, with a ticket for it. */
  move(connectionId: number, to: { readonly simUrl: string; readonly ticket: string }): void;
  /** Returns the slowest clients, worst first. */
  slowest(most: number): readonly SlowReader[];
  /** Accepts no more connections and closes the existing ones. */
  stop(): Promise<void>;
}

/** A client that reads more slowly than the server writes to it. */
export interface SlowReader {
  readonly characterId: CharacterId;
  /** Snapshots that were skipped because of that. */
  readonly skipped: number;
}

/** Opens the game socket on an HTTP server. */
export function createGateway(options: GatewayOptions): Gateway {
  const { clockMs, meter, limits } = options;
  const connections = new Connections();
  const admissions = new WeakMap<Socket, Admission>();
  let nextConnectionId = 1;

  const sendLimits = connectionLimits(options.book);
  const intakes = new Intakes(options);
  const io = openServer(options, intakes);
  admitSockets(io, { options, intakes }, (socket, admission) => {
    admissions.set(socket, admission);
    // A client that left meanwhile never becomes a connection, but its character has entered and is then
    // disconnected.
    setImmediate(() => admissions.has(socket) && enter(socket, admission, null));
  });
  io.on('connection', (socket) => {
    const admission = admissions.get(socket);
    if (admission === undefined) return void socket.disconnect(true);
    enter(socket, admission, nextConnectionId++);
  });

  const enter = (socket: Socket, { zoneHandle, entered, locale }: Admission, connectionId: number | null) => {
    admissions.delete(socket);
    dropRequest(socket);
    if (connectionId !== null)
      open({
        connectionId,
        socket,
        stream: new ClientStream(socket, options.bypass),
        zoneHandle,
        accountId: entered.accountId,
        sessionId: entered.sessionId,
        characterId: entered.characterId,
        skipped: 0,
      });
    zoneHandle.enqueue({ kind: 'join', connectionId, entrant: { ...entered, locale } });
    zoneHandle.release(entered.characterId);
  };
  const open = (connection: Connection) => {
    const { socket, stream } = connection;
    connections.add(connection);
    options.onOpened(connection);
    meter.connections(connections.size);
    stream.hear(listenTo(socket, partsOf(connection, { options, limits: sendLimits, close: port.close })));
    countPath(socket, stream.path, meter);
    socket.on('disconnect', () => lose(connections, connection, meter));
  };
  const port = createPort(connections, options, io);
  const timers = [
    setInterval(() => limits.sweep(clockMs()), sweepMs),
    setInterval(() => cutSlowReaders(connections, port, clockMs()), watchMs),
  ];
  return {
    ...port,
    ...crowdVerbs(connections, { port, io, meter }),
    stop: async () => {
      timers.forEach(clearInterval);
      intakes.stop();
      await io.close();
    },
  };
}

/** What the listener of one connection works with. */
function partsOf(
  connection: Connection,
  {
    options,
    limits,
    close,
  }: { readonly options: GatewayOptions; readonly limits: ConnectionLimits } & Pick<Port, 'close'>,
): ConnectionParts {
  const { connectionId, sessionId, accountId, characterId } = connection;
  const { nowMs, clockMs, access, meter } = options;
  return {
    connectionId,
    place: connection,
    nowMs,
    clockMs,
    limits,
    access,
    holds: (permission) => options.holds(sessionId, permission),
    rejected: (kind, what) => meter.rejected(kind, what),
    toVoice: (signal) => options.toVoice({ characterId, accountId, signal }),
    close: (reason) => close(connectionId, reason),
  };
}

/** Admits each socket after its handshake, or refuses it with a reason; `onAdmitted` runs before the socket goes on. */
function admitSockets(
  io: Server,
  { options, intakes }: { readonly options: GatewayOptions; readonly intakes: Intakes },
  onAdmitted: (socket: Socket, admission: Admission) => void,
): void {
  const { meter, log, proxyHops } = options;
  io.use((socket, next) => {
    void admit(socket.handshake.auth, addressOf(socket.request, proxyHops), options).then(
      (admission) => {
        intakes.admitted(socket.conn);
        onAdmitted(socket, admission);
        next();
      },
      (error: unknown) => {
        const rejection = error instanceof HandshakeError ? error : new HandshakeError('restarting');
        if (!(error instanceof HandshakeError)) log.error({ err: error }, 'handshake failed');
        meter.rejected(rejection.message === 'bad_ticket' ? 'cheat' : 'normal', `handshake_${rejection.message}`);
        next(rejection);
        intakes.refused(socket.conn);
      },
    );
  });
}

/** Operations on connections, selected by player or zone. */
function crowdVerbs(
  connections: Connections,
  { port, io, meter }: { readonly port: Port; readonly io: Server; readonly meter: GatewayMeter },
): Omit<Gateway, keyof Port | 'stop'> {
  return {
    endSessions: (accountId, { sessionId, characterId }) => {
      const reason = characterId === undefined ? 'signed_out' : 'other_character';
      for (const connection of connections.ofAccount(accountId)) {
        const isMeant = characterId === undefined || connection.characterId === characterId;
        if (isMeant && (sessionId === null || connection.sessionId === sessionId))
          port.close(connection.connectionId, reason);
      }
    },
    cutSession: ({ sessionId, characterId, reason }) => {
      for (const connection of connections.all())
        if (connection.sessionId === sessionId && connection.characterId === characterId)
          port.close(connection.connectionId, reason);
    },
    leadOut: (sessionIds) => {
      for (const { connectionId, sessionId } of connections.all())
        if (sessionIds.has(sessionId)) port.close(connectionId, 'maintenance');
    },
    announceMaintenance: (maintenance, only) => {
      if (only === undefined) return void io.emit('maintenance.state', maintenance);
      for (const { socket } of connections.ofCharacter(only)) socket.emit('maintenance.state', maintenance);
    },
    sessions: () => connections.all(),
    isConnected: (accountId) => connections.ofAccount(accountId).length > 0,
    sendLive: (audience, message) => {
      if (audience === 'everyone') return sendToAll(io, connections, message);
      const heard =
        'characterId' in audience
          ? connections.ofCharacter(audience.characterId)
          : connections.ofAccount(audience.accountId);
      for (const { socket } of heard) socket.emit('live', message);
    },
    announceRestart: (inMs) => void io.emit('realm.restarting', { inMs }),
    closeAll: (reason) => connections.all().forEach(({ connectionId }) => port.close(connectionId, reason)),
    closeZone: (zoneHandle, reason) => {
      for (const connection of connections.all())
        if (connection.zoneHandle === zoneHandle) port.close(connection.connectionId, reason);
    },
    rebind: (connectionId, zoneHandle) => {
      const connection = connections.get(connectionId);
      if (connection === undefined) return false;
      connection.zoneHandle = zoneHandle;
      return true;
    },
    slowest: (most) =>
      connections
        .all()
        .filter(({ skipped }) => skipped > 0)
        .sort((a, b) => b.skipped - a.skipped)
        .slice(0, most)
        .map(({ characterId, skipped }) => ({ characterId, skipped })),
    move: (connectionId, to) => {
      connections.get(connectionId)?.socket.emit('zone.moved', to);
      endConnection(connections, { connectionId, reason: 'moved', meter });
    },
  };
}

/** Sends a live message to all but the players of the accounts that it names. */
function sendToAll(io: Server, connections: Connections, { without, ...message }: LiveMessage): void {
  const deaf = Array.isArray(without) ? (without as readonly AccountId[]) : [];
  const sockets = deaf.flatMap((accountId) => connections.ofAccount(accountId).map(({ socket }) => socket.id));
  io.except(sockets).emit('live', message);
}

/** Creates the socket server, which counts every connection of an address from its first byte to its last. */
function openServer(options: GatewayOptions, intakes: Intakes): Server {
  const { http } = options;
  const io = new Server(http, {
    transports: ['websocket'],
    parser: serverParser,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    allowUpgrades: false,
    maxHttpBufferSize: mostMessageBytes,
    pingInterval: ping.everyMs,
    pingTimeout: ping.patienceMs,
    connectTimeout: enterMs,
    allowRequest: (request, answer) => {
      const rejection = reasonToReject(request, options);
      answer(rejection, rejection === null);
    },
  });
  io.engine.on('connection', (conn: EngineConnection) => intakes.open(conn));
  io.use((socket, next) => {
    intakes.presented(socket.conn);
    next();
  });
  return io;
}

function createPort(connections: Connections, { clockMs, meter }: GatewayOptions, io: Server): Port {
  const sendAll = <K extends keyof ServerEvents>(
    connectionIds: readonly number[],
    name: K,
    message: Parameters<ServerEvents[K]>[0],
  ) => {
    const ids = connectionIds.flatMap((connectionId) => connections.get(connectionId)?.socket.id ?? []);
    if (ids.length > 0) io.to(ids).emit(name as string, message);
  };
  return {
    canTake: (connectionId) => {
      const connection = connections.get(connectionId);
      if (connection === undefined) return false;
      if (connection.stream.canTake(clockMs)) return true;
      connection.skipped++;
      meter.skippedSnapshot();
      return false;
    },
    sendSnapshot: (connectionId, bytes) => {
      connections.get(connectionId)?.stream.send(bytes);
      meter.sent(bytes.length);
    },
    send: sendAll,
    close: (connectionId, reason) => {
      connections.get(connectionId)?.socket.emit('session.closed', { reason });
      endConnection(connections, { connectionId, reason, meter });
    },
  };
}

/** The client has closed its socket, or the network has. */
function lose(connections: Connections, { connectionId, stream, zoneHandle }: Connection, meter: GatewayMeter): void {
  if (connections.remove(connectionId)) zoneHandle.enqueue({ kind: 'lost', connectionId });
  meter.connections(connections.size);
  stream.end();
}

function endConnection(
  connections: Connections,
  {
    connectionId,
    reason,
    meter,
  }: { readonly connectionId: number; readonly reason: CloseReason | 'moved'; readonly meter: GatewayMeter },
): void {
  const connection = connections.get(connectionId);
  if (connection === undefined) return;
  connections.remove(connectionId);
  meter.closed(reason);
  meter.connections(connections.size);
  connection.zoneHandle.enqueue({ kind: 'lost', connectionId });
  connection.stream.end();
}

/** As Engine.IO advises: the request with all its headers would otherwise be kept as long as the socket. */
function dropRequest(socket: Socket): void {
  (socket.conn as { request: IncomingMessage | null }).request = null;
}

function countPath(socket: Socket, path: SocketPath, meter: GatewayMeter): void {
  meter.socketPath(path, 'opened');
  socket.on('disconnect', () => meter.socketPath(path, 'closed'));
}

function cutSlowReaders(connections: Connections, port: Port, nowMs: number): void {
  for (const { connectionId, stream } of connections.all())
    if (stream.isBroken(nowMs)) port.close(connectionId, 'too_slow');
}

/** Returns the reason to refuse a request; null accepts it. */
function reasonToReject(
  request: IncomingMessage,
  { publicUrl, allowedOrigins, proxyHops, limits, clockMs, meter }: GatewayOptions,
): string | null {
  if (!isAllowedOrigin(request, { publicUrl, allowedOrigins })) {
    meter.rejected('cheat', 'foreign_origin');
    return 'origin';
  }
  if (!limits.admit(addressOf(request, proxyHops), clockMs())) {
    meter.rejected('lag', 'too_many_connections');
    return 'too many connections';
  }
  return null;
}
