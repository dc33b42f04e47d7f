import type { CharacterId } from '@necp/shared/kernel';
import { experienceAt } from '@necp/shared/progression/formulas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grant } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { gainExperience } from '../progression';
import { respec, spendPerk } from '../progression/service';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { credit, starterKitFaucet } from '../wallet';
import { abilityView } from './queries';
import { setSlot } from './service';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let player: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 12 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  player = testDomain.ctxAs({ characterId: anna });
});

const reach = (level: number) =>
  inTx(ctx, (tx) =>
    gainExperience(tx, { characterId: anna, amount: experienceAt(level), source: 'quest', sourceId: `reach-${level}` }),
  );
const put = (slot: number, entry: `ability:${string}` | `item:${string}` | null) =>
  setSlot(player, { requestId: newRequestId(), slot, entry });
const shown = async () =>
  (await abilityView(ctx, anna)).slots.flatMap((entry, slot) => (entry === null ? [] : [[slot, entry]]));

describe('a hotbar', () => {
  it('receives the first ability at level 3, and the next one in the slot beside it', async () => {
    expect(await abilityView(ctx, anna)).toMatchObject({ abilities: [] });
    await reach(3);
    expect(await shown()).toEqual([[0, 'ability:double_tap']]);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    expect(await shown()).toEqual([
      [0, 'ability:double_tap'],
      [1, 'ability:lead_curtain'],
    ]);
  });

  it('can be arranged by its player: entries are set, swapped and cleared', async () => {
    await reach(3);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    await put(5, 'ability:double_tap');
    expect(await shown()).toEqual([
      [1, 'ability:lead_curtain'],
      [5, 'ability:double_tap'],
    ]);
    await put(5, 'ability:lead_curtain');
    expect(await shown()).toEqual([
      [1, 'ability:double_tap'],
      [5, 'ability:lead_curtain'],
    ]);
    await put(1, null);
    // A cleared slot stays empty.
    expect(await shown()).toEqual([[5, 'ability:lead_curtain']]);
    await put(15, 'item:stim_night');
    expect(await shown()).toEqual([
      [5, 'ability:lead_curtain'],
      [15, 'item:stim_night'],
    ]);
    expect((await sheetVersionsOf(ctx.db, [anna])).get(anna)?.ability).toBeGreaterThanOrEqual(3);
  });

  it('drops an ability when perks are reset, and offers it again when it is learned again', async () => {
    await reach(4);
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 5_000n, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
    );
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    await put(7, 'ability:lead_curtain');
    await respec(player, { requestId: newRequestId(), agreedChits: 0 });
    expect(await shown()).toEqual([[0, 'ability:double_tap']]);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    expect((await shown()).map(([, entry]) => entry)).toContain('ability:lead_curtain');
  });

  it('assigns a combat consumable to a number key as soon as the player has it', async () => {
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 2, reason: 'inventory.test' }),
    );
    expect(await shown()).toEqual([[7, 'item:stim_night']]);
  });

  it('refuses unknown abilities, unknown items and items that are not used in combat', async () => {
    await expect(put(0, 'ability:black_hymn')).rejects.toMatchObject({ code: 'ability.not_known' });
    await expect(put(0, 'item:pistol_lantern')).rejects.toMatchObject({ code: 'ability.not_for_slots' });
    await expect(put(0, 'item:no_such_thing')).rejects.toMatchObject({ code: 'ability.not_for_slots' });
  });

  it('holds each entry once, however often it is rearranged at the same time', async () => {
    await reach(3);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        put(index % 16, index % 2 === 0 ? 'ability:double_tap' : 'ability:lead_curtain'),
      ),
    );
    expect((await shown()).map(([, entry]) => entry).toSorted()).toEqual([
      'ability:double_tap',
      'ability:lead_curtain',
    ]);
  });
});
