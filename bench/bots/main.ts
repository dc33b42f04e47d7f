import { contentParts, loadZoneMap } from '@necp/content/client';
import { seededRng, type TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { nearestFree } from '@necp/shared/zone/movement';
import { armPeople } from './arms';
import { keepEnemies } from './enemies';
import { attack } from './hostile';
import { makePeople, signTicket } from './people';
import { findProduct } from './product';
import type { Tally } from './bot';
import { startResident, type Resident } from './resident';
import { grown, quantile, scrape, type Scrape } from './scrape';

const usage = 'pnpm bots <players> [seconds] [--hostile <frames>] [--combat <enemies>]';
/** Where a fight is staged: the middle of a wide street, and around it. */
const stage = { place: 'convoy_cross', radiusTiles: 14, spots: 60 } as const;
/** Of all zones of the process the one the bots are in, as its measures are labelled. */
const street = 'zone="watson"';
/** Of a tick, in their order. */
const phases = ['intents', 'think', 'move', 'combat', 'expire', 'settle', 'interest', 'snapshots'] as const;
const joinsPerSecond = 40;
const settleSeconds = 5;
/** Until the first enemies have come: sheets are looked at every five seconds. */
const gatherSeconds = 15;

interface BotsOptions {
  readonly players: number;
  readonly seconds: number;
  readonly hostileFrames: number;
  /** Enemies to fight; 0 walks in peace. */
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
  const tally: Tally = {
    bytes: 0,
    snapshots: 0,
    unreadable: 0,
    closed: 0,
    messagesHeard: 0,
    hits: 0,
    downs: 0,
    enemiesSeen: 0,
    gapsMs: [],
  };
  const returnsMs: number[] = [];
  const joining: Promise<Resident>[] = [];
  const joinStartMs = performance.now();
  for (const [index, person] of people.slice(0, players).entries()) {
    const dueMs = joinStartMs + (index / joinsPerSecond) * 1000;
    await pause(Math.max(0, dueMs - performance.now()));
    const entering = startResident({
      way: async () => ({ simUrl: product.simUrl, ticket: await signTicket(product, person) }),
      map,
      rng: seededRng(index + 1),
      tally,
      returnsMs,
      manner: enemies > 0 ? 'fights' : 'walks',
    });
    // A refused bot is counted at the end and does not end the run.
    entering.catch(() => undefined);
    joining.push(entering);
  }
  const bots = (await Promise.allSettled(joining)).flatMap((answer) =>
    answer.status === 'fulfilled' ? answer.value : [],
  );
  if (bots.length < players) console.log(`${players - bots.length} could not get in`);
  console.log(`all in after ${((performance.now() - joinStartMs) / 1000).toFixed(1)} s`);
  const enemyKeeper =
    enemies > 0
      ? await keepEnemies(product, {
          people: people.slice(0, players),
          count: enemies,
          rng: seededRng(7),
          seen: () => takeSeen(tally),
        })
      : null;
  await pause((enemies > 0 ? gatherSeconds : settleSeconds) * 1000);
  const before = await scrape(product.simUrl);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const start = { bytes: tally.bytes, snapshots: tally.snapshots };
  tally.hits = tally.downs = 0;
  tally.gapsMs.length = 0;
  const attacker = people[players];
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
  if (returnsMs.length > 0)
    console.log(
      `came back         ${returnsMs.length} of ${tally.closed} broken lines, after ${quantileOf(returnsMs, 0.5)} / ${quantileOf(returnsMs, 1)} ms (median, longest)`,
    );
  // Counters start from nothing in a new process: a difference to the old one's says nothing.
  if (grown(before, after, 'process_start_time_seconds') !== 0)
    console.log('the simulation was started again meanwhile, so its counters are left out');
  else
    report({
      before,
      after,
      tookS,
      players: bots.length,
      tally,
      start,
      ownCpuShare: (ownCpu.user + ownCpu.system) / 1e6 / tookS,
    });
  if (done !== null)
    console.log(
      `hostile           ${done.sent} frames over ${done.connections} connections; refused ${grown(before, after, 'necp_sim_refused_total')}`,
    );
  if (enemyKeeper !== null)
    console.log(
      `fights            ${Math.round(tally.hits / tookS)} hits a second as all of them were told, ${Math.round(tally.downs / tookS)} falls, ${enemyKeeper.averageSeen()} foes in sight of one on average`,
    );
  await enemyKeeper?.stop();
  for (const bot of bots) bot.stop();
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

interface Measured {
  readonly before: Scrape;
  readonly after: Scrape;
  readonly tookS: number;
  readonly players: number;
  readonly tally: Tally;
  readonly start: { readonly bytes: number; readonly snapshots: number };
  readonly ownCpuShare: number;
}

function report({ before, after, tookS, players, tally, start, ownCpuShare }: Measured): void {
  const tick = (share: number) =>
    quantile(before, after, { name: 'necp_sim_tick_ms', labels: street, share }).toFixed(2);
  const phase = (name: string) =>
    `${name} ${quantile(before, after, { name: 'necp_sim_phase_ms', labels: `${street},phase="${name}"`, share: 0.95 }).toFixed(2)}`;
  const ticks = grown(before, after, `necp_sim_ticks_total{${street}}`);
  const mean = (name: string) =>
    (grown(before, after, `necp_sim_phase_ms_sum{${street},phase="${name}"}`) / ticks).toFixed(2);
  const cpu = grown(before, after, 'process_cpu_seconds_total') / tookS;
  console.log(
    `ticks             ${(ticks / tookS).toFixed(2)} Hz, skipped ${grown(before, after, 'necp_sim_skipped_ticks_total')}`,
  );
  console.log(`tick p50/p95/p99  ${tick(0.5)} / ${tick(0.95)} / ${tick(0.99)} ms`);
  console.log(`phases a tick     ${phases.map((name) => `${name} ${mean(name)}`).join(', ')} ms on average`);
  console.log(`phases p95        ${phases.map(phase).join(', ')} ms`);
  console.log(
    `late p95/p99      ${quantile(before, after, { name: 'necp_sim_late_ms', labels: street, share: 0.95 }).toFixed(2)} / ${quantile(before, after, { name: 'necp_sim_late_ms', labels: street, share: 0.99 }).toFixed(2)} ms`,
  );
  console.log(
    `bytes/s/client    ${Math.round((tally.bytes - start.bytes) / tookS / players)} (snapshots), ${((tally.snapshots - start.snapshots) / tookS / players).toFixed(1)} frames/s`,
  );
  console.log(
    `gaps p50/p99      ${quantileOf(tally.gapsMs, 0.5)} / ${quantileOf(tally.gapsMs, 0.99)} ms as the players saw them`,
  );
  console.log(
    `simulation        ${(cpu * 100).toFixed(0)} % of one core, ${((cpu / (ticks / tookS) / players) * 1e6).toFixed(1)} µs per client-tick, ${Math.round((after.get('process_resident_memory_bytes') ?? 0) / 1024 / 1024)} MB`,
  );
  console.log(
    `bots              ${(ownCpuShare * 100).toFixed(0)} % of one core, ${tally.unreadable} unreadable frames, ${tally.closed} connections lost, ${tally.messagesHeard} lines heard`,
  );
  console.log(`slow readers      ${grown(before, after, 'necp_sim_snapshots_skipped_total')} snapshots skipped`);
}

/** Spots around the stage on which one can stand. */
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
    ['--combat', 0],
  ]);
  const plain: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (options.has(arg)) options.set(arg, Number(args[++index]));
    else plain.push(Number(arg));
  }
  const [players = 100, seconds = 30] = plain;
  const [hostileFrames = 0, enemies = 0] = options.values();
  const areWhole = [players, seconds, hostileFrames, enemies].every((value) => Number.isInteger(value) && value >= 0);
  if (!areWhole || players === 0 || seconds === 0) {
    console.error(`${usage}\n  all of them are whole numbers, players and seconds above 0`);
    process.exit(2);
  }
  return { players, seconds, hostileFrames, enemies };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
