import {
  characterHolder,
  type AccountId,
  type CharacterId,
  type EscrowId,
  type GuildId,
  type Holder,
  type ItemId,
} from '@necp/shared/kernel';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeEscrow, defineEscrow, inTx, openEscrow, type Ctx } from '../kernel';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { statementsOf } from '../testing/statements';
import { watchLocks } from '../testing/lock-watch';
import { stockCatalogue } from './catalogue';
import { lock } from './locks';
import { pass } from './passing';
import { auditInventories } from './auditing';
import { containersOf, deliveryCount } from './queries';
import { grant, take } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
const testEscrow = defineEscrow('test');
const guild: Holder = { kind: 'guild', id: randomUUID() as GuildId };
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 8 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)).toSorted() as [CharacterId, CharacterId];
});
afterEach(async () => {
  expect((await auditInventories(ctx)).findings).toEqual([]);
});

const reason = 'test.locks';
const give = (characterId: CharacterId, templateId: string, quantity: number) =>
  inTx(ctx, (tx) => grant(tx, { characterId, templateId, quantity, reason }));
const bagOf = async (characterId: CharacterId) =>
  (await containersOf(ctx.db, { characterId }, ['bag'])).flatMap(({ items }) => items);
const firstOf = async (characterId: CharacterId) => (await bagOf(characterId))[0]?.id as ItemId;
const itemsOf = async ({ kind, id }: Holder) =>
  (await ctx.db.characterItem.findMany({ where: { container: { holderKind: kind, holderId: id } } })).map(
    ({ templateId, quantity }) => `${quantity} ${templateId}`,
  );

describe('locking containers', () => {
  it('locks the named ones only, and asks nothing for those that are locked already', async () => {
    await inTx(ctx, async (tx) => {
      const holder = characterHolder(anna);
      const holdings = await lock(tx, [{ holder, kinds: ['bag', 'equipment'] }]);
      expect([holdings.isLocked(holder, 'bag'), holdings.isLocked(holder, 'bank')]).toEqual([true, false]);
      expect(() => holdings.container(holder, 'bank')).toThrow('is not locked');
      expect(await statementsOf(() => lock(tx, [{ holder, kinds: ['equipment', 'bag'] }]))).toEqual([]);
      const more = await statementsOf(() => lock(tx, [{ holder, kinds: ['bag', 'bank'] }]));
      const locking = more.filter(({ text }) => text.includes('FOR NO KEY UPDATE'));
      expect(locking.every(({ values }) => values.flat().includes('bank') && !values.flat().includes('bag'))).toBe(
        true,
      );
    });
  });

  it('is a mistake of the programmer when a second character comes after the containers of the first', async () => {
    const late = inTx(ctx, async (tx) => {
      await lock(tx, [{ holder: characterHolder(anna), kinds: ['bag'] }]);
      await lock(tx, [{ holder: characterHolder(boris), kinds: ['bag'] }]);
    });
    await expect(late).rejects.toThrow('is locked out of order');
  });

  it('is a mistake of the programmer when what has no row of its own is locked against the order', async () => {
    const account: Holder = { kind: 'account', id: anna as unknown as AccountId };
    await inTx(ctx, (tx) =>
      lock(tx, [
        { holder: account, kinds: ['stash'] },
        { holder: guild, kinds: ['vault'] },
      ]),
    );
    const late = inTx(ctx, async (tx) => {
      await lock(tx, [{ holder: guild, kinds: ['vault'] }]);
      await lock(tx, [{ holder: account, kinds: ['stash'] }]);
    });
    await expect(late).rejects.toThrow('is locked out of order');
  });

  it('reads no delivery that is not asked for', async () => {
    await give(anna, 'blade_scalpel', 60);
    await give(anna, 'torso_hospital_gown', 1);
    expect(await deliveryCount(ctx.db, anna)).toBe(21);
    await inTx(ctx, async (tx) => {
      const holdings = await lock(tx, [{ holder: characterHolder(anna), kinds: ['delivery'] }]);
      expect(holdings.inside(holdings.container(characterHolder(anna), 'delivery'))).toEqual([]);
    });
  });
});

