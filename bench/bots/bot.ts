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
import { createWalk } from './walk';

/** What a bot's line carried; the run adds them up. */
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
  /** Called once when the line breaks by itself, with the way on when another process plays on. */
  readonly onLost: (way: { readonly simUrl: string; readonly ticket: string } | null) => void;
}

const messagesSaid = [
  'anyone near the market?',
  'this rain never stops',
  'нужен техник, плачу эдди',
  'кто на площади?',
  'watch the drones',
  'new chrome, who dis',
  'где тут раменная?',
] as const;

/**
 * Starts a bot that joins, walks from node to node of the footpath like a player with a keyboard, rests now and then,
 * and talks sometimes.
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
  let self = { x: 0, y: 0 };
  let lastMs = performance.now();
  let seq = 0;
  let tick = 0;
  let respawnTick: number | null = null;
  let isStopped = false;
  let wayOn: { readonly simUrl: string; readonly ticket: string } | null = null;
  socket.on('zone.moved', (way: { simUrl: string; ticket: string }) => {
    wayOn = way;
  });
  socket.on(snapshotEvent, (bytes: ArrayBuffer) => {
    const nowMs = performance.now();
    tally.gapsMs.push(nowMs - lastMs);
    lastMs = nowMs;
    tally.bytes += bytes.byteLength;
    tally.snapshots++;
    try {
      const snapshot = reader.apply(bytes);
      self = snapshot.self;
      tick = snapshot.tick;
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
    respawnTick = down?.respawnAtTick ?? null;
  });
  // The first snapshot comes right behind the welcome, so its listener stands already.
  const welcome = await welcomed(socket);
  const walk = createWalk(map, rng, welcome);
  const brawl = createBrawler(rng, welcome, walk);
  const timer = setInterval(() => {
    const step = manner === 'fights' ? brawl(self, reader.known.values()) : walk(self);
    if (step !== null) {
      seq = nextSeq(seq);
      // A browser shows others about a tenth of a second late, and that on top of the line.
      const seenQuarter = (tick * 4 - 8) & 0xffff;
      sendIntent(
        socket,
        encodeIntent({
          seq,
          moveX: Math.cos(step.angle) * 127,
          moveY: Math.sin(step.angle) * 127,
          aim: aimUnit(step.aim ?? step.angle),
          buttons: step.buttons,
          seenQuarter,
          aimTiles: 40,
        }),
      );
    }
    if (manner === 'fights') tally.enemiesSeen = Math.max(tally.enemiesSeen, countEnemies(reader.known.values()));
    if (respawnTick !== null && tick >= respawnTick) {
      respawnTick = null;
      socket.emit('combat.respawn', {});
    }
    if (rng.int(1, 800) === 1)
      socket.emit('chat.send', {
        channel: rng.int(1, 4) === 1 ? 'zone' : 'say',
        text: `${rng.pick(messagesSaid)} ${rng.int(1, 99)}`,
      });
  }, tickMs);
  socket.on('disconnect', () => {
    clearInterval(timer);
    if (isStopped) return;
    tally.closed++;
    onLost(wayOn);
  });
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      socket.close();
    },
  };
}

/** @throws Error with the reason when the door stays shut */
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
