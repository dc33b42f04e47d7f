import { monitorEventLoopDelay } from 'node:perf_hooks';
import { colyseusSpeaker } from '../dialects/colyseus';
import type { Part, Speaker } from '../dialects/dialect';
import { productSpeaker, type ProductGround } from '../dialects/product';
import { rawWsSpeaker } from '../dialects/raw-ws';
import { socketIoSpeaker } from '../dialects/socket-io';
import type { Knowledge } from '../gate';
import { machineMs } from '../play/clock';
import { answerReferee, startWish } from '../play/talk';
import { turnsOf, type Workload } from '../workload';
import { Line } from './line';
import { opcodes } from './ws-frames';

export type DialectName = 'raw-ws' | 'socket-io' | 'colyseus' | 'product';

/** What one generator plays. */
export interface GeneratorWish {
  readonly workload: Workload;
  readonly dialect: DialectName;
  readonly wishesPerSecond: number;
  readonly port: number;
  readonly doors: readonly string[];
  /** Of the product's players. */
  readonly grounds: readonly ProductGround[];
  /** Every so manieth player is careful, the first among them. */
  readonly carefulEvery: number;
}

/** What the generator counted, and how it was with itself. */
export interface GeneratorFigures {
  readonly bytes: number;
  readonly snapshots: number;
  readonly closed: number;
  readonly wishes: number;
  /** Tick and arrival, by the machine's clock, of each snapshot whose tick was read. */
  readonly arrivals: Float64Array;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** How much later than it wished its loop came round. */
  readonly lagP99Ms: number;
}

/** What the first player knew after each snapshot. */
export interface Sample {
  readonly own: number;
  readonly known: readonly Knowledge[];
}

interface Player {
  readonly speaker: Speaker;
  readonly line: Line;
  readonly nextTurn: () => number;
  isIn: boolean;
}

const openAtOnce = 32;
const seatedWithinMs = 120_000;
/** Players wish in so many groups, spread over the time between two wishes of one of them. */
const groups = 25;

const wish = await startWish<GeneratorWish>();
const players: Player[] = [];
const delay = monitorEventLoopDelay({ resolution: 10 });
const count = { snapshots: 0, closed: 0, wishes: 0 };
let arrivals: number[] = [];
let isCounting = false;
let sampled: Knowledge[] | null = null;
let isWishing = false;

function partOf(player: number): Part {
  return { player, door: wish.doors[player] ?? '', isCareful: player % wish.carefulEvery === 0 };
}

function speakerOf(part: Part): Speaker {
  const ground = wish.grounds[part.player];
  if (wish.dialect === 'product' && ground !== undefined) return productSpeaker(part, ground);
  return { 'raw-ws': rawWsSpeaker, 'socket-io': socketIoSpeaker, colyseus: colyseusSpeaker, product: rawWsSpeaker }[
    wish.dialect
  ](part);
}

/** Seats one player. */
function join(player: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const speaker = speakerOf(partOf(player));
    const line = new Line(
      { port: wish.port, path: speaker.path },
      {
        opened: () => speaker.opened(line),
        message: (opcode, payload) => {
          const tick = speaker.take(line, opcode === opcodes.text, payload);
          if (tick === null) return;
          if (!self.isIn) {
            self.isIn = true;
            resolve();
          }
          note(player, tick);
        },
        closed: (why) => {
          count.closed++;
          reject(new Error(`player ${player}: ${why}`));
        },
      },
    );
    const self: Player = { speaker, line, nextTurn: turnsOf(wish.workload, player), isIn: false };
    players[player] = self;
  });
}

function note(player: number, tick: number): void {
  if (isCounting) {
    count.snapshots++;
    if (tick > 0) arrivals.push(tick, machineMs());
  }
  if (player === 0 && sampled !== null)
    sampled.push({
      tick,
      ...(players[0]?.speaker.known() ?? { ids: new Uint32Array(0), x: new Uint16Array(0), y: new Uint16Array(0) }),
    });
}

async function joinAll(): Promise<void> {
  const late = setTimeout(() => {
    throw new Error(`only ${players.filter(({ isIn }) => isIn).length} of ${wish.doors.length} are in`);
  }, seatedWithinMs);
  let next = 0;
  const usher = async () => {
    while (next < wish.doors.length) await join(next++);
  };
  await Promise.all(Array.from({ length: openAtOnce }, usher));
  clearTimeout(late);
}

/** Everybody wishes so often a second, each group at its own moment. */
function wishOn(): void {
  if (isWishing) return;
  isWishing = true;
  const everyMs = 1000 / wish.wishesPerSecond / groups;
  let dueMs = machineMs();
  let group = 0;
  const round = () => {
    // What a stall of more than a second held back is not made up for.
    dueMs = Math.max(dueMs, machineMs() - 1000);
    for (; machineMs() >= dueMs; dueMs += everyMs, group = (group + 1) % groups) {
      for (let player = group; player < players.length; player += groups) {
        const who = players[player];
        if (who === undefined) continue;
        who.speaker.wish(who.line, who.nextTurn());
        count.wishes++;
      }
    }
    setTimeout(round, Math.max(0, dueMs - machineMs()));
  };
  round();
}

function receivedBytes(): number {
  return players.reduce((sum, { line }) => sum + line.receivedBytes, 0);
}

let start = { bytes: 0, cpu: process.cpuUsage(), ms: 0, snapshots: 0, wishes: 0 };
answerReferee({
  join: async () => {
    await joinAll();
    wishOn();
  },
  begin: () => {
    arrivals = [];
    isCounting = true;
    delay.enable();
    delay.reset();
    start = {
      bytes: receivedBytes(),
      cpu: process.cpuUsage(),
      ms: machineMs(),
      snapshots: count.snapshots,
      wishes: count.wishes,
    };
  },
  end: (): GeneratorFigures => {
    isCounting = false;
    const { user, system } = process.cpuUsage(start.cpu);
    return {
      bytes: receivedBytes() - start.bytes,
      snapshots: count.snapshots - start.snapshots,
      wishes: count.wishes - start.wishes,
      closed: count.closed,
      arrivals: Float64Array.from(arrivals),
      cpuMs: (user + system) / 1000,
      wallMs: machineMs() - start.ms,
      lagP99Ms: Math.max(0, delay.percentile(99) / 1e6 - 10),
    };
  },
  sample: () => {
    sampled = [];
  },
  sampled: (): Sample => {
    const known = sampled ?? [];
    sampled = null;
    return { own: players[0]?.speaker.own ?? 0, known };
  },
});
