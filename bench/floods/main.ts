import { spawn } from 'node:child_process';
import { layGround } from '../bots/product';
import { quantile, scrape } from '../bots/scrape';
import { readNumbers } from '../city/numbers';
import { pause, sendBody, type AttackName, type AttackReport } from './attacks';
import { startCrowd, type Crowd } from './crowd';
import { residentMb, startPrograms, type Program } from './programs';
import { formatTable, type Row } from './table';

export const usage = 'pnpm bench floods [--players 100] [--seconds 15] [--minutes 12]';

const bodyBytes = 10_000_000;
const bodiesAtOnce = 4;
/** Slow connections are closed after a time, which the attack has to outlast. */
const slowSeconds = 25;
const settleMs = 2_000;

interface Attack {
  readonly beside: string;
  /** Attacks and returns what became of the attackers. */
  readonly run: () => Promise<string>;
}

/** Measures what strangers can do before the first limit, beside players: bodies to every port, and floods. */
export async function floods(args: readonly string[]): Promise<void> {
  const { players, seconds, minutes } = readNumbers(args, { players: 100, seconds: 15, minutes: 12 }, usage);
  const endMs = performance.now() + minutes * 60_000;
  const ground = await layGround();
  const { simUrl, all } = await startPrograms(ground);
  try {
    const crowd = await startCrowd(ground, { simUrl, players });
    await pause(settleMs);
    const rows: Row[] = [];
    const skipped: string[] = [];
    for (const attack of attacksOn(all, seconds)) {
      if (performance.now() > endMs) skipped.push(attack.beside);
      else rows.push(await measure(attack, { simUrl, crowd, programs: all }));
    }
    const { closed, unreadable } = crowd.tally;
    console.log(`\n${formatTable(rows, namesOf(all))}\n`);
    console.log(`${closed} connections of players were lost, ${unreadable} snapshots unreadable`);
    if (skipped.length > 0) console.log(`not run, because ${minutes} minutes were over: ${skipped.join(', ')}`);
    crowd.stop();
  } finally {
    for (const program of all) await program.stop();
    await ground.stop();
  }
}

function attacksOn(programs: readonly Program[], seconds: number): Attack[] {
  const nothing = {
    beside: 'nothing',
    run: async () => {
      await pause(seconds * 1000);
      return '';
    },
  };
  const flood = (beside: string, { name, on, path, forSeconds }: Flood): Attack[] => {
    const program = programs.find((one) => one.name === on);
    if (program === undefined) return [];
    return [{ beside, run: () => attackFrom(name, new URL(path, program.url), forSeconds) }];
  };
  const simulation = { on: 'simulation', path: '/cluster/reserve' };
  const web = { on: 'web', path: '/api/v1/auth/guest' };
  const slow = { name: 'slow', forSeconds: Math.max(seconds, slowSeconds) } as const;
  return [
    nothing,
    ...programs.map((program) => ({ beside: `10 MB bodies to the ${program.name}`, run: () => floodBodies(program) })),
    ...flood('20,000 CONNECTs a socket', { ...simulation, name: 'tickets', forSeconds: seconds }),
    ...flood('200,000 pings a second', { ...simulation, name: 'pings', forSeconds: seconds }),
    ...flood('200 slow connections to the simulation', { ...simulation, ...slow }),
    ...flood('200 slow connections to the web', { ...web, ...slow }),
    nothing,
  ];
}

interface Flood {
  readonly name: AttackName;
  /** The program that is attacked, and a path of it that takes a body. */
  readonly on: string;
  readonly path: string;
  readonly forSeconds: number;
}

interface Scene {
  readonly simUrl: string;
  readonly crowd: Crowd;
  readonly programs: readonly Program[];
}

/** Measures the players' snapshots, the ticks and the memory of each process during an attack. */
async function measure({ beside, run }: Attack, { simUrl, crowd, programs }: Scene): Promise<Row> {
  const { gapsMs } = crowd.tally;
  const memory = watchMemory(programs);
  const before = await scrape(simUrl);
  gapsMs.length = 0;
  const outcome = await run();
  const sorted = gapsMs.toSorted((a, b) => a - b);
  const after = await scrape(simUrl);
  await pause(settleMs);
  const gap = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const ticks = { name: 'necp_sim_tick_ms', labels: 'zone="watson"', share: 0.99 };
  console.log(`beside ${beside}: snapshots p99 ${Math.round(gap(0.99))} ms ${outcome}`);
  return {
    beside,
    gapsMs: { median: gap(0.5), p99: gap(0.99), longest: gap(1) },
    tickP99Ms: quantile(before, after, ticks),
    memoryMb: memory.stop(),
    outcome,
  };
}

/** The director is a part of the simulation's process. */
const namesOf = (programs: readonly Program[]) =>
  programs.filter(({ pid }, index) => programs.findIndex((one) => one.pid === pid) === index).map(({ name }) => name);

function watchMemory(programs: readonly Program[]): { stop(): Row['memoryMb'] } {
  const names = namesOf(programs);
  const watched = programs.filter(({ name }) => names.includes(name));
  const before = watched.map(residentMb);
  const most = [...before];
  const look = () =>
    watched.forEach((program, index) => (most[index] = Math.max(most[index] ?? 0, residentMb(program))));
  const watching = setInterval(look, 20);
  return {
    stop: () => {
      clearInterval(watching);
      return Object.fromEntries(
        watched.map((program, index) => [
          program.name,
          { before: before[index] ?? 0, most: most[index] ?? 0, after: residentMb(program) },
        ]),
      );
    },
  };
}

/** Sends ten million bytes to each path, in chunks and announced, four times at once. */
async function floodBodies({ paths, url }: Program): Promise<string> {
  const statuses = new Map<string, number>();
  let sent = 0;
  for (const path of paths)
    for (const isChunked of [true, false]) {
      const bodies = Array.from({ length: bodiesAtOnce }, () =>
        sendBody(new URL(path, url), { bytes: bodyBytes, isChunked }),
      );
      for (const { status, sentBytes } of await Promise.all(bodies)) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        sent = Math.max(sent, sentBytes);
      }
    }
  const answers = [...statuses].toSorted().map(([status, count]) => `${count} x ${status}`);
  return `${paths.length} paths: ${answers.join(', ')}; at most ${Math.round(sent / 1000)} kB left`;
}

/** Runs an attack in a process of its own, so that the attacker does not slow down the players it attacks. */
async function attackFrom(name: AttackName, url: URL, seconds: number): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'floods/attacker.ts', name, url.href, String(seconds)], {
    cwd: `${import.meta.dirname}/..`,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  await new Promise((resolve) => child.once('exit', resolve));
  const { connections, sentBytes, lastedMs } = JSON.parse(text) as AttackReport;
  const [median, longest] = [lastedMs[Math.floor(lastedMs.length / 2)], lastedMs.at(-1)];
  const lasted = [median, longest].map((ms) => ((ms ?? 0) / 1000).toFixed(1)).join(' / ');
  return (
    `${connections} connections, ${Math.round(sentBytes / 1000)} kB sent, ` + `lasted ${lasted} s (median / longest)`
  );
}
