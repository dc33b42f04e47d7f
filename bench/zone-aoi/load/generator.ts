import { monitorEventLoopDelay } from 'node:perf_hooks';
import { colyseusSpeaker } from '../dialects/colyseus';
import type { Part, Speaker } from '../dialects/dialect';
import { productSpeaker, type ProductGround } from '../dialects/product';
import { rawWsSpeaker } from '../dialects/raw-ws';
import { socketIoSpeaker } from '../dialects/socket-io';
import type { Knowledge } from '../gate';
import { machineMs } from '../play/clock';
import { answerReferee, startOptions } from '../play/talk';
import { turnsOf, type Workload } from '../workload';
import { Connection } from './connection';
import { opcodes } from './ws-frames';

export type DialectName = 'raw-ws' | 'socket-io' | 'colyseus' | 'product';

/** The part of the load that one generator plays. */
export interface GeneratorOptions {
  readonly workload: Workload;
  readonly dialect: DialectName;
  readonly inputsPerSecond: number;
  readonly port: number;
  readonly addresses: readonly string[];
  /** The grounds of the product's players. */
  readonly grounds: readonly ProductGround[];
  /** One in this many players is careful, the first among them. */
  readonly carefulEvery: number;
}

/** What the generator counted, and how busy it was itself. */
export interface GeneratorFigures {
  readonly bytes: number;
  readonly snapshots: number;
  readonly closed: number;
  readonly inputs: number;
  /** Tick and time of arrival, by the machine's clock, of each snapshot whose tick was read. */
  readonly arrivals: Float64Array;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** How late its loop ran. */
  readonly lagP99Ms: number;
}

/** What the first player knew after each snapshot. */
export interface Sample {
  readonly own: number;
  readonly known: readonly Knowledge[];
}

interface Player {
  readonly speaker: Speaker;
  readonly connection: Connection;
  readonly nextTurn: () => number;
  isIn: boolean;
}

const openAtOnce = 32;
const seatedWithinMs = 120_000;
/** Players send inputs in this many groups, spread over the time between two inputs of one player. */
const groups = 25;

const options = await startOptions<GeneratorOptions>();
const players: Player[] = [];
const delay = monitorEventLoopDelay({ resolution: 10 });
const count = { snapshots: 0, closed: 0, inputs: 0 };
let arrivals: number[] = [];
let isCounting = false;
let sampled: Knowledge[] | null = null;
let isSendingInputs = false;

function partOf(player: number): Part {
  return { player, address: options.addresses[player] ?? '', isCareful: player % options.carefulEvery === 0 };
}

function speakerOf(part: Part): Speaker {
  const ground = options.grounds[part.player];
  if (options.dialect === 'product' && ground !== undefined) return productSpeaker(part, ground);
  return { 'raw-ws': rawWsSpeaker, 'socket-io': socketIoSpeaker, colyseus: colyseusSpeaker, product: rawWsSpeaker }[
    options.dialect
  ](part);
}

/** Connects one player. */
function join(player: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const speaker = speakerOf(partOf(player));
    const connection = new Connection(
      { port: options.port, path: speaker.path },
      {
        opened: () => speaker.opened(connection),
        message: (opcode, payload) => {
          const tick = speaker.take(connection, opcode === opcodes.text, payload);
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
    const self: Player = { speaker, connection, nextTurn: turnsOf(options.workload, player), isIn: false };
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
    throw new Error(`only ${players.filter(({ isIn }) => isIn).length} of ${options.addresses.length} are in`);
  }, seatedWithinMs);
  let next = 0;
  const usher = async () => {
    while (next < options.addresses.length) await join(next++);
  };
  await Promise.all(Array.from({ length: openAtOnce }, usher));
  clearTimeout(late);
}

/** Sends the inputs of all players at the fixed rate, each group at its own moment. */
function sendInputs(): void {
  if (isSendingInputs) return;
  isSendingInputs = true;
  const everyMs = 1000 / options.inputsPerSecond / groups;
  let dueMs = machineMs();
  let group = 0;
  const round = () => {
    // Inputs delayed by a stall of more than a second are not made up for.
    dueMs = Math.max(dueMs, machineMs() - 1000);
    for (; machineMs() >= dueMs; dueMs += everyMs, group = (group + 1) % groups) {
      for (let player = group; player < players.length; player += groups) {
        const who = players[player];
        if (who === undefined) continue;
        who.speaker.sendInput(who.connection, who.nextTurn());
        count.inputs++;
      }
    }
    setTimeout(round, Math.max(0, dueMs - machineMs()));
  };
  round();
}

function receivedBytes(): number {
  return players.reduce((sum, { connection }) => sum + connection.receivedBytes, 0);
}

let start = { bytes: 0, cpu: process.cpuUsage(), ms: 0, snapshots: 0, inputs: 0 };
answerReferee({
  join: async () => {
    await joinAll();
    sendInputs();
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
      inputs: count.inputs,
    };
  },
  end: (): GeneratorFigures => {
    isCounting = false;
    const { user, system } = process.cpuUsage(start.cpu);
    return {
      bytes: receivedBytes() - start.bytes,
      snapshots: count.snapshots - start.snapshots,
      inputs: count.inputs - start.inputs,
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
