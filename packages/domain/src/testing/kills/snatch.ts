import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '..';
import { runAudit } from '../../audit/service';
import { inTx, type Ctx } from '../../kernel';
import { mailSnatched, snatchMoney, spillSnatch } from '../../loot/snatching';
import { pickUp } from '../../loot/service';
import { administrationFaucet, balanceOf, credit } from '../../wallet';
import { entryEpoch, heldZone, putInZone } from '../combat';
import { runMortal } from '../mortal';
import type { SnatchStep } from '../mortal-snatch';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';

let testDomain: TestDomain;
let ctx: Ctx;

interface Prepared {
  readonly characterId: CharacterId;
  readonly order: SnatchStep;
  again(): Promise<unknown>;
}

const steps: Readonly<Record<SnatchStep['step'], () => Promise<Prepared>>> = {
  snatch: async () => {
    const { characterId, snatching } = await victim();
    const again = () => snatchMoney(ctx, heldZone, snatching);
    return { characterId, order: { step: 'snatch', input: snatching }, again };
  },
  spill: async () => {
    const { characterId, spilling } = await robbed();
    const again = () => spillSnatch(ctx, heldZone, spilling);
    return { characterId, order: { step: 'spill', input: spilling }, again };
  },
  pick_up: async () => {
    const { characterId, spilling } = await robbed();
    const [drop] = await spillSnatch(ctx, heldZone, spilling);
    const input = { characterId, epoch: entryEpoch, dropId: drop?.dropId ?? '' };
    return { characterId, order: { step: 'pick_up', input }, again: () => pickUp(ctx, heldZone, input) };
  },
  mail: async () => {
    const { characterId, spilling } = await robbed();
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`UPDATE snatches SET ends_at = now() - interval '1 second' WHERE id = $1`, [spilling.snatchId]),
    );
    return { characterId, order: { step: 'mail' }, again: () => mailSnatched(ctx) };
  },
};

async function victim() {
  const [characterId] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  await putInZone(testDomain.databaseUrl, [characterId]);
  await inTx(ctx, (tx) =>
    credit(tx, { characterId, amount: 1000n, from: administrationFaucet, reason: 'wallet.gift' }),
  );
  const own = { snatchId: randomUUID(), characterId, epoch: entryEpoch };
  return { characterId, own, snatching: { ...own, enemyId: 'till_snatcher', percent: 4, mostChits: 60 } };
}

async function robbed() {
  const { characterId, own, snatching } = await victim();
  await snatchMoney(ctx, heldZone, snatching);
  return { characterId, spilling: { ...own, spot: { x: 1, y: 1 } } };
}

/** Where the money of a character is; it is 1000 in all. */
async function whereabouts(characterId: CharacterId): Promise<unknown> {
  const balance = await balanceOf(ctx.db, characterId);
  const carried = await ctx.db.snatch.findMany({
    where: { characterId, overAt: null },
    select: { chits: true, dropId: true },
  });
  const letters = await ctx.db.letter.findMany({ where: { ownerId: characterId }, select: { chits: true } });
  const sum = [...carried, ...letters].reduce((total, { chits }) => total + chits, balance);
  expect(sum).toBe(1000n);
  return { balance, carried: carried.map(({ chits, dropId }) => [chits, dropId !== null]), letters };
}

/** Tests each step of snatched money in a process that is killed before some of its statements. */
export function testKilledSnatch(deaths: Deaths): void {
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 6 });
    ctx = testDomain.domain.systemCtx();
  });
  afterAll(() => testDomain.close());

  describe('snatched money', () => {
    it.each(Object.keys(steps) as SnatchStep['step'][])(
      'is in one place when a process is killed at the step %s, and moves once when it is asked again',
      async (step) => {
        const perform = (order: SnatchStep, deathAt: number) =>
          runMortal(testDomain, new URL('../mortal-snatch.ts', import.meta.url), { input: order, deathAt });
        const whole = await steps[step]();
        const untouched = await whereabouts(whole.characterId);
        const statements = (await perform(whole.order, 0)) ?? 0;
        const wanted = await whereabouts(whole.characterId);
        expect(wanted).not.toEqual(untouched);
        for (const deathAt of statementsToDieAt(statements, deaths)) {
          const { characterId, order, again } = await steps[step]();
          expect(await perform(order, deathAt)).toBeNull();
          expect(await whereabouts(characterId)).toEqual(untouched);
          await again();
          await again();
          expect({ deathAt, left: await whereabouts(characterId) }).toEqual({ deathAt, left: wanted });
        }
        expect((await runAudit(ctx)).findings).toEqual([]);
      },
      testTimeoutMs,
    );
  });
}
