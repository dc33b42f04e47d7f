import { experienceAt } from '@necp/shared/progression/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import { staleParts } from '@necp/shared/zone/sheet-versions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setSlot } from '../ability/service';
import { grant } from '../inventory';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { gainExperience, gainSkills } from '../progression';
import { changeReputation } from '../reputation';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { sheetOf } from '../testing/sheets';
import { countStatements } from '../testing/statements';
import { stockContent } from '../testing/stock';
import { administrationFaucet, credit } from '../wallet';
import { characterSheets, type ReadSheet } from './queries';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockContent(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
});

const sheetIn = (read: PromiseSettledResult<ReadSheet> | undefined) =>
  read?.status === 'fulfilled' ? read.value.sheet : null;

/** Gives a character something on most parts of its sheet. */
async function equipLife(characterId: CharacterId): Promise<void> {
  const player = testDomain.ctxAs({ characterId });
  await inTx(ctx, async (tx) => {
    await gainExperience(tx, { characterId, amount: experienceAt(3), source: 'quest', sourceId: 'life' });
    await grant(tx, { characterId, templateId: 'pistol_lantern', quantity: 1, reason: 'test.gift' });
    await grant(tx, { characterId, templateId: 'stim_night', quantity: 3, reason: 'test.gift' });
    await gainSkills(tx, { characterId, skills: { rifles: 30 } });
    await credit(tx, { characterId, amount: 77n, from: administrationFaucet, reason: 'test.gift' });
    await changeReputation(tx, {
      characterId,
      changes: [{ faction: 'eighths', points: 5 }],
      source: 'quest',
      sourceId: 'life',
    });
  });
  await setSlot(player, { requestId: newRequestId(), slot: 4, entry: 'item:stim_night' });
}

describe('the sheets of many characters', () => {
  it('are read in one statement, however many they are', async () => {
    const crowd = await makeCharacters(testDomain.databaseUrl, 50);
    await equipLife(crowd[7] as CharacterId);
    const one = await countStatements(() => characterSheets(ctx, [{ characterId: anna }]));
    const fifty = await countStatements(() =>
      characterSheets(
        ctx,
        crowd.map((characterId) => ({ characterId })),
      ),
    );
    expect([one.statements.length, fifty.statements.length]).toEqual([1, 1]);
    const sheets = fifty.answer.map(sheetIn);
    expect(sheets.map((sheet) => sheet?.characterId)).toEqual(crowd);
    expect(sheets.filter((sheet) => sheet?.chits === '77')).toHaveLength(1);
  });

  it('have the same parts as one read alone, and none for a character that does not exist', async () => {
    await equipLife(anna);
    const unknown = crypto.randomUUID() as CharacterId;
    const read = await characterSheets(
      ctx,
      [boris, unknown, anna].map((characterId) => ({ characterId })),
    );
    expect(read.map(sheetIn)).toEqual([await sheetOf(ctx, boris), null, await sheetOf(ctx, anna)]);
    expect(read[1]).toMatchObject({ reason: { kind: 'not_found', code: 'character.not_found' } });
    expect(sheetIn(read[2])).toMatchObject({
      level: 3,
      skills: { rifles: 1 },
      chits: '77',
      reputation: { eighths: -45 },
      itemCounts: { pistol_lantern: 1, stim_night: 3 },
      gear: { consumables: [{ templateId: 'stim_night', quantity: 3 }] },
      abilities: [{ ability: 'double_tap', rank: 1 }],
      isGuest: true,
    });
    expect(sheetIn(read[2])?.loadout[4]).toBe('item:stim_night');
  });

  it('are renewed part by part, and equal a sheet that is read anew', async () => {
    await equipLife(anna);
    const sheet = await sheetOf(ctx, anna);
    expect(sheet.versions).toEqual((await sheetVersionsOf(ctx.db, [anna])).get(anna));
    await inTx(ctx, async (tx) => {
      await credit(tx, { characterId: anna, amount: 3n, from: administrationFaucet, reason: 'test.gift' });
      await gainExperience(tx, { characterId: anna, amount: experienceAt(5), source: 'quest', sourceId: 'more life' });
    });
    const stale = staleParts(sheet.versions, (await sheetVersionsOf(ctx.db, [anna])).get(anna) ?? {});
    expect(stale).toEqual(['character', 'inventory', 'wallet']);
    const renewing = await countStatements(() =>
      characterSheets(ctx, [{ characterId: anna, known: { sheet, stale } }]),
    );
    expect(sheetIn(renewing.answer[0])).toEqual(await sheetOf(ctx, anna));
    expect(renewing.statements.join()).toContain('wallet_accounts');
    expect(renewing.statements.join()).not.toContain('character_skills');
  });

  it('keep the version of a part that was not renewed', async () => {
    const sheet = await sheetOf(ctx, anna);
    await equipLife(anna);
    const known = { sheet, stale: ['wallet'] as const };
    const [renewed] = await characterSheets(ctx, [{ characterId: anna, known }]);
    expect(sheetIn(renewed)).toMatchObject({ chits: '77', level: 1, versions: { wallet: 1 } });
    expect(Object.keys(sheetIn(renewed)?.versions ?? {})).toEqual(['wallet']);
  });

  it('are composed without one that the content no longer knows', async () => {
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'pistol_lantern', quantity: 1, reason: 'test.gift' }),
    );
    await withClient(testDomain.ownerUrl, async (client) => {
      await client.query('ALTER TABLE character_items DISABLE TRIGGER ALL');
      await client.query(
        `INSERT INTO item_templates SELECT (jsonb_populate_record(template, '{"id": "lost_item"}')).*
          FROM item_templates AS template WHERE id = 'pistol_lantern'`,
      );
      await client.query(
        `UPDATE character_items SET template_id = 'lost_item' WHERE container_id IN
          (SELECT id FROM character_inventory WHERE character_id = $1)`,
        [anna],
      );
      await client.query('ALTER TABLE character_items ENABLE TRIGGER ALL');
    });
    const read = await characterSheets(ctx, [{ characterId: anna }, { characterId: boris }]);
    expect(read.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('are read whole when the known one comes from another process', async () => {
    await equipLife(anna);
    const sheet = { ...(await sheetOf(ctx, anna)), level: 29 };
    const [renewed] = await characterSheets(ctx, [{ characterId: anna, known: { sheet, stale: ['wallet'] } }]);
    expect(sheetIn(renewed)).toEqual(await sheetOf(ctx, anna));
  });
});
