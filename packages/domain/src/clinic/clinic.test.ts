import { operationChits } from '@necp/shared/clinic/formulas';
import { surgeryChair } from '@necp/shared/clinic/schema';
import { wornPlaces } from '@necp/shared/inventory/schema';
import type { AccountId, CharacterId, ItemId } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { contentOf, grant, inventoryView } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { equipItem, moveItem, unequipItem } from '../inventory/service';
import { inTx, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import { standBefore } from '../testing/talk';
import { administrationFaucet, balanceOf, credit } from '../wallet';
import { clinicView } from './queries';
import { installImplant, removeImplant } from './service';

const eyes = 'eyes_puddle';
const price = operationChits(contentOf(eyes).buyChits);
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
let asAnna: Ctx;
let asBoris: Ctx;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  asAnna = testDomain.ctxAs({ accountId: anna as unknown as AccountId, characterId: anna });
  asBoris = testDomain.ctxAs({ accountId: boris as unknown as AccountId, characterId: boris });
  await withClient(testDomain.databaseUrl, (client) =>
    client.query('UPDATE characters SET level = 12, body = 9, tech = 9 WHERE id = $1', [anna]),
  );
  await inTx(ctx, (tx) =>
    credit(tx, { characterId: anna, amount: 100n, from: administrationFaucet, reason: 'wallet.gift' }),
  );
});
afterEach(async () => {
  expect((await runAudit(ctx)).findings).toEqual([]);
});

const receive = async (templateId: string): Promise<ItemId> => {
  await inTx(ctx, (tx) => grant(tx, { characterId: anna, templateId, quantity: 1, reason: 'inventory.test' }));
  return idOf(templateId);
};
const idOf = async (templateId: string): Promise<ItemId> => {
  const { containers } = await inventoryView(ctx, anna);
  const item = containers.flatMap(({ items }) => items).find((one) => one.templateId === templateId);
  if (item === undefined) throw new RangeError(`nothing like ${templateId} is carried`);
  return item.id;
};
const installed = async () => {
  const { inventory } = await clinicView(asAnna, anna);
  const body = inventory.containers.find(({ kind }) => kind === 'equipment')?.items ?? [];
  return body.map(({ slot, templateId }) => [wornPlaces[slot], templateId]);
};
const sit = () => standBefore(ctx, anna, { objectId: surgeryChair });
const asked = (itemId: ItemId) => ({ requestId: newRequestId(), itemId });
const money = () => balanceOf(ctx.db, anna);

describe('an implant', () => {
  it('is installed for a tenth of its price and taken out for nothing', async () => {
    await sit();
    const itemId = await receive(eyes);
    const before = await money();
    expect((await installImplant(asAnna, asked(itemId))).isHere).toBe(true);
    expect(await installed()).toEqual([['cyber_eyes', eyes]]);
    expect(before - (await money())).toBe(BigInt(price));
    await removeImplant(asAnna, asked(itemId));
    expect(await installed()).toEqual([]);
    expect(before - (await money())).toBe(BigInt(price));
  });

  it('replaces the one in its place, which returns to the bag', async () => {
    await sit();
    const [first, second] = [await receive('heart_pacer'), await receive('heart_second_wind')];
    await inTx(ctx, (tx) =>
      credit(tx, { characterId: anna, amount: 500n, from: administrationFaucet, reason: 'wallet.gift' }),
    );
    await installImplant(asAnna, asked(first));
    await installImplant(asAnna, asked(second));
    expect(await installed()).toEqual([['cyber_heart', 'heart_second_wind']]);
    expect(await idOf('heart_pacer')).toBe(first);
  });

  it.each(['equip', 'move'] as const)('is not put in by %s outside a clinic', async (way) => {
    await sit();
    const itemId = await receive(eyes);
    const slot = wornPlaces.indexOf('cyber_eyes');
    const act =
      way === 'equip'
        ? equipItem(asAnna, asked(itemId))
        : moveItem(asAnna, { ...asked(itemId), to: { kind: 'equipment', slot } });
    await expect(act).rejects.toMatchObject({ code: 'inventory.needs_clinic' });
    expect(await installed()).toEqual([]);
  });

  it.each(['unequip', 'move'] as const)('is not taken out by %s outside a clinic', async (way) => {
    await sit();
    const itemId = await receive(eyes);
    await installImplant(asAnna, asked(itemId));
    const act =
      way === 'unequip'
        ? unequipItem(asAnna, asked(itemId))
        : moveItem(asAnna, { ...asked(itemId), to: { kind: 'bag', slot: 5 } });
    await expect(act).rejects.toMatchObject({ code: 'inventory.needs_clinic' });
    expect(await installed()).toEqual([['cyber_eyes', eyes]]);
  });
});

describe('an operation', () => {
  it('is refused away from the chair', async () => {
    const itemId = await receive(eyes);
    await standBefore(ctx, anna, { objectId: 'bank_terminal' });
    await expect(installImplant(asAnna, asked(itemId))).rejects.toMatchObject({ code: 'clinic.not_here' });
    await expect(removeImplant(asAnna, asked(itemId))).rejects.toMatchObject({ code: 'clinic.not_here' });
    expect((await clinicView(asAnna, anna)).isHere).toBe(false);
  });

  it('is refused without the money, and nothing changes', async () => {
    await sit();
    const itemId = await receive('heart_second_wind');
    const before = await money();
    await expect(installImplant(asAnna, asked(itemId))).rejects.toMatchObject({ code: 'wallet.too_poor' });
    expect(await installed()).toEqual([]);
    expect(await money()).toBe(before);
  });

  it('is refused for what is no implant, what is installed already, and what another player has', async () => {
    await sit();
    await standBefore(ctx, boris, { objectId: surgeryChair });
    const [coat, itemId] = [await receive('torso_green_raincoat'), await receive(eyes)];
    await expect(installImplant(asAnna, asked(coat))).rejects.toMatchObject({ code: 'clinic.no_implant' });
    await expect(removeImplant(asAnna, asked(coat))).rejects.toMatchObject({ code: 'clinic.no_implant' });
    await expect(removeImplant(asAnna, asked(itemId))).rejects.toMatchObject({ code: 'inventory.not_worn' });
    await expect(installImplant(asBoris, asked(itemId))).rejects.toMatchObject({ code: 'inventory.no_such_item' });
    await installImplant(asAnna, asked(itemId));
    await expect(installImplant(asAnna, asked(itemId))).rejects.toMatchObject({ code: 'clinic.no_implant' });
  });

  it('is paid once, however often and at once it is asked for', async () => {
    await sit();
    const itemId = await receive(eyes);
    const before = await money();
    const same = asked(itemId);
    const answers = await Promise.allSettled([
      installImplant(asAnna, same),
      installImplant(asAnna, same),
      installImplant(asAnna, asked(itemId)),
      installImplant(asAnna, asked(itemId)),
    ]);
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await installed()).toEqual([['cyber_eyes', eyes]]);
    expect(before - (await money())).toBe(BigInt(price));
  });
});
