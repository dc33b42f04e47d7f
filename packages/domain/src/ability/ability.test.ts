import type { CharacterId } from '@necp/shared/kernel';
import { experienceAt } from '@necp/shared/progression/formulas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { natureOf } from '../character';
import { grant } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx } from '../kernel';
import { gainExperience } from '../progression';
import { respec, spendPerk } from '../progression/service';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { credit } from '../wallet';
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
  it('gets the first ability when it wakes, and the next one beside it', async () => {
    expect(await abilityView(ctx, anna)).toMatchObject({ abilities: [] });
    await reach(3);
    expect(await shown()).toEqual([[0, 'ability:double_tap']]);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    expect(await shown()).toEqual([
      [0, 'ability:double_tap'],
      [1, 'ability:lead_curtain'],
    ]);
  });

  it('is arranged by its player: set, changed places, cleared', async () => {
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
    // Cleared is cleared: it does not come back by itself.
    expect(await shown()).toEqual([[5, 'ability:lead_curtain']]);
    await put(15, 'item:stim_night');
    expect(await shown()).toEqual([
      [5, 'ability:lead_curtain'],
      [15, 'item:stim_night'],
    ]);
    expect((await natureOf(ctx.db, anna)).sheetVersion).toBeGreaterThan(4);
  });

  it('forgets what its owner forgot, and offers it again when it is learnt again', async () => {
    await reach(4);
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 5_000n, from: 'starterKit', reason: 'wallet.starter_kit' }),
    );
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    await put(7, 'ability:lead_curtain');
    await respec(player, { requestId: newRequestId(), agreedEddies: 0 });
    expect(await shown()).toEqual([[0, 'ability:double_tap']]);
    await spendPerk(player, { requestId: newRequestId(), node: 'line_curtain' });
    expect((await shown()).map(([, entry]) => entry)).toContain('ability:lead_curtain');
  });

  it('takes what helps in a fight under a number key as soon as it is at hand', async () => {
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 2, reason: 'inventory.test' }),
    );
    expect(await shown()).toEqual([[7, 'item:stim_night']]);
  });

  it('takes nothing that is not known and nothing that is not used in a fight', async () => {
    await expect(put(0, 'ability:black_hymn')).rejects.toMatchObject({ code: 'ability.not_known' });
    await expect(put(0, 'item:pistol_lantern')).rejects.toMatchObject({ code: 'ability.not_for_slots' });
    await expect(put(0, 'item:no_such_thing')).rejects.toMatchObject({ code: 'ability.not_for_slots' });
  });

  it('holds each thing once, however wildly it is rearranged', async () => {
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
