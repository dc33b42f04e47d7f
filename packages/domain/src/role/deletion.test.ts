import { type AccountId, dayMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ctx, inTx, nowOf } from '../kernel';
import { askDeletion } from '../privacy/service';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { countReruns } from '../testing/reruns';
import { accountWith, decisionOn, grantOf, removalOf, type SignedInAccount } from '../testing/staff';
import { roleChanges } from './queries';
import { askChange, confirmChange } from './service';

const rounds = 12;
const reruns = countReruns();
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ log: reruns.log });
});
afterAll(() => testDomain.close());
beforeEach(dismissAll);

const system = () => testDomain.domain.systemCtx();
const administrator = () => accountWith(testDomain, ['administrator']);
const leave = (ctx: Ctx) => askDeletion(ctx, { requestId: newRequestId(), word: 'DELETE' });
const isLeaving = async ({ accountId }: SignedInAccount) =>
  (await system().db.account.findUniqueOrThrow({ where: { id: accountId } })).eraseAt !== null;
const rolesIn = async ({ accountId }: SignedInAccount) =>
  (await system().db.accountRole.findMany({ where: { accountId } })).map(({ role }) => role);
const outcomeOf = async (id: string) => (await system().db.roleChange.findUniqueOrThrow({ where: { id } })).outcome;
const codeOf = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'fulfilled' ? 'done' : (answer.reason as { code?: string }).code;

/** Takes every role away, so that a test begins without administrators. */
async function dismissAll(): Promise<void> {
  await inTx(system(), (tx) => tx.accountRole.deleteMany());
}

/** An administrator whose role ends in two days. */
async function administratorForDays(): Promise<SignedInAccount> {
  const one = await administrator();
  await inTx(system(), (tx) =>
    tx.accountRole.updateMany({
      where: { accountId: one.accountId },
      data: { expiresAt: new Date(nowOf(tx).getTime() + 2 * dayMs) },
    }),
  );
  return one;
}

/** Two lasting administrators, and two for a time who have asked to remove the second of them. */
async function removalAsked() {
  const [anna, boris] = [await administrator(), await administrator()];
  const [asker, decider] = [await administratorForDays(), await administratorForDays()];
  const { changeId } = await askChange(asker.ctx, removalOf(boris.accountId, 'administrator'));
  return { anna, boris, decider, changeId };
}

/** Returns the lasting administrators who stay. */
async function staying(): Promise<AccountId[]> {
  const rows = await system().db.accountRole.findMany({
    where: { role: 'administrator', expiresAt: null, account: { closedAt: null, eraseAt: null } },
  });
  return rows.map(({ accountId }) => accountId as AccountId);
}

describe('the last lasting administrator', () => {
  it('does not leave the installation to one whose role ends', async () => {
    const anna = await administrator();
    await administratorForDays();
    await expect(leave(anna.ctx)).rejects.toMatchObject({ code: 'account.last_administrator' });
    expect(await isLeaving(anna)).toBe(false);
  });

  it('lets one whose role ends leave', async () => {
    await administrator();
    const boris = await administratorForDays();
    await leave(boris.ctx);
    expect(await isLeaving(boris)).toBe(true);
  });

  it('is not removed while the only other one waits for the deletion of the account', async () => {
    const { anna, decider, changeId } = await removalAsked();
    await leave(anna.ctx);
    await expect(confirmChange(decider.ctx, decisionOn(changeId))).rejects.toMatchObject({
      code: 'role.last_administrator',
    });
    expect(await outcomeOf(changeId)).toBeNull();
  });

  it('stays, when one is removed and the other one leaves at the same time', async () => {
    const codes = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      await dismissAll();
      const { anna, decider, changeId } = await removalAsked();
      const [removed, left] = await Promise.allSettled([
        confirmChange(decider.ctx, decisionOn(changeId)),
        leave(anna.ctx),
      ]);
      codes.add(`${codeOf(removed)}, ${codeOf(left)}`);
      expect(await staying()).toHaveLength(1);
    }
    const expected = ['role.last_administrator, done', 'done, account.last_administrator'];
    expect([...codes].filter((one) => !expected.includes(one))).toEqual([]);
  });
});

describe('a change of role and the deletion of the same account at once', () => {
  it('end signed out, and the role is given wholly or not at all', async () => {
    const [anna, boris] = [await administrator(), await administrator()];
    for (let round = 0; round < rounds; round += 1) {
      const player = await accountWith(testDomain, []);
      const { changeId } = await askChange(anna.ctx, grantOf(player.accountId, 'moderator'));
      const [given, left] = await Promise.allSettled([
        confirmChange(boris.ctx, decisionOn(changeId)),
        leave(player.ctx),
      ]);
      expect([codeOf(left), await isLeaving(player)]).toEqual(['done', true]);
      expect(await actorOf(system(), player.token)).toBeNull();
      const isGiven = given.status === 'fulfilled';
      expect(codeOf(given)).toBe(isGiven ? 'done' : 'role.no_account');
      expect(await rolesIn(player)).toEqual(isGiven ? ['moderator'] : []);
      expect(await outcomeOf(changeId)).toBe(isGiven ? 'confirmed' : null);
    }
  });

  it('by the administrator who decides it wait for each other and are not run again', async () => {
    const before = reruns.count();
    for (let round = 0; round < rounds; round += 1) {
      await dismissAll();
      const [anna, boris, cleo] = [await administrator(), await administrator(), await administrator()];
      const { changeId } = await askChange(anna.ctx, removalOf(boris.accountId, 'administrator'));
      const [removed, left] = await Promise.allSettled([
        confirmChange(cleo.ctx, decisionOn(changeId)),
        leave(cleo.ctx),
      ]);
      expect([codeOf(left), await isLeaving(cleo)]).toEqual(['done', true]);
      expect(await rolesIn(boris)).toEqual(removed.status === 'fulfilled' ? [] : ['administrator']);
      expect(['done', 'session.ended']).toContain(codeOf(removed));
    }
    expect(reruns.count() - before).toBe(0);
    expect(await roleChanges((await administrator()).ctx)).toMatchObject({ isAlone: false });
  });
});
