import { loadZoneMap } from '@necp/content/client';
import { seededRng } from '@necp/shared/kernel';
import type { Tally } from '../bots/bot';
import { makePeople } from '../bots/people';
import { startResident, type Resident, type ResidentOptions } from '../bots/resident';
import { beginAudit, demandOneOwner, judge, wordsOf } from '../city/audit';
import { openCity, until, type City } from '../city/city';
import { readNumbers } from '../city/numbers';
import { blows } from './blows';

export const usage = 'pnpm bench chaos [--players 200] [--processes 3] [--seconds 20] [--seed 7]';

const street = 'watson';
const joinsPerSecond = 20;
const backWithinMs = 90_000;
const mostTries = 10;
const tryAgainMs = 1_000;

/**
 * Breaks everything that can break, one after the other, while bots walk about: each must recover by itself, with one
 * owner.
 */
export async function chaos(args: readonly string[]): Promise<void> {
  const { players, processes, seconds, seed } = readNumbers(
    args,
    { players: 200, processes: 3, seconds: 20, seed: 7 },
    usage,
  );
  const city = await openCity(processes);
  const residents: Resident[] = [];
  try {
    const map = await loadZoneMap(street);
    const people = await makePeople(
      { databaseUrl: city.ground.postgres.url },
      { map, spots: map.spawns, count: players },
    );
    await beginAudit(city.db);
    const crowd = newCrowd();
    for (const [index, person] of people.entries()) {
      residents.push(
        await settle({
          way: () => city.wayOf(person),
          map,
          rng: seededRng(seed + index),
          tally: crowd.tally,
          returnsMs: crowd.returnsMs,
          manner: 'walks',
        }),
      );
      await pause(1_000 / joinsPerSecond);
    }
    console.log(`${players} players in ${street}, ${processes} processes`);
    for (const blow of blows) await strike(city, { blow, crowd, seconds });
    const verdict = await judge(city.db);
    console.log(`owners: ${wordsOf(verdict)}`);
    demandOneOwner(verdict);
  } finally {
    residents.forEach((resident) => resident.stop());
    await city.stop();
  }
}

interface Crowd {
  readonly tally: Tally;
  readonly returnsMs: number[];
}

function newCrowd(): Crowd {
  return {
    tally: {
      bytes: 0,
      snapshots: 0,
      unreadable: 0,
      closed: 0,
      messagesHeard: 0,
      hits: 0,
      downs: 0,
      enemiesSeen: 0,
      gapsMs: [],
    },
    returnsMs: [],
  };
}

interface Stroke {
  readonly blow: (typeof blows)[number];
  readonly crowd: Crowd;
  readonly seconds: number;
}

/** While the processes still distribute the districts, a bot may be redirected from a zone that moves. */
async function settle(options: ResidentOptions): Promise<Resident> {
  for (let tries = 1; ; tries++) {
    try {
      return await startResident(options);
    } catch (error) {
      if (tries === mostTries) throw error;
      await pause(tryAgainMs);
    }
  }
}

/**
 * Causes one fault and measures how the bots recover.
 * @throws Error when a bot does not come back
 */
async function strike(city: City, { blow, crowd, seconds }: Stroke): Promise<void> {
  const { tally, returnsMs } = crowd;
  tally.gapsMs.length = returnsMs.length = 0;
  const closed = tally.closed;
  await blow.run(city, street);
  const holder = await city.holderOf(street);
  await pause(seconds * 1_000);
  await until(
    async () => returnsMs.length >= tally.closed - closed,
    `everybody is back after: ${blow.name}`,
    backWithinMs,
  );
  const sorted = returnsMs.toSorted((a, b) => a - b).map(Math.round);
  const longestGapMs = Math.round(tally.gapsMs.reduce((most, gap) => Math.max(most, gap), 0));
  const medianMs = sorted[Math.floor(sorted.length / 2)];
  console.log(
    `${blow.name.padEnd(44)} lines lost ${tally.closed - closed}, ` +
      `back after ${medianMs ?? '-'} / ${sorted.at(-1) ?? '-'} ms (median, longest); ` +
      `longest silence of a line that held ${longestGapMs} ms; ${holder?.simId ?? 'nobody'} plays`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
