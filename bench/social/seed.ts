import type pg from 'pg';

export const zones = ['watson', 'westbrook', 'city_center'] as const;
const channelsOfZone = 40;
const id = (group: string, number = 'number') =>
  `('00000000-0000-7000-${group}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Returns the account of a player's number, as the seed made it. */
export const accountOf = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const characterOf = (number: number): string => accountOf(number).replace('-8000-', '-9000-');

/** Where the seed has put a player. */
export function placeOf(number: number): { readonly zoneId: string; readonly channel: number } {
  const zoneId = zones[number % zones.length] ?? zones[0];
  return { zoneId, channel: 1 + (Math.floor(number / zones.length) % channelsOfZone) };
}

/** Creates players who are all in the city, each a friend of the players with the next numbers and of those before. */
export async function seedFriends(db: pg.Pool, players: number, friends: number): Promise<void> {
  const all = `FROM generate_series(0, ${players - 1}) AS number`;
  await db.query(`INSERT INTO zones (id, name) SELECT unnest($1::text[]), '{}' ON CONFLICT DO NOTHING`, [[...zones]]);
  await db.query(
    `INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
     SELECT zone, channel, 'bench', 'http://localhost', 1, now() + interval '1 day'
     FROM unnest($1::text[]) AS zone, generate_series(1, ${channelsOfZone}) AS channel`,
    [[...zones]],
  );
  await db.query(`INSERT INTO accounts (id, is_guest, locale) SELECT ${id('8000')}, true, 'en' ${all}`);
  await db.query(`INSERT INTO players (account_id) SELECT ${id('8000')} ${all}`);
  await db.query(`
    INSERT INTO characters
      (id, account_id, name, name_skeleton, class_id, origin_id, look, body, reflex, tech, intellect, cool)
    SELECT ${id('9000')}, ${id('8000')}, 'Bot ' || number, 'bot' || number, 'bouncer', 'local', '{}', 5, 5, 5, 5, 5
    ${all}`);
  const zone = `($1::text[])[1 + number % ${zones.length}]`;
  const channel = `1 + number / ${zones.length} % ${channelsOfZone}`;
  await db.query(
    `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
     SELECT ${id('9000')}, 1, ${zone}, ${channel}, 1 ${all}`,
    [[...zones]],
  );
  await db.query(
    `INSERT INTO social_presences (character_id, account_id, epoch, zone_id, channel, zone_epoch, is_away,
       is_fighting, noted_at)
     SELECT ${id('9000')}, ${id('8000')}, 1, ${zone}, ${channel}, 1, false, false, now() ${all}`,
    [[...zones]],
  );
  const other = `((number + step) % ${players})`;
  await db.query(`
    INSERT INTO friendships (id, account_id, friend_id, made_at)
    SELECT gen_random_uuid(), ${id('8000', 'one')}, ${id('8000', 'two')}, now()
    FROM (
      SELECT number AS one, ${other} AS two
      ${all} CROSS JOIN generate_series(1, ${Math.floor(friends / 2)}) AS step
      UNION ALL
      SELECT ${other}, number ${all} CROSS JOIN generate_series(1, ${Math.floor(friends / 2)}) AS step
    ) AS pair`);
  await db.query('VACUUM ANALYZE');
}

/** Writes lines of chat into the zones, one every ten milliseconds up to now. */
export async function seedLines(db: pg.Pool, lines: number, players: number): Promise<void> {
  const step = 500_000;
  for (let first = 0; first < lines; first += step)
    await db.query(
      `INSERT INTO chat_messages (id, message_id, channel, scope, character_id, sender_name, text, at)
       SELECT gen_random_uuid(), 'bench ' || number, 'zone', ($1::text[])[1 + number % ${zones.length}],
         ${id('9000', `number % ${players}`)}, 'Bot', 'Is the rain wet today?',
         now() - (${lines} - number) * interval '10 ms'
       FROM generate_series(${first}, ${Math.min(first + step, lines) - 1}) AS number`,
      [[...zones]],
    );
  await db.query('VACUUM ANALYZE chat_messages');
}
