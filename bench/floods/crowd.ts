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

const joinsAtOnce = 10;

export async function startCrowd(
  ground: Ground,
  { simUrl, players }: { readonly simUrl: string; readonly players: number },
): Promise<Crowd> {
  const map = await loadZoneMap('watson');
  const place = { databaseUrl: ground.postgres.url };
  const people = await makePeople(place, { map, spots: map.spawns, count: players });
  const tally = emptyTally();
  const bots: Resident[] = [];
  const joins = people.map((person, index) => () => {
    const way = async () => ({ simUrl, ticket: await signTicket(ground, person) });
    return startResident({ map, tally, manner: 'walks', returnsMs: [], way, rng: seededRng(index + 1) });
  });
  while (joins.length > 0) bots.push(...(await Promise.all(joins.splice(0, joinsAtOnce).map((join) => join()))));
  return { tally, stop: () => bots.forEach((bot) => bot.stop()) };
}
