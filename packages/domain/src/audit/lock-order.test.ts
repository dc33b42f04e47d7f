import {
  characterHolder,
  escrowHolder,
  type CharacterId,
  type EscrowId,
  type Holder,
  type ItemId,
} from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdSheets } from '../character';
import { containersOf, grant, pass } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { defineEscrow, holdEscrows, inTx, nowOf, openEscrow, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { strikeDeal } from '../testing/deal';
import { entryEpoch, heldZone, putInZone } from '../testing/combat';
import { giveChits } from '../testing/gift';
import { watchLocks } from '../testing/lock-watch';
import { book, credit, starterKitFaucet } from '../wallet';
import { checkpointPositions, leaveZone } from '../zone/service';

const testEscrow = defineEscrow('test');
let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
const watched = watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)).toSorted() as [CharacterId, CharacterId];
  const reason = 'wallet.starter_kit';
  await inTx(ctx, (tx) => credit(tx, { characterId: anna, amount: 500n, from: starterKitFaucet, reason }));
  await inTx(ctx, (tx) => grant(tx, { characterId: boris, templateId: 'blade_scalpel', quantity: 2, reason }));
});
afterAll(() => testDomain.close());

const itemOf = async (characterId: CharacterId) =>
  (await containersOf(ctx.db, { characterId }, ['bag'])).flatMap(({ items }) => items)[0]?.id as ItemId;

/** Returns the tables in which an action locks something, in order. */
async function lockedBy(action: () => Promise<unknown>): Promise<readonly string[]> {
  const before = watched.sequences.length;
  await action();
  return watched.sequences.slice(before).find((sequence) => sequence.length > 0) ?? [];
}

describe('the locks of a transaction', () => {
  it('of a gift are the characters, then their wallets', async () => {
    const player = testDomain.ctxAs({ characterId: anna });
    const gift = { requestId: newRequestId(), toCharacterId: boris, amountChits: 1n };
    expect(await lockedBy(() => giveChits(player, gift))).toEqual(['characters', 'wallets']);
  });

  it('of a purchase are the characters, their wallets, their containers and the items', async () => {
    const deal = { buyer: anna, seller: boris, itemId: await itemOf(boris), requestId: newRequestId() };
    const locked = await lockedBy(() => strikeDeal(ctx, deal));
    expect([...new Set(locked)]).toEqual(['characters', 'wallets', 'containers', 'items']);
  });

  it('of a checkpoint, and of players who leave, are the characters, then their positions, each by id', async () => {
    await putInZone(testDomain.databaseUrl, [anna, boris]);
    const spot = { x: 5, y: 5, facing: 0 };
    const seen = [boris, anna].map((characterId) => ({ characterId, epoch: entryEpoch, playedMs: 50, spot, ...spot }));
    const order = ['characters', 'positions', 'characters'];
    expect(await lockedBy(() => checkpointPositions(ctx, heldZone, seen))).toEqual(order);
    expect(await lockedBy(() => leaveZone(ctx, heldZone, seen))).toEqual(order);
    expect(watched.faults).toEqual([]);
  });

  it('of a payment into an escrow begin with the character and the escrow', async () => {
    const escrow: Holder = { kind: 'escrow', id: await inTx(ctx, (tx) => openEscrow(tx, testEscrow)) };
    const lines = [
      { holder: characterHolder(anna), amount: -10n },
      { holder: escrow, amount: 10n },
    ];
    const locked = await lockedBy(() => inTx(ctx, (tx) => book(tx, { lines, reason: 'test.escrow' })));
    expect(locked).toEqual(['characters', 'escrows', 'wallets']);
  });

  it('may make an escrow whose id sorts before that of one that is locked', async () => {
    const old = 'ffffffff-ffff-7fff-bfff-ffffffffffff' as EscrowId;
    await inTx(ctx, (tx) => tx.escrow.create({ data: { id: old, kind: testEscrow.name, openedAt: nowOf(tx) } }));
    const pay = inTx(ctx, async (tx) => {
      await holdSheets(tx, [anna]);
      await holdEscrows(tx, [old]);
      const made = escrowHolder(await openEscrow(tx, testEscrow));
      const lines = [
        { holder: characterHolder(anna), amount: -10n },
        { holder: made, amount: 10n },
      ];
      await book(tx, { lines, reason: 'test.escrow' });
    });
    await expect(pay).resolves.toBeUndefined();
  });

  it('of items into an escrow are the character, the escrow, and both containers', async () => {
    const escrow: Holder = { kind: 'escrow', id: await inTx(ctx, (tx) => openEscrow(tx, testEscrow)) };
    const passing = { from: characterHolder(boris), to: escrow, itemId: await itemOf(boris), quantity: 1 };
    const locked = await lockedBy(() => inTx(ctx, (tx) => pass(tx, { ...passing, reason: 'test.escrow' })));
    expect(locked).toEqual(['characters', 'escrows', 'containers', 'items']);
  });
});
