import { loadZoneMap } from '@necp/content/client';
import { seededRng } from '@necp/shared/kernel';
import { emptyTally, type Tally } from '../bots/bot';
import { makePeople, signTicket } from '../bots/people';
import type { Ground } from '../bots/product';
import { startResident, type Resident } from '../bots/resident';

/** Players who walk in one district while others attack, and what their connections received. */
export interface Crowd {
  readonly tally: Tally;
  stop(): void;
}

export async function startCrowd(
  ground: Ground,
  { simUrl, players }: { readonly simUrl: string; readonly players: number },
): Promise<Crowd> {
  const map = await loadZoneMap('watson');
  const place = { databaseUrl: ground.postgres.url };
  const people = await makePeople(place, { map, spots: map.spawns, count: players });
  const tally = emptyTally();
  const bots: Resident[] = [];
  for (const [index, person] of people.entries()) {
    const way = async () => ({ simUrl, ticket: await signTicket(ground, person) });
    bots.push(await startResident({ map, tally, manner: 'walks', returnsMs: [], way, rng: seededRng(index + 1) }));
  }
  return { tally, stop: () => bots.forEach((bot) => bot.stop()) };
}
