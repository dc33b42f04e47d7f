import { randomUUID } from 'node:crypto';
import { sheetChanged } from '@necp/shared/character/events';
import type { CharacterId } from '@necp/shared/kernel';
import { sheetPartNames } from '@necp/shared/zone/sheet-versions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import { createWaitingRedis, inTx, liveChannel, sheetVersionsOf, type Ctx } from '../kernel';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
let clara: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  const made = (await makeCharacters(testDomain.databaseUrl, 3)).toSorted();
  [anna, boris, clara] = made as [CharacterId, CharacterId, CharacterId];
});

const versionsOf = async (who: CharacterId) => (await sheetVersionsOf(ctx.db, [who])).get(who);
const write = (sql: string) =>
  withClient(testDomain.databaseUrl, (client) =>
    client.query(sql.replaceAll('$anna', `'${anna}'`).replaceAll('$clara', `'${clara}'`)),
  );

function meet() {
  let arrive = () => {};
  const met = new Promise<void>((resolve) => (arrive = resolve));
  return { met, arrive: () => arrive() };
}

const bag = `INSERT INTO character_inventory (id, holder_kind, holder_id, kind, slots)
  VALUES (gen_random_uuid(), 'character', $anna, 'bag', 40), (gen_random_uuid(), 'character', $anna, 'bank', 40)`;
const item = (
  kind: string,
) => `INSERT INTO character_items (id, container_id, slot, template_id, quantity, rarity, level)
  SELECT gen_random_uuid(), id, 0, 'pistol_lantern', 1, 'common', 1 FROM character_inventory
  WHERE character_id = $anna AND kind = '${kind}'`;
const moved = (sql: string) => `BEGIN; INSERT INTO ledgers (id, reason, correlation_id, at)
    VALUES ('${'0'.repeat(8)}-0000-7000-8000-$key', 'test.move', 'test', now());
  SELECT set_config('necp.ledger', '${'0'.repeat(8)}-0000-7000-8000-$key', true); ${sql}; COMMIT`;
const log = 'INSERT INTO quest_logs (character_id) VALUES ($anna)';

