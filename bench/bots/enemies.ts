import { randomUUID } from 'node:crypto';
import type { Rng } from '@necp/shared/kernel';
import pg from 'pg';
import type { Person } from './people';
import type { Product } from './product';

export interface Enemies {
  /** Returns how many were in sight of one player, on average of all seconds so far. */
  averageSeen(): number;
  stop(): Promise<void>;
}

/** Enemies that attack every player; the toughest appear twice, because hundreds of bots shoot at them. */
const kinds = ['toll_taker', 'toll_taker', 'eighth_bruiser'] as const;
/**
 * Sheets are compared at every checkpoint, every five seconds; requesting more often would spawn the same enemies
 * twice.
 */
const askEveryMs = 6_000;
const lookEveryMs = 1_000;
/** The most enemies of one order. */
const mostAtOnce = 25;
/** The most times the count may be requested at once. */
const mostTimes = 4;

/** Keeps a number of enemies around the players, by the zone commands with which quests spawn them. */
export async function keepEnemies(
  product: Product,
  options: {
    readonly people: readonly Person[];
    readonly count: number;
    readonly rng: Rng;
    readonly seen: () => number;
  },
): Promise<Enemies> {
  const { people, count, rng, seen } = options;
  const client = new pg.Client({ connectionString: product.databaseUrl });
  // The database may end before the bots do.
  client.on('error', () => undefined);
  await client.connect();
  let isStopped = false;
  await client.query(
    'INSERT INTO quest_logs (character_id) SELECT id FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING',
    [people.map(({ characterId }) => characterId)],
  );
  const send = async (wanted: number): Promise<void> => {
    for (let left = wanted; left > 0; left -= mostAtOnce) {
      const { characterId } = rng.pick(people);
      const order = {
        do: 'enemies',
        enemy: rng.pick(kinds),
        count: Math.min(left, mostAtOnce),
        place: null,
        questId: null,
      };
      await client.query('INSERT INTO zone_commands (id, character_id, command, at) VALUES ($1, $2, $3, now())', [
        randomUUID(),
        characterId,
        JSON.stringify(order),
      ]);
    }
  };
  await send(count);
  const looks: number[] = [];
  const looking = setInterval(() => looks.push(seen()), lookEveryMs);
  let wanted = count;
  let isSending = false;
  const asking = setInterval(() => {
    if (isStopped || isSending) return;
    // Hundreds of bots shoot most of them down before the next request, so more are requested, to have the wanted
    // number on average.
    wanted = Math.min(mostTimes * count, Math.max(0, wanted + count - average(looks.slice(-askEveryMs / lookEveryMs))));
    isSending = true;
    void send(wanted)
      .catch(() => undefined)
      .finally(() => {
        isSending = false;
      });
  }, askEveryMs);
  return {
    averageSeen: () => average(looks),
    stop: async () => {
      isStopped = true;
      clearInterval(looking);
      clearInterval(asking);
      await client.end();
    },
  };
}

function average(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
}
