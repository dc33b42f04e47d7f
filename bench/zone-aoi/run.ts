import { loadavg } from 'node:os';
import { bundle, productSight, type ProductSight } from './bundle';
import type { Contestant } from './contestants';
import { figuresOf, type Figures } from './figures';
import { judge, type SightPromise, type TickPositions, type Verdict } from './gate';
import type { GeneratorFigures, GeneratorOptions, Sample } from './load/generator';
import type { ProductGround } from './dialects/product';
import { quantiseSide } from './play/crowd';
import { openGround } from './play/open-ground';
import { startChild, type Child } from './play/talk';
import type { Realm } from './realm';
import type { SelfTime } from './servers/profile';
import type { ServerFigures, Weight } from './servers/referee';
import { reachUnits, sideUnits, startsOf, ticksPerSecond, unitsPerTick, type Workload } from './workload';

export interface RunOptions {
  readonly contestant: Contestant;
  readonly workload: Workload;
  readonly seconds: number;
  readonly warmSeconds: number;
  /** The number of ticks that the gate compares; 0 leaves it out. */
  readonly gateTicks: number;
  /** Whether the server's functions are profiled, which costs some time. */
  readonly isProfiled: boolean;
  /** Whether server and generator run with priority on the machine. */
  readonly isAhead: boolean;
}

/** The run of one contestant. */
export interface Run extends Figures {
  readonly key: string;
  readonly title: string;
  readonly players: number;
  readonly neighbours: number;
  readonly inputsPerSecond: number;
  readonly verdict: Verdict | null;
  /** The load of the machine when the run began (one minute), without the run itself. */
  readonly loadBefore: number;
  readonly profile: readonly SelfTime[];
}

/** The server has this core, and the generator the other. */
const cores = { server: 0, generator: 1 } as const;
/** One in this many players reads its snapshots completely. */
const carefulEvery = 16;

/**
 * Starts a server and a generator, lets all players in, measures, and compares what a client knew with the true
 * positions.
 */
export async function runOne(options: RunOptions, realm: () => Promise<Realm>): Promise<Run> {
  const { contestant, workload } = options;
  const loadBefore = loadavg()[0] ?? 0;
  const stage = contestant.server === 'product' ? await stageProduct(options, await realm()) : await stagePeer(options);
  const server = startChild(stage.file, { options: stage.serverOptions, core: cores.server, isAhead: options.isAhead });
  let generator: Child | null = null;
  try {
    const { port, addresses } = await server.ask<{ readonly port: number; readonly addresses: readonly string[] }>(
      'open',
    );
    const generatorOptions: GeneratorOptions = {
      workload,
      dialect: contestant.dialect,
      inputsPerSecond: contestant.inputsPerSecond,
      port,
      addresses: stage.addresses ?? addresses,
      grounds: stage.grounds,
      carefulEvery,
    };
    const empty = await server.ask<Weight>('weigh');
    generator = startChild(await bundle('load/generator'), {
      options: generatorOptions,
      core: cores.generator,
      isAhead: options.isAhead,
    });
    await generator.ask('join');
    await pause(options.warmSeconds * 1000);
    await Promise.all([server.ask('begin', { isProfiled: options.isProfiled }), generator.ask('begin')]);
    await pause(options.seconds * 1000);
    const [served, played] = await Promise.all([
      server.ask<ServerFigures>('end'),
      generator.ask<GeneratorFigures>('end'),
    ]);
    // This is measured before the gate, because the positions recorded for the gate are not what the server needs.
    const full = await server.ask<Weight>('weigh');
    const verdict =
      options.gateTicks === 0
        ? null
        : await gate({ server, generator, promise: stage.promise, ticks: options.gateTicks });
    return {
      key: contestant.key,
      title: contestant.title,
      players: workload.players,
      neighbours: workload.neighbours,
      inputsPerSecond: contestant.inputsPerSecond,
      verdict,
      loadBefore,
      profile: served.profile,
      ...figuresOf({ players: workload.players, empty, full, served, played }),
    };
  } finally {
    await generator?.stop();
    await server.stop();
  }
}

/** What a run needs before it starts. */
interface Stage {
  readonly file: string;
  readonly serverOptions: unknown;
  /** Null when the server assigns them. */
  readonly addresses: readonly string[] | null;
  readonly grounds: readonly ProductGround[];
  readonly promise: SightPromise;
}

async function stagePeer({ contestant, workload }: RunOptions): Promise<Stage> {
  const side = sideUnits(workload);
  return {
    file: await bundle(`servers/${contestant.server}`),
    serverOptions: { ...workload, ...contestant.options },
    addresses: null,
    grounds: [],
    promise: {
      reach: reachUnits,
      keep: reachUnits,
      exactWithin: Infinity,
      exactMost: Infinity,
      oldestTicks: 0,
      quantise: (value) => quantiseSide(value, side),
    },
  };
}

const stepsPerTile = 64;

/**
 * Prepares our own zone: it is as wide in tiles as its view distance requires, which corresponds to the workload's R.
 */
async function stageProduct({ contestant, workload }: RunOptions, realm: Realm): Promise<Stage> {
  const sight = productSight();
  const tilesPerUnit = sight.enterTiles / reachUnits;
  const sideTiles = Math.ceil(sideUnits(workload) * tilesPerUnit);
  const tilesPerInput = (unitsPerTick * tilesPerUnit * ticksPerSecond) / contestant.inputsPerSecond;
  const starts = startsOf(workload);
  const within = (tiles: number) => Math.min(sideTiles - 0.5, Math.max(0.5, tiles));
  const addresses = await realm.settle(
    openGround(sideTiles),
    starts.map(({ x, y }) => ({ x: within(x * tilesPerUnit), y: within(y * tilesPerUnit) })),
  );
  const tiers = contestant.tiers ?? 'as in play';
  return {
    file: await bundle('servers/product', { tilesPerInput, tiers }),
    serverOptions: {
      players: workload.players,
      sideTiles,
      databaseUrl: realm.databaseUrl,
      redisUrl: realm.redisUrl,
      jwksUrl: realm.jwksUrl,
    },
    addresses,
    grounds: starts.map(({ heading }) => ({ sideTiles, tilesPerInput, heading })),
    promise: productPromise(sight, tiers),
  };
}

/** An entity with the longest wait is updated every eight ticks. */
const longestWaitTicks = 7;

function productPromise(
  { enterTiles, leaveTiles, nearTiles, everyTick }: ProductSight,
  tiers: 'as in play' | 'none',
): SightPromise {
  return {
    reach: enterTiles,
    keep: leaveTiles,
    quantise: (value) => Math.round(value * stepsPerTile),
    ...(tiers === 'none'
      ? { exactWithin: Infinity, exactMost: Infinity, oldestTicks: 0 }
      : { exactWithin: nearTiles, exactMost: everyTick, oldestTicks: longestWaitTicks }),
  };
}

/** Runs the gate: the generator starts recording first and ends last, so that it has every tick of the server's. */
async function gate({
  server,
  generator,
  promise,
  ticks,
}: {
  readonly server: Child;
  readonly generator: Child;
  readonly promise: SightPromise;
  readonly ticks: number;
}): Promise<Verdict> {
  await pause(1_000);
  await generator.ask('sample');
  await pause(1_000);
  const truth = await server.ask<TickPositions[]>('record', { ticks: ticks + promise.oldestTicks });
  await pause(1_000);
  return judge(promise, truth, await generator.ask<Sample>('sampled'));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
