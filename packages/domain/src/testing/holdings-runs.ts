import fc from 'fast-check';
import { GameError, maxEddies, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  destroy,
  equip,
  grant,
  handOver,
  merge,
  move,
  openContainers,
  returnSold,
  setAside,
  split,
  take,
  unequip,
} from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx, type Ctx, type Tx } from '../kernel';
import { makeCharacters, openTestDomain, type TestDomain } from '.';
import {
  HoldingsModel,
  kinds,
  slotsOf,
  type KindId,
  type ModelContainer,
  type ModelItem,
  type ModelPlace,
} from './holdings-model';
import { credit, debit, openWallet, transfer } from '../wallet';
import { runAudit } from '../audit/service';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 8 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());

const who = fc.integer({ min: 0, max: 2 });
const item = fc.nat(200);
const templateId = fc.constantFrom(...(Object.keys(kinds) as KindId[]));
const amount: fc.Arbitrary<bigint> = fc.oneof<fc.MaybeWeightedArbitrary<bigint>[]>(
  { weight: 8, arbitrary: fc.bigInt({ min: 1n, max: 60n }) },
  { weight: 1, arbitrary: fc.constantFrom<bigint>(-1n, 0n, maxEddies, maxEddies + 1n) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, '1', null) as unknown as fc.Arbitrary<bigint> },
);
const quantity: fc.Arbitrary<number> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 25 }) },
  { weight: 2, arbitrary: fc.integer({ min: 26, max: 1_300 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0, 0.5, 1e400, 2 ** 53 + 1, '1' as never, null as never) },
);
const place = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom<ModelContainer>('bag', 'equipment', 'bank'),
      slot: fc.integer({ min: 0, max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<ModelPlace>(
      { kind: 'equipment', slot: 2 },
      { kind: 'equipment', slot: 6 },
      { kind: 'equipment', slot: 7 },
      { kind: 'bag', slot: 6 },
      { kind: 'bank', slot: -1 },
    ),
  },
);
const command = fc.oneof(
  fc.record({ verb: fc.constant('credit' as const), who, amount }),
  fc.record({ verb: fc.constant('debit' as const), who, amount }),
  fc.record({ verb: fc.constant('transfer' as const), who, to: who, amount }),
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('grant' as const), who, templateId, quantity }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('move' as const), who, item, place }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('split' as const), who, item, quantity, place }) },
  fc.record({ verb: fc.constant('merge' as const), who, item, into: item }),
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('handOver' as const), who, item, to: who, quantity }) },
  fc.record({ verb: fc.constant('destroy' as const), who, item, quantity }),
  fc.record({ verb: fc.constant('takeAway' as const), who, templateId, quantity }),
  fc.record({ verb: fc.constant('equip' as const), who, item }),
  fc.record({ verb: fc.constant('unequip' as const), who, item }),
  fc.record({ verb: fc.constant('setAside' as const), who, item, quantity }),
  fc.record({ verb: fc.constant('returnSold' as const), who, item }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

interface Play {
  readonly tx: Tx;
  readonly cast: readonly CharacterId[];
  readonly model: HoldingsModel;
}

/** What the model and the rooms say to the same wish; both null when it was done. */
async function act(
  { tx, cast, model }: Play,
  wish: Command,
): Promise<{ expected: string | null; actual: string | null }> {
  const person = (index: number) => cast[index] as CharacterId;
  const characterId = person(wish.who);
  const reason = 'test.model';
  const saying = async (expected: string | null, real: Promise<unknown>) => ({
    expected,
    actual: await refusalOf(real),
  });
  if (wish.verb === 'credit')
    return saying(
      model.credit(wish.who, wish.amount),
      credit(tx, { characterId, amount: wish.amount, from: 'starterKit', reason }),
    );
  if (wish.verb === 'debit')
    return saying(
      model.debit(wish.who, wish.amount),
      debit(tx, { characterId, amount: wish.amount, to: 'administration', reason }),
    );
  if (wish.verb === 'transfer')
    return saying(
      model.transfer(wish.who, wish.to, wish.amount),
      call(() =>
        transfer(tx, { fromCharacterId: characterId, toCharacterId: person(wish.to), amount: wish.amount, reason }),
      ),
    );
  if (wish.verb === 'grant')
    return saying(
      model.grant(wish.who, wish.templateId, wish.quantity),
      grant(tx, { characterId, templateId: wish.templateId, quantity: wish.quantity, reason, whenFull: 'refuse' }),
    );
  if (wish.verb === 'takeAway')
    return saying(
      model.takeAway(wish.who, wish.templateId, wish.quantity),
      take(tx, { characterId, templateId: wish.templateId, quantity: wish.quantity, reason }),
    );
  const known = model.items[wish.item % Math.max(model.items.length, 1)];
  if (known === undefined) return { expected: null, actual: null };
  const own = { characterId, itemId: known.id as ItemId };
  if (wish.verb === 'move')
    return saying(model.move(wish.who, known, wish.place), move(tx, { ...own, to: wish.place }));
  if (wish.verb === 'split')
    return saying(
      model.split(wish.who, known, { quantity: wish.quantity, to: wish.place }),
      split(tx, { ...own, quantity: wish.quantity, to: wish.place }),
    );
  if (wish.verb === 'handOver')
    return saying(
      model.handOver(wish.who, known, wish),
      handOver(tx, { ...own, toCharacterId: person(wish.to), quantity: wish.quantity, reason }),
    );
  if (wish.verb === 'destroy')
    return saying(
      model.destroy(wish.who, known, wish.quantity),
      destroy(tx, { ...own, quantity: wish.quantity, reason }),
    );
  if (wish.verb === 'equip') return saying(model.equip(wish.who, known), equip(tx, own));
  if (wish.verb === 'unequip') return saying(model.unequip(wish.who, known), unequip(tx, own));
  if (wish.verb === 'setAside')
    return saying(
      model.setAside(wish.who, known, wish.quantity),
      setAside(tx, { ...own, quantity: wish.quantity, reason }),
    );
  if (wish.verb === 'returnSold') return saying(model.returnSold(wish.who, known), returnSold(tx, { ...own, reason }));
  const into = model.items[wish.into % model.items.length] as ModelItem;
  return saying(model.merge(wish.who, known, into), merge(tx, { ...own, intoId: into.id as ItemId }));
}

const call = async (work: () => Promise<unknown>) => work();
async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof GameError) return error.code;
    throw error;
  }
}

