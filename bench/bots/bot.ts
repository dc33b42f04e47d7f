import type { Rng } from '@necp/shared/kernel';
import {
  aimUnit, clientParser, encodeIntent, encodeResync, intentButtons, nextSeq, protocolVersion, sendIntent, snapshotEvent, SnapshotReader, tickMs, type ZoneWelcome,
} from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import { io } from 'socket.io-client';

/** What a bot's line carried; the run adds them up. */
export interface Tally {
  bytes: number;
  snapshots: number;
  unreadable: number;
  closed: number;
  linesHeard: number;
  /** Gaps between two snapshots, in milliseconds. */
  readonly gapsMs: number[];
}

export interface Bot {
  stop(): void;
}

export interface BotWish {
  readonly url: string;
  readonly ticket: string;
  readonly map: ZoneMap;
  readonly rng: Rng;
  readonly tally: Tally;
  /** Called once when the line breaks by itself. */
  readonly onLost: () => void;
}

const linesSaid = ['anyone near the market?', 'this rain never stops', 'нужен техник, плачу эдди', 'кто на площади?', 'watch the drones', 'new chrome, who dis', 'где тут раменная?'] as const;

/** Joins, then walks from node to node of the footpath like somebody at the keys, rests now and then, and talks sometimes. */
export async function startBot({ url, ticket, map, rng, tally, onLost }: BotWish): Promise<Bot> {
  const socket = io(url, { transports: ['websocket'], parser: clientParser, reconnection: false, forceNew: true, auth: { ticket, version: protocolVersion, locale: 'en' } });
  const reader = new SnapshotReader();
  let self = { x: 0, y: 0 };
  let lastMs = performance.now();
  let seq = 0;
  let isStopped = false;
  socket.on(snapshotEvent, (bytes: ArrayBuffer) => {
    const nowMs = performance.now();
    tally.gapsMs.push(nowMs - lastMs);
    lastMs = nowMs;
    tally.bytes += bytes.byteLength;
    tally.snapshots++;
    try {
      self = reader.apply(bytes).self;
    } catch {
      tally.unreadable++;
      sendIntent(socket, encodeResync());
    }
  });
  socket.on('chat.line', () => tally.linesHeard++);
  // The first snapshot comes right behind the welcome, so its listener stands already.
  const welcome = await new Promise<ZoneWelcome>((resolve, reject) => {
    socket.once('zone.welcome', resolve);
    socket.once('connect_error', reject);
    socket.io.once('close', (reason) => reject(new Error(`closed before the welcome: ${reason}`)));
    socket.once('session.closed', ({ reason }: { reason: string }) => reject(new Error(reason)));
  }).catch((error: unknown) => {
    socket.close();
    throw error;
  });
  const walk = createWalk(map, rng, welcome);
  const timer = setInterval(() => {
    const step = walk(self);
    if (step !== null) {
      seq = nextSeq(seq);
      sendIntent(socket, encodeIntent({ seq, moveX: Math.cos(step.angle) * 127, moveY: Math.sin(step.angle) * 127, aim: aimUnit(step.angle), buttons: step.isHurried ? intentButtons.sprint : 0, seenQuarter: 0, aimTiles: 0 }));
    }
    if (rng.int(1, 800) === 1) socket.emit('chat.send', { channel: rng.int(1, 4) === 1 ? 'zone' : 'say', text: `${rng.pick(linesSaid)} ${rng.int(1, 99)}` });
  }, tickMs);
  socket.on('disconnect', () => {
    clearInterval(timer);
    if (isStopped) return;
    tally.closed++;
    onLost();
  });
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      socket.close();
    },
  };
}

type Step = { readonly angle: number; readonly isHurried: boolean } | null;

/** Chooses the way: the nearest node first, then on from neighbour to neighbour; null while resting. */
function createWalk({ footpath }: ZoneMap, rng: Rng, from: { readonly x: number; readonly y: number }): (self: { readonly x: number; readonly y: number }) => Step {
  const neighbours = footpath.nodes.map((_, node) => footpath.edges.flatMap(([one, other]) => (one === node ? [other] : other === node ? [one] : [])));
  const distance = (node: number, to: { readonly x: number; readonly y: number }) => Math.hypot((footpath.nodes[node]?.[0] ?? 0) - to.x, (footpath.nodes[node]?.[1] ?? 0) - to.y);
  let goal = footpath.nodes.map((_, node) => node).sort((a, b) => distance(a, from) - distance(b, from))[0] ?? 0;
  let restTicks = rng.int(0, 40);
  let stuckTicks = 0;
  let lastLeft = Infinity;
  return (self) => {
    if (restTicks-- > 0) return null;
    const left = distance(goal, self);
    stuckTicks = left < lastLeft - 0.01 ? 0 : stuckTicks + 1;
    lastLeft = left;
    if (left < 0.6 || stuckTicks > 40) {
      goal = rng.pick(neighbours[goal] ?? [goal]);
      lastLeft = Infinity;
      stuckTicks = 0;
      if (rng.int(1, 6) === 1) restTicks = rng.int(10, 80);
    }
    const [x, y] = footpath.nodes[goal] ?? [self.x, self.y];
    return { angle: Math.atan2(y - self.y, x - self.x), isHurried: rng.int(1, 3) === 1 };
  };
}
