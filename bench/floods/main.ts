import { spawn } from 'node:child_process';
import { loadZoneMap } from '@necp/content/client';
import { seededRng } from '@necp/shared/kernel';
import { emptyTally, type Tally } from '../bots/bot';
import { makePeople, signTicket } from '../bots/people';
import { layGround, type Ground } from '../bots/product';
import { startResident, type Resident } from '../bots/resident';
import { quantile, scrape } from '../bots/scrape';
import { readNumbers } from '../city/numbers';
import { attackNames, pause, sendBody, type AttackName, type AttackReport } from './attacks';
import { residentMb, startPrograms, type Program } from './programs';

export const usage = 'pnpm bench floods [--players 100] [--seconds 15]';

const bodyBytes = 10_000_000;
const bodiesAtOnce = 4;

/** Measures what strangers can do before the first limit: bodies to every port, and floods beside players. */
export async function floods(args: readonly string[]): Promise<void> {
  const { players, seconds } = readNumbers(args, { players: 100, seconds: 15 }, usage);
  const ground = await layGround();
  const { simUrl, all } = await startPrograms(ground);
  try {
    for (const program of all) await floodBodies(program);
    await floodBesidePlayers(ground, { simUrl, players, seconds });
  } finally {
    for (const program of all) await program.stop();
    await ground.stop();
  }
}

/** Sends ten million bytes to each path, four times at once, and prints what was taken and the memory. */
async function floodBodies(program: Program): Promise<void> {
  const before = residentMb(program);
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, residentMb(program))), 20);
  for (const path of program.paths)
    for (const isChunked of [true, false]) {
      const answers = await Promise.all(
        Array.from({ length: bodiesAtOnce }, () =>
          sendBody(new URL(path, program.url), { bytes: bodyBytes, isChunked }),
        ),
      );
      const taken = Math.max(...answers.map(({ sentBytes }) => sentBytes));
      console.log(
        `${program.name.padEnd(11)} ${path.padEnd(28)} ${isChunked ? 'chunked  ' : 'announced'} ` +
          `${answers.map(({ status }) => status).join(' ')}, at most ${Math.round(taken / 1000)} kB left the attacker`,
      );
    }
  clearInterval(watching);
  await pause(1_000);
  console.log(`${program.name.padEnd(11)} ${before} MB before, ${most} at most, ${residentMb(program)} after`);
}

interface Party {
  readonly simUrl: string;
  readonly players: number;
  readonly seconds: number;
}

async function floodBesidePlayers(ground: Ground, { simUrl, players, seconds }: Party): Promise<void> {
  const map = await loadZoneMap('watson');
  const place = { databaseUrl: ground.postgres.url };
  const people = await makePeople(place, { map, spots: map.spawns, count: players });
  const tally = emptyTally();
  const bots: Resident[] = [];
  for (const [index, person] of people.entries()) {
    const way = async () => ({ simUrl, ticket: await signTicket(ground, person) });
    bots.push(await startResident({ map, tally, manner: 'walks', returnsMs: [], way, rng: seededRng(index + 1) }));
  }
  await pause(5_000);
  await measure('nothing', { simUrl, tally, seconds });
  for (const name of attackNames) {
    const attacking = attackFrom(name, simUrl, seconds + 2);
    await pause(1_000);
    await measure(name, { simUrl, tally, seconds });
    const { connections, sentBytes, lastedMs } = await attacking;
    const lasted = [lastedMs[Math.floor(lastedMs.length / 2)], lastedMs.at(-1)].map((ms) => Math.round(ms ?? 0));
    console.log(
      `            ${connections} connections sent ${Math.round(sentBytes / 1000)} kB ` +
        `and lasted ${lasted.join(' / ')} ms (median, longest)`,
    );
  }
  await measure('nothing', { simUrl, tally, seconds });
  console.log(`${tally.closed} connections of players were lost, ${tally.unreadable} snapshots unreadable`);
  for (const bot of bots) bot.stop();
}

/** Prints how far apart the players' snapshots were, and how the simulation kept its time. */
async function measure(
  beside: string,
  { simUrl, tally, seconds }: { readonly simUrl: string; readonly tally: Tally; readonly seconds: number },
): Promise<void> {
  tally.gapsMs.length = 0;
  const before = await scrape(simUrl);
  await pause(seconds * 1000);
  const gapsMs = tally.gapsMs.toSorted((a, b) => a - b);
  const after = await scrape(simUrl);
  const gap = (share: number) => Math.round(gapsMs[Math.floor((gapsMs.length - 1) * share)] ?? 0);
  const labels = 'zone="watson"';
  const late = quantile(before, after, { name: 'necp_sim_late_ms', labels, share: 0.99 }).toFixed(1);
  const tick = quantile(before, after, { name: 'necp_sim_tick_ms', labels, share: 0.99 }).toFixed(1);
  const memory = Math.round((after.get('process_resident_memory_bytes') ?? 0) / 1024 / 1024);
  console.log(
    `beside ${beside.padEnd(8)} snapshots p50/p99/longest ${gap(0.5)} / ${gap(0.99)} / ${gap(1)} ms, ` +
      `ticks p99 ${tick} ms, late p99 ${late} ms, simulation ${memory} MB`,
  );
}

/** Runs an attack in a process of its own. */
async function attackFrom(name: AttackName, simUrl: string, seconds: number): Promise<AttackReport> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'floods/attacker.ts', name, simUrl, String(seconds)], {
    cwd: `${import.meta.dirname}/..`,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  await new Promise((resolve) => child.once('exit', resolve));
  return JSON.parse(text) as AttackReport;
}
