import { randomUUID } from 'node:crypto';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { lineSaid } from '@necp/shared/chat/live';
import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { mostRaiders } from '@necp/shared/party/rules';
import { type MemberVitals, partyVitals, vitalsEveryMs } from '@necp/shared/party/vitals';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { push } from '../kernel/push';
import { makeCharacters, withClient } from './people';

/**
 * A process that gives a character of a running game two hundred friends, a raid of forty whose other members another
 * process would host, and two thousand lines of chat. It ends with its parent's end of the pipe.
 */
const [characterId = ''] = process.argv.slice(2);
const { DATABASE_URL = '', REDIS_URL = '' } = process.env;
const friendCount = 200;
const lineCount = 2_000;
const raidSize = mostRaiders;
const districts = ['watson', 'westbrook', 'city_center'] as const;

const first = ['Ava', 'Маша', 'Maximilian', 'Кир', 'Ibolya', 'Святослав', 'Jo', 'Анастасия', 'Ravna', 'Лев'];
const last = [
  'Vance',
  'Волкова',
  'Featherstonehaugh',
  'Ким',
  'Oyelaran',
  'Черноморская',
  'Li',
  'Рубин',
  'Kestrel',
  'Дым',
];
/** Different names, short and long, in both alphabets; each crowd of a run has the same. */
const nameOf = (number: number) =>
  `${first[number % 10]} ${last[Math.floor(number / 10) % 10]}${'abcdefghij'[Math.floor(number / 100)]}`.slice(0, 24);

const ids = await makeCharacters(DATABASE_URL, friendCount);
const raid = ids.slice(0, raidSize - 1);
const partyId = randomUUID();
await withClient(DATABASE_URL, async (db) => {
  await db.query(
    `UPDATE characters AS one SET name = named.name, class_id = named.class, level = named.level
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) AS named (id, name, class, level)
     WHERE one.id = named.id`,
    [
      ids,
      ids.map((_, number) => nameOf(number)),
      ids.map((_, number) => ['bouncer', 'jammer', 'welder'][number % 3]),
      ids.map((_, number) => 1 + (number % 30)),
    ],
  );
  await befriend(db);
  await enterCity(db);
  await formRaid(db);
});
const redis = new Redis(REDIS_URL);
process.stdout.write('ready\n');
process.stdin.on('data', () => void talk());
process.stdin.on('end', () => process.exit(0));
setInterval(() => void sendVitals(), vitalsEveryMs * 4);

async function befriend(db: pg.Client): Promise<void> {
  await db.query(
    `INSERT INTO friendships (id, account_id, friend_id, made_at, note, is_favourite)
     SELECT gen_random_uuid(), own.account_id, friend, now(), CASE WHEN n % 5 = 0 THEN 'Met at the convoy' ELSE '' END,
       n % 20 = 0
     FROM unnest($2::uuid[]) WITH ORDINALITY AS friends (friend, n), characters AS own WHERE own.id = $1
     UNION ALL
     SELECT gen_random_uuid(), friend, own.account_id, now(), '', false
     FROM unnest($2::uuid[]) AS friend, characters AS own WHERE own.id = $1`,
    [characterId, ids],
  );
}

/** Lets every second of them be somewhere in the city, in zones that the game hosts. */
async function enterCity(db: pg.Client): Promise<void> {
  await db.query(
    `WITH here AS (
       SELECT id, lease.* FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, n)
       JOIN zone_leases AS lease ON lease.zone_id = ($2::text[])[1 + n % 3] AND lease.channel = 1
       WHERE n <= $3 OR n % 2 = 0
     ), held AS (
       INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
       SELECT id, 1, zone_id, channel, epoch FROM here
     )
     INSERT INTO social_presences (character_id, account_id, epoch, zone_id, channel, zone_epoch, is_away, is_fighting,
       noted_at)
     SELECT id, id, 1, zone_id, channel, epoch, id::text < '3', id::text > 'c', now() FROM here`,
    [ids, [...districts], raid.length],
  );
}

async function formRaid(db: pg.Client): Promise<void> {
  await db.query('INSERT INTO parties (id, made_at, is_raid) VALUES ($1, now(), true)', [partyId]);
  await db.query(
    `INSERT INTO party_members (character_id, account_id, party_id, rank, role, place, joined_at)
     SELECT id, account_id, $1, CASE n WHEN 1 THEN 'leader' WHEN 2 THEN 'assistant' ELSE 'member' END,
       (ARRAY['tank', 'healer', 'damage', 'damage', 'none'])[1 + n % 5], n - 1, now()
     FROM unnest($2::uuid[]) WITH ORDINALITY AS one (character, n) JOIN characters ON id = character`,
    [partyId, [characterId, ...raid]],
  );
}

/** The frames of the raid in all their states, as another process would send them. */
async function sendVitals(): Promise<void> {
  await push(redis, { partyId }, { topic: partyVitals, vitals: raid.map(vitalsOf), from: 'elsewhere' });
}

function vitalsOf(id: CharacterId, number: number): MemberVitals {
  const life = number % 13 === 5 ? 'dead' : number % 13 === 9 ? 'downed' : 'up';
  return {
    characterId: id,
    zoneId: districts[number % 4 === 0 ? 1 : 0] as ZoneId,
    channel: 1,
    x: 100,
    y: 100,
    life,
    isLinkDead: number % 11 === 7,
    isAway: number % 9 === 4,
    isFighting: number % 2 === 0,
    health: life === 'up' ? 20 + ((number * 37) % 180) : 0,
    healthMax: 200,
    shield: 0,
    energy: (number * 23) % 100,
    energyMax: 100,
    ram: number % 8,
    ramMax: 8,
    statuses: [],
    cast: null,
  };
}

/** Says two thousand lines to the character, of every length, each with its number from zero. */
async function talk(): Promise<void> {
  const words = 'the train to Westbrook is late again and nobody at the gate knows why поезд опять опаздывает'.split(
    ' ',
  );
  for (let number = 0; number < lineCount; number += 1) {
    const sender = {
      characterId: ids[number % friendCount] as string,
      name: nameOf(number % friendCount),
      entityId: null,
    };
    const text = words.slice(0, 1 + ((number * 7) % words.length)).join(' ');
    const message: ChatMessage = {
      id: randomUUID(),
      channel: 'global',
      atMs: Date.now(),
      sender,
      text: `${number}: ${text}`,
    };
    await push(redis, { characterId: characterId as CharacterId }, { topic: lineSaid, message });
  }
}