describe('an escrow', () => {
  const open = async (): Promise<{ readonly kind: 'escrow'; readonly id: EscrowId }> => ({
    kind: 'escrow',
    id: await inTx(ctx, (tx) => openEscrow(tx, testEscrow)),
  });
  const passNow = (from: Holder, to: Holder, what: { itemId: ItemId; quantity: number; whenFull?: 'deliver' }) =>
    inTx(ctx, (tx) => pass(tx, { from, to, reason, ...what }));

  it('takes items in, gives them to several holders, and is closed when it is empty', async () => {
    const escrow = await open();
    await give(anna, 'stim_night', 10);
    await passNow(characterHolder(anna), escrow, { itemId: await firstOf(anna), quantity: 8 });
    expect([await itemsOf(escrow), (await bagOf(anna)).map(({ quantity }) => quantity)]).toEqual([
      ['8 stim_night'],
      [2],
    ]);
    await expect(inTx(ctx, (tx) => closeEscrow(tx, escrow.id))).rejects.toMatchObject({ code: 'kernel.conflict' });
    const [held] = await ctx.db.characterItem.findMany({ where: { container: { escrowId: escrow.id } } });
    const itemId = held?.id as ItemId;
    await passNow(escrow, guild, { itemId, quantity: 3 });
    await passNow(escrow, characterHolder(boris), { itemId, quantity: 5 });
    expect([await itemsOf(escrow), await itemsOf(guild)]).toEqual([[], ['3 stim_night']]);
    await inTx(ctx, (tx) => closeEscrow(tx, escrow.id));
    const rest = passNow(characterHolder(boris), escrow, { itemId: await firstOf(boris), quantity: 1 });
    await expect(rest).rejects.toMatchObject({ code: 'kernel.conflict' });
  });

  it('pays out into the deliveries of a character whose bag is full, when that is asked for', async () => {
    const escrow = await open();
    await give(anna, 'blade_scalpel', 1);
    const itemId = await firstOf(anna);
    await passNow(characterHolder(anna), escrow, { itemId, quantity: 1 });
    await give(boris, 'blade_scalpel', 40);
    await expect(passNow(escrow, characterHolder(boris), { itemId, quantity: 1 })).rejects.toMatchObject({
      code: 'inventory.full',
    });
    await passNow(escrow, characterHolder(boris), { itemId, quantity: 1, whenFull: 'deliver' });
    expect(await deliveryCount(ctx.db, boris)).toBe(1);
  });

  it('gives nothing to those who only guess the id of an item in it', async () => {
    const escrow = await open();
    await give(anna, 'stim_night', 1);
    const itemId = await firstOf(anna);
    await passNow(characterHolder(anna), escrow, { itemId, quantity: 1 });
    await expect(passNow(guild, characterHolder(boris), { itemId, quantity: 1 })).rejects.toMatchObject({
      code: 'inventory.no_such_item',
    });
    await expect(passNow(characterHolder(anna), guild, { itemId, quantity: 1 })).rejects.toMatchObject({
      code: 'inventory.no_such_item',
    });
  });

  it('never receives an item after it was closed, whatever the code does', async () => {
    const escrow = await open();
    await give(anna, 'stim_night', 1);
    const itemId = await firstOf(anna);
    await inTx(ctx, async (tx) => {
      await lock(tx, [{ holder: escrow, kinds: ['escrow'] }]);
      await closeEscrow(tx, escrow.id);
    });
    const raw = `BEGIN;
      WITH opened AS (INSERT INTO ledgers (id, reason, correlation_id, at)
        VALUES (gen_random_uuid(), 'raw', 'raw', now()) RETURNING id)
        SELECT set_config('necp.ledger', id::text, true) FROM opened;
      UPDATE character_items SET slot = 0,
        container_id = (SELECT id FROM character_inventory WHERE holder_id = '${escrow.id}') WHERE id = '${itemId}';
      COMMIT`;
    const tried = withClient(testDomain.databaseUrl, (client) => client.query(raw));
    await expect(tried).rejects.toThrow('escrows_open');
  });
});

describe('what a transaction has locked', () => {
  it('is followed through its own changes', async () => {
    await inTx(ctx, async (tx) => {
      await grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 25, reason });
      await take(tx, { characterId: anna, templateId: 'stim_night', quantity: 22, reason });
      await grant(tx, { characterId: anna, templateId: 'stim_night', quantity: 4, reason });
    });
    expect((await bagOf(anna)).map(({ quantity }) => quantity)).toEqual([7]);
  });
});
