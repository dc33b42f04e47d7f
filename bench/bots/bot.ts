import type { Rng } from '@necp/shared/kernel';
import {
  aimUnit,
  clientParser,
  encodeIntent,
  encodeResync,
  nextSeq,
  protocolVersion,
  sendIntent,
  snapshotEvent,
  SnapshotReader,
  tickMs,
  type ZoneWelcome,
} from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import { io, type Socket } from 'socket.io-client';
import { countEnemies, createBrawler } from './brawler';
import { createWalk, type Step } from './walk';

/** Counts the traffic of the bots' connections; all bots of a run share one tally. */
export interface Tally {
  bytes: number;
  snapshots: number;
  unreadable: number;
  closed: number;
  messagesHeard: number;
  /** Damage events the bot received, and the most enemies it has in sight now. */
  hits: number;
  downs: number;
  enemiesSeen: number;
  /** Gaps between two snapshots, in milliseconds. */
  readonly gapsMs: number[];
}

export const emptyTally = (): Tally => ({
  bytes: 0,
  snapshots: 0,
  unreadable: 0,
  closed: 0,
  messagesHeard: 0,
  hits: 0,
  downs: 0,
  enemiesSeen: 0,
  gapsMs: [],
});

export interface Bot {
  stop(): void;
}

export interface BotOptions {
  readonly url: string;
  readonly ticket: string;
  readonly map: ZoneMap;
  readonly rng: Rng;
  readonly tally: Tally;
  /** `fights` shoots at hostile entities. */
  readonly manner: 'walks' | 'fights';
  /**
   * Called once when the connection breaks unexpectedly, with the new address when another process took the player
   * over.
   */
  readonly onLost: (way: WayOn | null) => void;
}

const messagesSaid = [
  'anyone near the market?',
  'this rain never stops',
  'нужен сварщик, плачу талонами',
  'кто на площади?',
  'watch the drones',
  'new umbrella, who dis',
  'где тут раменная?',
] as const;

/** Where to reconnect: the process that took the player over. */
type WayOn = { readonly simUrl: string; readonly ticket: string };

/** What the server last sent to the bot. */
interface BotState {
  self: { x: number; y: number };
  tick: number;
  lastSnapshotMs: number;
  respawnTick: number | null;
  wayOn: WayOn | null;
}

/**
 * Starts a bot that joins, walks from node to node of the footpath like a player with a keyboard, pauses now and then,
 * and sometimes writes in chat.
 */
export async function startBot({ url, ticket, map, rng, tally, manner, onLost }: BotOptions): Promise<Bot> {
  const socket = io(url, {
    transports: ['websocket'],
    parser: clientParser,
    reconnection: false,
    forceNew: true,
    auth: { ticket, version: protocolVersion, locale: 'en' },
  });
  const reader = new SnapshotReader();
  // The first snapshot follows the welcome immediately, so its listener must exist already.
  const state = listen(socket, reader, tally);
  const welcome = await welcomed(socket);
  const walk = createWalk(map, rng, welcome);
  const brawl = createBrawler(rng, welcome, walk);
  let seq = 0;
  let isStopped = false;
  const timer = setInterval(() => {
    const step = manner === 'fights' ? brawl(state.self, reader.known.values()) : walk(state.self);
    if (step !== null) {
      seq = nextSeq(seq);
      sendIntent(socket, encodeStep(step, seq, state.tick));
    }
    if (manner === 'fights') tally.enemiesSeen = Math.max(tally.enemiesSeen, countEnemies(reader.known.values()));
    if (state.respawnTick !== null && state.tick >= state.respawnTick) {
      state.respawnTick = null;
      socket.emit('combat.respawn', {});
    }
    talkSometimes(socket, rng);
  }, tickMs);
  socket.on('disconnect', () => {
    clearInterval(timer);
    if (isStopped) return;
    tally.closed++;
    onLost(state.wayOn);
  });
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      socket.close();
    },
  };
}

/** Counts what arrives and keeps the state up to date from now on. */
function listen(socket: Socket, reader: SnapshotReader, tally: Tally): BotState {
  const state: BotState = {
    self: { x: 0, y: 0 },
    tick: 0,
    lastSnapshotMs: performance.now(),
    respawnTick: null,
    wayOn: null,
  };
  socket.on('zone.moved', (way: WayOn) => {
    state.wayOn = way;
  });
  socket.on(snapshotEvent, (bytes: ArrayBuffer) => {
    const nowMs = performance.now();
    tally.gapsMs.push(nowMs - state.lastSnapshotMs);
    state.lastSnapshotMs = nowMs;
    tally.bytes += bytes.byteLength;
    tally.snapshots++;
    try {
      const snapshot = reader.apply(bytes);
      state.self = snapshot.self;
      state.tick = snapshot.tick;
      for (const { kind } of snapshot.combat) {
        if (kind === 'damage') tally.hits++;
        if (kind === 'downed') tally.downs++;
      }
    } catch {
      tally.unreadable++;
      sendIntent(socket, encodeResync());
    }
  });
  socket.on('chat.message', () => tally.messagesHeard++);
  socket.on('combat.down', (down: { readonly respawnAtTick: number } | null) => {
    state.respawnTick = down?.respawnAtTick ?? null;
  });
  return state;
}

function encodeStep({ angle, aim, buttons }: Step, seq: number, tick: number) {
  return encodeIntent({
    seq,
    moveX: Math.cos(angle) * 127,
    moveY: Math.sin(angle) * 127,
    aim: aimUnit(aim ?? angle),
    buttons,
    // A browser shows other players about a tenth of a second late, and the connection delays them further.
    seenQuarter: (tick * 4 - 8) & 0xffff,
    aimTiles: 40,
  });
}

function talkSometimes(socket: Socket, rng: Rng): void {
  if (rng.int(1, 800) !== 1) return;
  socket.emit('chat.send', {
    channel: rng.int(1, 4) === 1 ? 'zone' : 'say',
    text: `${rng.pick(messagesSaid)} ${rng.int(1, 99)}`,
  });
}

/** @throws Error with the reason when the join is refused */
function welcomed(socket: Socket): Promise<ZoneWelcome> {
  return new Promise<ZoneWelcome>((resolve, reject) => {
    socket.once('zone.welcome', resolve);
    socket.once('connect_error', reject);
    socket.io.once('close', (reason) => reject(new Error(`closed before the welcome: ${reason}`)));
    socket.once('session.closed', ({ reason }: { reason: string }) => reject(new Error(reason)));
  }).catch((error: unknown) => {
    socket.close();
    throw error;
  });
}