/** What is written, and the versions of the character's sheet afterwards. */
const changes: readonly [string, readonly string[], Record<string, number>][] = [
  ['a level', ['UPDATE characters SET level = 2 WHERE id = $anna'], { character: 1 }],
  ['a name', ["UPDATE characters SET name = 'Nova' WHERE id = $anna"], { character: 1 }],
  ['the same level again', ['UPDATE characters SET level = 1 WHERE id = $anna'], {}],
  ['a minute played', ['UPDATE characters SET played_ms = played_ms + 60000 WHERE id = $anna'], {}],
  [
    'a bound account',
    [
      `UPDATE accounts SET is_guest = false, email = gen_random_uuid() || '@necp.test', password_hash = 'x'
        WHERE id = $anna`,
    ],
    { account: 1 },
  ],
  ['a visit', ['UPDATE accounts SET last_seen_at = now() WHERE id = $anna'], {}],
  [
    'a skill that rose, and one that was only used',
    [
      "INSERT INTO character_skills VALUES ($anna, 'rifles', 10, 0)",
      'UPDATE character_skills SET experience = 20 WHERE character_id = $anna',
      'UPDATE character_skills SET experience = 99, rank = 1 WHERE character_id = $anna',
    ],
    { progression: 2 },
  ],
  [
    'perks that were taken and reset',
    ["INSERT INTO character_perks VALUES ($anna, 'node', 1)", 'DELETE FROM character_perks WHERE character_id = $anna'],
    { progression: 2 },
  ],
  [
    'a hotbar',
    ["INSERT INTO character_loadouts VALUES ($anna, array_fill(''::text, ARRAY[16]), '{}')"],
    { ability: 1 },
  ],
  ['an opinion', ["INSERT INTO npc_affinities VALUES ($anna, 'vera', 5)"], { npc: 1 }],
  [
    'a reputation, and the day on which it was settled',
    [
      "INSERT INTO faction_reputations VALUES ($anna, 'eighths', 5, now())",
      "UPDATE faction_reputations SET settled_at = now() + interval '1 day' WHERE character_id = $anna",
    ],
    { reputation: 1 },
  ],
  [
    'a key of its own and one of the world',
    [
      "INSERT INTO global_state VALUES ('player', $anna, 'radio_hour', '\"clean\"', 1, now())",
      "INSERT INTO global_state VALUES ('world', $anna, 'tide_level', '\"flooded\"', 1, now())",
    ],
    { 'world-state': 1 },
  ],
  [
    'a quest and a command',
    [
      log,
      `INSERT INTO quest_progress (character_id, quest_id, state, stage_id, stage_entered_at, started_at)
        VALUES ($anna, 'ninth_plank', 'active', 'wake', now(), now())`,
      'INSERT INTO zone_commands VALUES (gen_random_uuid(), $anna, \'{"do": "heal"}\', now())',
    ],
    { quest: 2 },
  ],
  ['a filter', ["INSERT INTO loot_filters VALUES ($anna, true, 'common', '[]', true)"], { loot: 1 }],
  [
    'a player who was blocked, and not any more',
    [
      'INSERT INTO social_blocks VALUES (gen_random_uuid(), $anna, $clara, $clara, now())',
      'DELETE FROM social_blocks WHERE account_id = $anna',
    ],
    { social: 2 },
  ],
  [
    'a player who has blocked this one',
    ['INSERT INTO social_blocks VALUES (gen_random_uuid(), $clara, $anna, $anna, now())'],
    { social: 1 },
  ],
  [
    'a party, its rank and group, and what only the party sees',
    [
      "INSERT INTO parties (id, made_at) VALUES ('00000000-0000-7000-8000-0000000000aa', now())",
      `INSERT INTO party_members (character_id, account_id, party_id, rank, place, joined_at)
        VALUES ($anna, $anna, '00000000-0000-7000-8000-0000000000aa', 'member', 1, now())`,
      "UPDATE party_members SET rank = 'leader' WHERE character_id = $anna",
      'UPDATE party_members SET place = 7 WHERE character_id = $anna',
      "UPDATE party_members SET role = 'tank', lost_at = now() WHERE character_id = $anna",
      'DELETE FROM party_members WHERE character_id = $anna',
    ],
    { party: 4 },
  ],
  [
    'a place in an instance, its loss, and answers that only the party sees',
    [
      "INSERT INTO zones (id, name) VALUES ('cellar', '{}') ON CONFLICT DO NOTHING",
      `INSERT INTO game_instances (id, zone_id, channel, epoch, difficulty, leader_id, opened_at)
        VALUES ('00000000-0000-7000-8000-0000000000ab', 'cellar', 1000, 1, 'normal', $anna, now())`,
      `INSERT INTO game_instance_members (instance_id, character_id)
        VALUES ('00000000-0000-7000-8000-0000000000ab', $anna)`,
      'UPDATE game_instance_members SET declined_at = now() WHERE character_id = $anna',
      'UPDATE game_instance_members SET admitted_at = now() WHERE character_id = $anna',
      'UPDATE game_instance_members SET dismissed_at = now() WHERE character_id = $anna',
    ],
    { instance: 2 },
  ],
  [
    'a mute, its end, and a warning',
    [
      `INSERT INTO chat_sanctions (id, account_id, kind, channel, reason, given_by, at, until)
        VALUES (gen_random_uuid(), $anna, 'mute', 'say', 'loud', $clara, now(), now() + interval '1 hour')`,
      'UPDATE chat_sanctions SET ended_at = now(), ended_by = $clara WHERE account_id = $anna',
      `INSERT INTO chat_sanctions (id, account_id, kind, reason, given_by, at)
        VALUES (gen_random_uuid(), $anna, 'warning', 'loud', $clara, now())`,
    ],
    { chat: 2 },
  ],
  ['a saved pool', ['INSERT INTO character_vitals VALUES ($anna, 1, 1, 1, 1, now())'], {}],
  [
    'a wallet',
    [
      'INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind) ' +
        "VALUES (gen_random_uuid(), 'character', $anna, 'wallet')",
    ],
    { wallet: 1 },
  ],
];

