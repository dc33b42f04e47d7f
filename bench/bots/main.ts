import { contentParts, loadZoneMap } from '@necp/content/client';
import { seededRng, type TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { nearestFree } from '@necp/shared/zone/movement';
import { armPeople } from './arms';
import { keepEnemies } from './enemies';
import { attack } from './hostile';
import { makePeople, signTicket, type Person } from './people';
import { findProduct } from './product';
import { emptyTally, type Tally } from './bot';
import { startResident, type Resident } from './resident';
import { report, reportReturns } from './report';
import { grown, scrape } from './scrape';

const usage = 'pnpm bots <players> [seconds] [--hostile <frames>] [--fight <enemies>]';
/** The place of the fight: the middle of a wide street, and around it. */
const stage = { place: 'convoy_cross', radiusTiles: 14, spots: 60 } as const;
const joinsPerSecond = 40;
const settleSeconds = 5;
/** The time until the first enemies have come: sheets are compared every five seconds. */
const gatherSeconds = 15;

interface BotsOptions {
  readonly players: number;
  readonly seconds: number;
  readonly hostileFrames: number;
  /** The number of enemies; with 0 the bots only walk. */
  readonly enemies: number;
}

const options = readOptions(process.argv.slice(2));
const { places } = await contentParts.worldState();
const product = await findProduct();
let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
});
try {
  await play(options);
} finally {
  await product.stop();
}
process.exit(0);

async function play({ players, seconds, hostileFrames, enemies }: BotsOptions): Promise<void> {
  console.log(`${players} players in Watson for ${seconds} s, on ${product.what}`);
  const map = await loadZoneMap('watson');
  const people = await makePeople(product, {
    map,
    spots: enemies > 0 ? stageSpots(map) : map.spawns,
    count: players + 1,
  });
  if (enemies > 0) await armPeople(product, people);
  const tally = emptyTally();
  const returnsMs: number[] = [];
  const crowd = people.slice(0, players);
  const bots = await joinAll(crowd, { map, tally, returnsMs, manner: enemies > 0 ? 'fights' : 'walks' });
  const enemyKeeper =
    enemies > 0
      ? await keepEnemies(product, {
          people: crowd,
          count: enemies,
          rng: seededRng(7),
          seen: () => takeSeen(tally),
        })
      : null;
  await pause((enemies > 0 ? gatherSeconds : settleSeconds) * 1000);
  const { measured, done } = await measure({ seconds, hostileFrames, tally, players: bots.length }, people[players]);
  const { before, after, tookS } = measured;
  if (returnsMs.length > 0) reportReturns(returnsMs, tally.closed);
  // Counters start at zero in a new process, so a difference to those of the old one is meaningless.
  if (grown(before, after, 'process_start_time_seconds') !== 0)
    console.log('the simulation was started again meanwhile, so its counters are left out');
  else report(measured);
  if (done !== null)
    console.log(
      `hostile           ${done.sent} frames over ${done.connections} connections; ` +
        `refused ${grown(before, after, 'necp_sim_refused_total')}`,
    );
  if (enemyKeeper !== null)
    console.log(
      `fights            ${Math.round(tally.hits / tookS)} hits a second as all of the bots saw them, ` +
        `${Math.round(tally.downs / tookS)} falls, ${enemyKeeper.averageSeen()} enemies in sight of a bot on average`,
    );
  await enemyKeeper?.stop();
  for (const bot of bots) bot.stop();
}

interface Crowd {
  readonly map: ZoneMap;
  readonly tally: Tally;
  readonly returnsMs: number[];
  readonly manner: 'walks' | 'fights';
}

/** Lets the bots join one after the other and returns those that were admitted. */
async function joinAll(people: readonly Person[], crowd: Crowd): Promise<Resident[]> {
  const joining: Promise<Resident>[] = [];
  const joinStartMs = performance.now();
  for (const [index, person] of people.entries()) {
    const dueMs = joinStartMs + (index / joinsPerSecond) * 1000;
    await pause(Math.max(0, dueMs - performance.now()));
    const entering = startResident({
      ...crowd,
      way: async () => ({ simUrl: product.simUrl, ticket: await signTicket(product, person) }),
      rng: seededRng(index + 1),
    });
    // A refused bot is counted at the end and does not end the run.
    entering.catch(() => undefined);
    joining.push(entering);
  }
  const answers = await Promise.allSettled(joining);
  const bots = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (bots.length < people.length) console.log(`${people.length - bots.length} could not get in`);
  console.log(`all in after ${((performance.now() - joinStartMs) / 1000).toFixed(1)} s`);
  return bots;
}

interface MeasureOptions {
  readonly seconds: number;
  readonly hostileFrames: number;
  readonly tally: Tally;
  readonly players: number;
}

/** Measures the run for the requested time, with an attacker beside the players if requested. */
async function measure({ seconds, hostileFrames, tally, players }: MeasureOptions, attacker: Person | undefined) {
  const before = await scrape(product.simUrl);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const start = { bytes: tally.bytes, snapshots: tally.snapshots };
  tally.hits = tally.downs = 0;
  tally.gapsMs.length = 0;
  const attacking =
    hostileFrames > 0 && attacker !== undefined
      ? attack({
          url: product.simUrl,
          frames: hostileFrames,
          seconds,
          rng: seededRng(99),
          ticket: () => signTicket(product, attacker),
        })
      : null;
  while (performance.now() - startMs < seconds * 1000 && !isInterrupted) await pause(200);
  const done = await attacking;
  const after = await scrape(product.simUrl);
  const tookS = (performance.now() - startMs) / 1000;
  const ownCpu = process.cpuUsage(startCpu);
  const ownCpuShare = (ownCpu.user + ownCpu.system) / 1e6 / tookS;
  return { done, measured: { before, after, tookS, players, tally, start, ownCpuShare } };
}

/** Returns walkable positions around the place of the fight. */
function stageSpots(map: ZoneMap): TileSpot[] {
  const found = places.find(({ id }) => id === stage.place)?.at;
  const drawn = map.places.find(({ id }) => id === stage.place);
  const [x, y] =
    drawn === undefined
      ? (found ?? [map.widthTiles / 2, map.heightTiles / 2])
      : [drawn.x + drawn.width / 2, drawn.y + drawn.height / 2];
  const rng = seededRng(13);
  return Array.from({ length: stage.spots }, () => {
    const angle = rng.fraction() * 2 * Math.PI;
    const tiles = Math.sqrt(rng.fraction()) * stage.radiusTiles;
    return nearestFree(map, x + Math.cos(angle) * tiles, y + Math.sin(angle) * tiles);
  });
}

/** Returns the most enemies a bot had in sight since the last call. */
function takeSeen(tally: Tally): number {
  const seen = tally.enemiesSeen;
  tally.enemiesSeen = 0;
  return seen;
}

function readOptions(args: readonly string[]): BotsOptions {
  const options = new Map([
    ['--hostile', 0],
    ['--fight', 0],
  ]);
  const plain: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (options.has(arg)) options.set(arg, Number(args[++index]));
    else plain.push(Number(arg));
  }
  const [players = 100, seconds = 30] = plain;
  const [hostileFrames = 0, enemies = 0] = options.values();
  const areWhole = [...plain, players, seconds, hostileFrames, enemies].every(
    (value) => Number.isInteger(value) && value >= 0,
  );
  if (!areWhole || players === 0 || seconds === 0) {
    console.error(`${usage}\n  all of them are whole numbers, players and seconds above 0`);
    process.exit(2);
  }
  return { players, seconds, hostileFrames, enemies };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
