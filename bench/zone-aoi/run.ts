import { loadavg } from 'node:os';
import { bundle, productSight, type ProductSight } from './bundle';
import type { Contestant } from './contestants';
import { figuresOf, type Figures } from './figures';
import { judge, type SightPromise, type Standing, type Verdict } from './gate';
import type { GeneratorFigures, GeneratorWish, Sample } from './load/generator';
import type { ProductGround } from './dialects/product';
import { quantiseSide } from './play/crowd';
import { openGround } from './play/open-ground';
import { startChild, type Child } from './play/talk';
import type { Realm } from './realm';
import type { SelfTime } from './servers/profile';
import type { ServerFigures, Weight } from './servers/referee';
import { reachUnits, sideUnits, startsOf, ticksPerSecond, unitsPerTick, type Workload } from './workload';

export interface RunWish {
  readonly contestant: Contestant;
  readonly workload: Workload;
  readonly seconds: number;
  readonly warmSeconds: number;
  /** Ticks that the gate compares; 0 leaves it out. */
  readonly gateTicks: number;
  /** Whether the server's functions are watched meanwhile, which costs it some time. */
  readonly isProfiled: boolean;
  /** Whether server and generator go before everything else on the machine. */
  readonly isAhead: boolean;
}

/** One contestant's run. */
export interface Run extends Figures {
  readonly key: string;
  readonly title: string;
  readonly players: number;
  readonly neighbours: number;
  readonly wishesPerSecond: number;
  readonly verdict: Verdict | null;
  /** Load of the machine when it began (one minute), ours not yet in it. */
  readonly loadBefore: number;
  readonly profile: readonly SelfTime[];
}

/** The server has this core, the generator the other. */
const cores = { server: 0, generator: 1 } as const;
/** Every so manieth player reads its snapshots whole. */
const carefulEvery = 16;

/** Starts a server and a generator, lets everybody in, measures, and compares what a client knew with the truth. */
export async function runOne(wish: RunWish, realm: () => Promise<Realm>): Promise<Run> {
  const { contestant, workload } = wish;
  const loadBefore = loadavg()[0] ?? 0;
  const stage = contestant.server === 'product' ? await stageProduct(wish, await realm()) : await stagePeer(wish);
  const server = startChild(stage.file, { wish: stage.serverWish, core: cores.server, isAhead: wish.isAhead });
  let generator: Child | null = null;
  try {
    const { port, doors } = await server.ask<{ readonly port: number; readonly doors: readonly string[] }>('open');
    const generatorWish: GeneratorWish = {
      workload,
      dialect: contestant.dialect,
      wishesPerSecond: contestant.wishesPerSecond,
      port,
      doors: stage.doors ?? doors,
      grounds: stage.grounds,
      carefulEvery,
    };
    const empty = await server.ask<Weight>('weigh');
    generator = startChild(await bundle('load/generator'), {
      wish: generatorWish,
      core: cores.generator,
      isAhead: wish.isAhead,
    });
    await generator.ask('join');
    await pause(wish.warmSeconds * 1000);
    await Promise.all([server.ask('begin', { isProfiled: wish.isProfiled }), generator.ask('begin')]);
    await pause(wish.seconds * 1000);
    const [served, played] = await Promise.all([
      server.ask<ServerFigures>('end'),
      generator.ask<GeneratorFigures>('end'),
    ]);
    // Before the gate: what the server writes down for that is not what it needs.
    const full = await server.ask<Weight>('weigh');
    const verdict =
      wish.gateTicks === 0 ? null : await gate({ server, generator, promise: stage.promise, ticks: wish.gateTicks });
    return {
      key: contestant.key,
      title: contestant.title,
      players: workload.players,
      neighbours: workload.neighbours,
      wishesPerSecond: contestant.wishesPerSecond,
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

/** What a run needs before it begins. */
interface Stage {
  readonly file: string;
  readonly serverWish: unknown;
  /** Null when the server gives them out. */
  readonly doors: readonly string[] | null;
  readonly grounds: readonly ProductGround[];
  readonly promise: SightPromise;
}

async function stagePeer({ contestant, workload }: RunWish): Promise<Stage> {
  const side = sideUnits(workload);
  return {
    file: await bundle(`servers/${contestant.server}`),
    serverWish: { ...workload, ...contestant.options },
    doors: null,
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

/** Our own zone is as wide in tiles as its sight asks: what it shows from there on is the workload's R. */
async function stageProduct({ contestant, workload }: RunWish, realm: Realm): Promise<Stage> {
  const sight = productSight();
  const tilesPerUnit = sight.enterTiles / reachUnits;
  const sideTiles = Math.ceil(sideUnits(workload) * tilesPerUnit);
  const tilesPerWish = (unitsPerTick * tilesPerUnit * ticksPerSecond) / contestant.wishesPerSecond;
  const starts = startsOf(workload);
  const within = (tiles: number) => Math.min(sideTiles - 0.5, Math.max(0.5, tiles));
  const doors = await realm.settle(
    openGround(sideTiles),
    starts.map(({ x, y }) => ({ x: within(x * tilesPerUnit), y: within(y * tilesPerUnit) })),
  );
  const tiers = contestant.tiers ?? 'as in play';
  return {
    file: await bundle('servers/product', { tilesPerWish, tiers }),
    serverWish: {
      players: workload.players,
      sideTiles,
      databaseUrl: realm.databaseUrl,
      redisUrl: realm.redisUrl,
      jwksUrl: realm.jwksUrl,
    },
    doors,
    grounds: starts.map(({ heading }) => ({ sideTiles, tilesPerWish, heading })),
    promise: productPromise(sight, tiers),
  };
}

/** Of those who wait for their turn the last wait eight ticks for it. */
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

/** The generator begins to remember first and ends last, so that it has every tick of the server's. */
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
  const truth = await server.ask<Standing[]>('record', { ticks: ticks + promise.oldestTicks });
  await pause(1_000);
  return judge(promise, truth, await generator.ask<Sample>('sampled'));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
