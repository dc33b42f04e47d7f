import { randomUUID } from 'node:crypto';
import { enemies } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import type { Ctx } from '../kernel';
import { makeCharacters, openTestDomain, type TestDomain } from '../testing';
import { defeatBy, putInZone, settle } from '../testing/combat';
import { stockLootTables } from './catalogue';
import { huntLog } from './hunt';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 6 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());

it('the hunt log knows an enemy from its first defeat on, for those who took part alone', async () => {
  const [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await putInZone(testDomain.databaseUrl, [anna, boris]);
  expect(await huntLog(ctx, anna)).toEqual({ known: [], unknown: enemies.length });
  const enemy = (enemyId: string) => ({ ...defeatBy([anna], randomUUID()), enemyId });
  await settle(ctx, enemy('eighth_bruiser'));
  await settle(ctx, enemy('eighth_bruiser'));
  await settle(ctx, enemy('tallyman'));
  const { known, unknown } = await huntLog(ctx, anna);
  expect(unknown).toBe(enemies.length - 2);
  expect(known.map(({ enemyId, felled }) => [enemyId, felled])).toEqual([
    ['eighth_bruiser', 2],
    ['tallyman', 1],
  ]);
  expect(known[0]?.hasChits).toBe(true);
  expect(known[0]?.drops[0]).toEqual({ templateId: 'torso_fridge_door', chance: 'rarely', only: null });
  expect(known[1]?.drops).toContainEqual({ templateId: 'torso_ledger_coat', chance: expect.any(String), only: null });
  expect(known[1]?.drops.map(({ templateId }) => templateId)).not.toContain('quest_tally_book');
  expect((await huntLog(ctx, boris)).known).toEqual([]);
});