/** Who has how much and what lies where, as the tables say. New items tell the model their id. */
async function compare({ tx, cast, model }: Play): Promise<void> {
  const rows = await tx.$queryRaw<
    {
      who: CharacterId;
      balance: bigint;
      items: (Omit<ModelItem, 'holder' | 'kind'> & { kind: ModelContainer })[] | null;
    }[]
  >`
    SELECT wallet.character_id AS who, wallet.balance, (
      SELECT json_agg(json_build_object(
        'id', item.id, 'kind', container.kind, 'slot', item.slot,
        'templateId', item.template_id, 'quantity', item.quantity
      ))
      FROM character_items AS item JOIN character_inventory AS container ON container.id = item.container_id
      WHERE container.character_id = wallet.character_id) AS items
    FROM wallet_accounts AS wallet WHERE wallet.character_id = ANY(${[...cast]}::uuid[])`;
  const keyOf = (one: { holder: number; kind: string; slot: number }) => `${one.holder} ${one.kind} ${one.slot}`;
  const real = rows.flatMap((row) => (row.items ?? []).map((one) => ({ ...one, holder: cast.indexOf(row.who) })));
  const idAt = new Map(real.map((one) => [keyOf(one), one.id]));
  for (const one of model.items) if (one.id === '') one.id = idAt.get(keyOf(one)) ?? 'nowhere';
  const sorted = (items: readonly ModelItem[]) =>
    items.map((one) => `${keyOf(one)} ${one.templateId} x${one.quantity} ${one.id}`).toSorted();
  expect(sorted(real)).toEqual(sorted(model.items));
  expect(cast.map((one) => rows.find((row) => row.who === one)?.balance)).toEqual(model.balances);
}

async function play(commands: readonly Command[]): Promise<Record<string, number>> {
  const cast = await makeCharacters(testDomain.databaseUrl, 3);
  const tally: Record<string, number> = {};
  await inTx(ctx, async (tx) => {
    for (const characterId of cast) {
      await openWallet(tx, { characterId });
      await openContainers(tx, { characterId });
    }
    for (const kind of ['bag', 'bank', 'sold'] as const)
      await tx.characterInventory.updateMany({
        where: { kind, characterId: { in: cast } },
        data: { slots: slotsOf(kind) },
      });
    const scene = { tx, cast, model: new HoldingsModel() };
    for (const wish of commands) {
      const { expected, actual } = await act(scene, wish);
      expect({ wish, refusal: actual }).toEqual({ wish, refusal: expected });
      await compare(scene);
      const said = `${wish.verb} ${actual ?? 'done'}`;
      tally[said] = (tally[said] ?? 0) + 1;
    }
  });
  return tally;
}

/** Refusals that a long run certainly meets; a short one only some of them. */
export const allRefusals = [
  'transfer wallet.too_poor',
  'credit wallet.cap_reached',
  'grant inventory.full',
  'handOver inventory.full',
  'handOver inventory.no_such_item',
  'split inventory.slot_taken',
  'merge inventory.stack_full',
  'move inventory.wrong_place',
  'equip inventory.wrong_place',
  'unequip inventory.not_worn',
  'move inventory.out_of_reach',
  'returnSold inventory.out_of_reach',
] as const;

export interface HoldingsRuns {
  /** A multiple of three: three seeds run side by side. */
  readonly runs: number;
  readonly commands: number;
  /** What has to be refused at least once. */
  readonly refusals: readonly string[];
}

/** Tests that random commands of three characters end as the model of their holdings says. */
export function testHoldings({ runs, commands, refusals }: HoldingsRuns): void {
  describe('three characters who do anything at all', () => {
    it(`end ${runs} runs of ${commands} commands with exactly the money and items of the rules`, async () => {
      const tallies: Record<string, number> = {};
      const lives = fc.asyncProperty(
        fc.array(command, { minLength: commands, maxLength: commands, size: 'max' }),
        async (wishes) => {
          for (const [said, times] of Object.entries(await play(wishes))) tallies[said] = (tallies[said] ?? 0) + times;
        },
      );
      await Promise.all([1, 2, 3].map((seed) => fc.assert(lives, { numRuns: runs / 3, seed, endOnFailure: true })));
      const seen = Object.keys(tallies);
      for (const verb of [
        'credit',
        'debit',
        'transfer',
        'grant',
        'move',
        'split',
        'merge',
        'handOver',
        'destroy',
        'takeAway',
        'equip',
        'unequip',
        'setAside',
        'returnSold',
      ])
        expect(seen).toContain(`${verb} done`);
      for (const refusal of refusals) expect(seen).toContain(refusal);
      // No counter is played here: what was set aside has no sale.
      expect((await runAudit(ctx)).findings.filter(({ rule }) => rule !== 'vendor.sold_without_sale')).toEqual([]);
    }, 3_600_000);
  });
}
