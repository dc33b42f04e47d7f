import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemId } from '@necp/shared/kernel';
import { startingSlots } from '@necp/shared/inventory/rules';
import { stockCatalogue } from '../../inventory/catalogue';
import { destroyItem } from '../../inventory/service';
import { newRequestId, openTestDomain, type TestDomain } from '..';
import { age, delivered, findings, has, inbox, insideOf, sentBy, writers } from '../mail';
import { runMortal } from '../mortal';
import type { MailVerb } from '../mortal-mail-verb';
import type { SocialPlayer } from '../social';
import { bagOf, give, itemOf } from '../trade';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';

type Verb = Exclude<MailVerb['verb'], 'mass'>;

/** Tests that a verb of a letter whose process is killed has happened whole or not at all. */
export function testKilledMail(deaths: Deaths): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 4 });
    await stockCatalogue(testDomain.domain.systemCtx());
  });
  afterAll(() => testDomain.close());

  /** Two players, and a parcel of the first that lies with the second. */
  async function prepare(verb: Verb) {
    const [ann, bob] = (await writers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const items = [{ itemId: await itemOf(ann), quantity: 2 }];
    const codChits = verb === 'pay' || verb === 'recall' ? 100 : 0;
    const chits = codChits > 0 ? 0 : 30;
    const letterId = await delivered(testDomain, [ann, bob], { items, chits, codChits });
    if (verb === 'expire') await age(testDomain, [letterId]);
    if (verb === 'collect') await overflow(testDomain, bob);
    const itemId = verb === 'send' ? await itemOf(bob) : null;
    return { ann, bob, letterId, itemId };
  }
  type Prepared = Awaited<ReturnType<typeof prepare>>;

  const perform = (verb: Verb, { ann, bob, letterId, itemId }: Prepared, deathAt: number) => {
    const by = verb === 'recall' ? ann : bob;
    const input: MailVerb = {
      ...{ verb, accountId: by.accountId, characterId: by.characterId, requestId: newRequestId() },
      ...{ letterId, itemId: itemId as ItemId | null, to: ann.name },
    };
    return runMortal(testDomain, new URL('../mortal-mail-verb.ts', import.meta.url), { input, deathAt });
  };

  /** Everything of value that both have, and what lies in the letter and around it. */
  async function left({ ann, bob, letterId }: Prepared): Promise<string> {
    const { db } = testDomain.domain.systemCtx();
    const { state, chits, stacks, readAt } = await db.letter.findUniqueOrThrow({ where: { id: letterId } });
    const boxes = await Promise.all([inbox(ann), inbox(bob), sentBy(bob)]);
    return JSON.stringify({
      players: await Promise.all([ann, bob].flatMap((one) => [has(testDomain, one), scalpels(one)])),
      inside: await insideOf(testDomain, letterId),
      row: [state, chits.toString(), stacks, readAt !== null],
      boxes: boxes.map((letters) => letters.map((one) => [one.chits, one.items.length, one.state])),
    });
  }
  const scalpels = async (one: SocialPlayer) => (await has(testDomain, one, 'blade_scalpel')).stims;

  it.each([
    ...(['send', 'take', 'take_all', 'pay', 'send_back'] as const),
    ...(['recall', 'mark', 'destroy', 'expire', 'collect'] as const),
  ])(
    'a process that is killed while a letter carries out "%s" leaves the old state or the new one',
    async (verb) => {
      const whole = await prepare(verb);
      const before = await left(whole);
      const statements = (await perform(verb, whole, 0)) ?? 0;
      const after = await left(whole);
      expect(statements).toBeGreaterThan(5);
      expect(after).not.toBe(before);
      for (const deathAt of statementsToDieAt(statements, deaths)) {
        const killed = await prepare(verb);
        expect(await perform(verb, killed, deathAt)).toBeNull();
        expect([before, after]).toContain(await left(killed));
      }
      expect(await findings(testDomain)).toEqual([]);
    },
    testTimeoutMs,
  );
}

/** Fills a bag with guns, so that two scalpels are left over. */
async function overflow(testDomain: TestDomain, player: SocialPlayer) {
  for (const { id, quantity } of await bagOf(player))
    await destroyItem(player.ctx, { requestId: newRequestId(), itemId: id, quantity });
  await give(testDomain, player.characterId, { templateId: 'pistol_lantern', quantity: startingSlots.bag });
  await give(testDomain, player.characterId, { templateId: 'blade_scalpel', quantity: 2 });
}
