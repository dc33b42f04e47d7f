import { contentParts, loadZoneMap } from '@necp/content/client';
import { seededRng, type Rng, type TileSpot } from '@necp/shared/kernel';
import { makePeople } from '../bots/people';
import { scrape } from '../bots/scrape';
import { beginAudit, demandOneOwner, judge, wordsOf } from '../city/audit';
import { openCity, until, type City } from '../city/city';
import { readNumbers } from '../city/numbers';
import { travel, type Journal } from '../city/transfer-bot';

export const usage = 'pnpm bench hand-off [--transfers 1000] [--players 24] [--processes 4] [--kills 1] [--seed 42]';

/** Two zones with an exit to each other. */
const gate = { zone: 'watson', place: 'watson_east_gate' } as const;
/** Pauses between two kills, and until the killed process is started again: shorter and longer than a lease. */
const pauses = { killMs: [6_000, 12_000], deadMs: [500, 9_000] } as const;

/**
 * Tests transfers between processes that are killed at random: measures the gap as players see it, and checks that
 * everyone has one owner at each moment.
 */
export async function handOff(args: readonly string[]): Promise<void> {
  const { zoneTransfers, players, processes, kills, seed } = readNumbers(
    args,
    { zoneTransfers: 1_000, players: 24, processes: 4, kills: 1, seed: 42 },
    usage,
  );
  const city = await openCity(processes);
  try {
    await until(
      async () => (await city.holderOf('watson')) !== (await city.holderOf('westbrook')),
      'the two zones are played by two processes',
    );
    const people = await makePeople(
      { databaseUrl: city.ground.postgres.url },
      { map: await loadZoneMap(gate.zone), spots: [await middleOf(gate.place)], count: players },
    );
    await beginAudit(city.db);
    const journal: Journal = { acrossMs: [], sentOnMs: [], insideMs: [], brokenMs: [], returnsMs: [], refused: 0 };
    const made = () => journal.acrossMs.length + journal.insideMs.length + journal.brokenMs.length;
    const isOver = () => made() >= zoneTransfers;
    const rng = seededRng(seed);
    const killing = kills > 0 ? killAtRandom(city, { rng, isOver }) : Promise.resolve(0);
    await Promise.all(
      people.map((person, index) => travel({ city, person, rng: seededRng(seed + index + 1), journal, isOver })),
    );
    const killed = await killing;
    report(journal, killed);
    const verdict = await judge(city.db);
    console.log(`owners            ${wordsOf(verdict)}`);
    console.log(`bodies            ${await countBodies(city)} in all processes, of ${players} characters`);
    demandOneOwner(verdict);
  } finally {
    await city.stop();
  }
}

/** Kills one process after another until the run is over; the last one is started again. */
async function killAtRandom(
  city: City,
  { rng, isOver }: { readonly rng: Rng; readonly isOver: () => boolean },
): Promise<number> {
  const between = ([least, most]: readonly [number, number]) => least + rng.fraction() * (most - least);
  const pause = async (ms: number) => {
    for (const endMs = performance.now() + ms; performance.now() < endMs && !isOver(); )
      await new Promise((resolve) => setTimeout(resolve, 100));
  };
  let count = 0;
  for (;;) {
    await pause(between(pauses.killMs));
    if (isOver()) return count;
    const victim = rng.pick(city.sims);
    await city.end(victim, 'SIGKILL');
    count++;
    await pause(between(pauses.deadMs));
    await city.start(victim);
  }
}

function report({ acrossMs, sentOnMs, insideMs, brokenMs, returnsMs, refused }: Journal, killed: number): void {
  const of = (name: string, times: readonly number[]) => {
    const gaps = [0.5, 0.99, 1].map((share) => at(times, share)).join(' / ');
    console.log(`${name.padEnd(17)} ${times.length}, gap p50/p99/longest ${gaps} ms`);
  };
  of('across processes', acrossMs);
  of('until sent on', sentOnMs);
  of('inside one', insideMs);
  of('broken on the way', brokenMs);
  of('line lost else', returnsMs);
  console.log(`kills             ${killed}; requests rejected or unanswered meanwhile ${refused}`);
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.length === 0
    ? '-'
    : String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0));
}

/** Counts the characters in all zones, connected or not. */
async function countBodies(city: City): Promise<number> {
  const scrapes = await Promise.all(city.sims.map(({ url }) => scrape(url)));
  return scrapes
    .flatMap((one) => [...one])
    .reduce((sum, [key, value]) => (key.startsWith('necp_sim_players{') ? sum + value : sum), 0);
}

async function middleOf(placeId: string): Promise<TileSpot> {
  const drawn = (await loadZoneMap(gate.zone)).places.find(({ id }) => id === placeId);
  if (drawn !== undefined) return { x: drawn.x + drawn.width / 2, y: drawn.y + drawn.height / 2 };
  const [x, y] = (await contentParts.worldState()).places.find(({ id }) => id === placeId)?.at ?? [];
  if (x === undefined || y === undefined) throw new Error(`the city has no ${placeId}`);
  return { x, y };
}