describe('the versions of a sheet', () => {
  it.each(changes)('count %s, also when no room wrote it', async (_what, statements, versions) => {
    for (const statement of statements) await write(statement);
    expect(await versionsOf(anna)).toEqual(versions);
    expect(await versionsOf(boris)).toEqual({});
  });

  it('count an item at hand and not one in the bank', async () => {
    const book = (quantity: number) => `INSERT INTO item_entries (ledger_id, template_id, quantity)
      VALUES (current_ledger(), 'pistol_lantern', ${quantity})`;
    const step = (sql: string) => write(moved(sql).replaceAll('$key', randomUUID().slice(24)));
    await write(bag);
    await step(`${item('bank')}; ${book(-1)}`);
    expect(await versionsOf(anna)).toEqual({});
    await step(`${item('bag')}; ${book(-1)}`);
    expect(await versionsOf(anna)).toEqual({ inventory: 1 });
    const inBag = `container_id = (SELECT id FROM character_inventory WHERE character_id = $anna AND kind = 'bag')`;
    await write(`UPDATE character_items SET is_bound = true WHERE ${inBag}`);
    expect(await versionsOf(anna)).toEqual({ inventory: 2 });
    await step(`DELETE FROM character_items WHERE ${inBag}; ${book(1)}`);
    expect(await versionsOf(anna)).toEqual({ inventory: 3 });
  });

  it('are raised once for a transaction, and pushed after its commit', async () => {
    const hearing = createWaitingRedis(ctx.redis, () => undefined);
    const heard: unknown[] = [];
    hearing.on('message', (channel: string, text: string) => void heard.push([channel, JSON.parse(text)]));
    const channels = [anna, boris].map((characterId) => liveChannel({ characterId }));
    await hearing.subscribe(...channels);
    const change = (points: number, outcome: Error | null) =>
      inTx(ctx, async (tx) => {
        for (const characterId of [boris, anna])
          await tx.npcAffinity.upsert({
            where: { characterId_npcId: { characterId, npcId: 'vera' } },
            create: { characterId, npcId: 'vera', points },
            update: { points },
          });
        await tx.character.update({ where: { id: anna }, data: { level: 1 + points } });
        await tx.character.update({ where: { id: anna }, data: { level: 2 + points } });
        if (outcome !== null) throw outcome;
      });
    await expect(change(1, new Error('not today'))).rejects.toThrow('not today');
    await change(2, null);
    await expect.poll(() => heard.length).toBe(2);
    hearing.disconnect();
    expect(heard.toSorted()).toEqual(
      [
        [channels[0], { topic: sheetChanged, versions: { npc: 1, character: 1 } }],
        [channels[1], { topic: sheetChanged, versions: { npc: 1 } }],
      ].toSorted(),
    );
  });

  it('never make transactions wait for each other in a circle', async () => {
    let runs = 0;
    const meeting = [meet(), meet()];
    const change = (order: readonly CharacterId[], own: number) =>
      inTx(ctx, async (tx) => {
        runs += 1;
        for (const characterId of order) {
          await tx.npcAffinity.create({ data: { characterId, npcId: `npc ${own}`, points: 1 } });
          // Both have changed their first sheet before either changes its second.
          meeting[own]?.arrive();
          await meeting[1 - own]?.met;
        }
      });
    await Promise.all([change([anna, boris], 0), change([boris, anna], 1)]);
    expect(runs).toBe(2);
    expect(await versionsOf(anna)).toEqual({ npc: 2 });
    expect(await versionsOf(boris)).toEqual({ npc: 2 });
  });

  it('have a feeding table for each part but the pools, which the zone itself writes', () => {
    const fed = new Set(changes.flatMap(([, , versions]) => Object.keys(versions)));
    expect([...fed, 'inventory', 'combat'].toSorted()).toEqual([...sheetPartNames].toSorted());
  });
});
