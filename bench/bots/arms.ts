import { randomUUID } from 'node:crypto';
import { wornPlaces } from '@necp/shared/inventory/schema';
import pg from 'pg';
import type { Person } from './people';
import type { Product } from './product';

/** The weapon of fighting bots: they hold the trigger down, so the zone has as many shots to follow as possible. */
const weapon = 'pistol_tideline';
/** Strong enough to survive for a while; real players never have this many points. */
const strength = { level: 12, body: 20, reflex: 12 } as const;

/** Equips each bot with a weapon and makes it strong, directly in the tables; items are added by a ledger. */
export async function armPeople(product: Product, people: readonly Person[]): Promise<void> {
  const ids = people.map(({ characterId }) => characterId);
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE characters SET level = $2, body = $3, reflex = $4 WHERE id = ANY($1::uuid[])', [
      ids,
      strength.level,
      strength.body,
      strength.reflex,
    ]);
    const ledger = randomUUID();
    await client.query(
      "INSERT INTO ledgers (id, reason, correlation_id, at) VALUES ($1, 'inventory.bots', 'bots', now())",
      [ledger],
    );
    await client.query("SELECT set_config('necp.ledger', $1, true)", [ledger]);
    await client.query(
      `WITH bodies AS (
        INSERT INTO character_inventory (id, holder_kind, holder_id, kind, slots)
        SELECT gen_random_uuid(), 'character', id, 'equipment', $2 FROM unnest($1::uuid[]) AS id
        RETURNING id)
      INSERT INTO character_items (id, container_id, slot, template_id, quantity, rarity, level)
      SELECT gen_random_uuid(), id, $3, $4, 1, 'common', 1 FROM bodies`,
      [ids, wornPlaces.length, wornPlaces.indexOf('weapon_main'), weapon],
    );
    await client.query('INSERT INTO item_entries (ledger_id, template_id, quantity) VALUES ($1, $2, $3)', [
      ledger,
      weapon,
      -ids.length,
    ]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
