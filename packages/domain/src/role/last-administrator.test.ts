import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { beforeCommit, inTx } from '../kernel';
import { holdPermission } from '../session';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { Gate, untilWaiting } from '../testing/gate';
import { accountWith, decisionOn, grantOf, removalOf } from '../testing/staff';
import { roleChanges } from './queries';
import { askChange, confirmChange } from './service';

let testDomain: TestDomain | undefined;
beforeEach(async () => {
  await testDomain?.close();
  testDomain = undefined;
});
afterAll(() => testDomain?.close());

async function open({ loneAdministrator }: { readonly loneAdministrator: boolean }): Promise<TestDomain> {
  testDomain = await openTestDomain({ config: { loneAdministrator } });
  return testDomain;
}
const code = (refusal: string) => ({ code: refusal });
const heldBy = async (domain: TestDomain, accountId: string) =>
  (await domain.domain.systemCtx().db.accountRole.findMany({ where: { accountId } })).map(({ role }) => role);

describe('the last administrator', () => {
  it('stays, when two ask and confirm the removal of each other at the same time', async () => {
    const domain = await open({ loneAdministrator: false });
    const [anna, boris] = [await accountWith(domain, ['administrator']), await accountWith(domain, ['administrator'])];
    const ofBoris = await askChange(anna.ctx, removalOf(boris.accountId, 'administrator'));
    const ofAnna = await askChange(boris.ctx, removalOf(anna.accountId, 'administrator'));
    const outcomes = await Promise.allSettled([
      confirmChange(boris.ctx, decisionOn(ofBoris.changeId)),
      confirmChange(anna.ctx, decisionOn(ofAnna.changeId)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = [...(await heldBy(domain, anna.accountId)), ...(await heldBy(domain, boris.accountId))];
    expect(left).toEqual(['administrator']);
  });

  it('may not be removed, and neither counts an administrator for a time', async () => {
    const domain = await open({ loneAdministrator: true });
    const anna = await accountWith(domain, ['administrator']);
    await expect(askChange(anna.ctx, removalOf(anna.accountId, 'administrator'))).rejects.toMatchObject(
      code('role.last_administrator'),
    );
    const boris = await accountWith(domain, []);
    await askChange(anna.ctx, grantOf(boris.accountId, 'administrator', 30));
    expect(await heldBy(domain, boris.accountId)).toEqual(['administrator']);
    await expect(askChange(anna.ctx, removalOf(anna.accountId, 'administrator'))).rejects.toMatchObject(
      code('role.last_administrator'),
    );
  });
});

describe('the only administrator', () => {
  it('decides alone on an installation of one person, until there is a second one', async () => {
    const domain = await open({ loneAdministrator: true });
    const anna = await accountWith(domain, ['administrator']);
    const [boris, cleo] = [await accountWith(domain, []), await accountWith(domain, [])];
    expect(await roleChanges(anna.ctx)).toMatchObject({ isAlone: true });
    expect(await askChange(anna.ctx, grantOf(boris.accountId, 'administrator'))).toMatchObject({ outcome: 'alone' });
    expect((await roleChanges(anna.ctx)).decided[0]).toMatchObject({ outcome: 'alone' });
    expect(await roleChanges(anna.ctx)).toMatchObject({ isAlone: false });
    expect(await askChange(anna.ctx, grantOf(cleo.accountId, 'moderator'))).toMatchObject({ outcome: null });
    expect(await heldBy(domain, cleo.accountId)).toEqual([]);
  });

  it('needs a second one everywhere else', async () => {
    const domain = await open({ loneAdministrator: false });
    const [anna, boris] = [await accountWith(domain, ['administrator']), await accountWith(domain, [])];
    const { changeId } = await askChange(anna.ctx, grantOf(boris.accountId, 'administrator'));
    await expect(confirmChange(anna.ctx, decisionOn(changeId))).rejects.toMatchObject(code('role.same_person'));
  });
});

describe('a role that is taken in the middle of an act', () => {
  it('waits for the act that held its permission before, and refuses one that holds it later', async () => {
    const domain = await open({ loneAdministrator: false });
    const [anna, boris, cleo] = [
      await accountWith(domain, ['administrator']),
      await accountWith(domain, ['administrator']),
      await accountWith(domain, ['administrator']),
    ];
    const { changeId } = await askChange(anna.ctx, removalOf(boris.accountId, 'administrator'));
    const order: string[] = [];
    const [early, late] = [new Gate(), new Gate()];
    const before = inTx(boris.ctx, async (tx) => {
      await holdPermission(tx, 'role.ask');
      await early.pass();
      beforeCommit(tx, async () => void order.push('acted'));
    });
    const after = inTx(boris.ctx, async (tx) => {
      await tx.session.count();
      await late.pass();
      await holdPermission(tx, 'role.ask');
    });
    await Promise.all([early.reached, late.reached]);
    const removal = confirmChange(cleo.ctx, decisionOn(changeId)).then(() => order.push('removed'));
    await untilWaiting(domain);
    early.open();
    await Promise.all([before, removal]);
    expect(order).toEqual(['acted', 'removed']);
    late.open();
    await expect(after).rejects.toMatchObject(code('session.ended'));
    await expect(askChange(boris.ctx, grantOf(anna.accountId, 'moderator'))).rejects.toMatchObject(
      code('session.ended'),
    );
  });
});

describe('a confirmation that is killed', () => {
  it('leaves nothing behind and can be repeated', async () => {
    const domain = await open({ loneAdministrator: false });
    const [anna, boris, player] = [
      await accountWith(domain, ['administrator']),
      await accountWith(domain, ['administrator']),
      await accountWith(domain, []),
    ];
    const { changeId } = await askChange(anna.ctx, grantOf(player.accountId, 'moderator'));
    const decision = decisionOn(changeId);
    await withClient(domain.ownerUrl, async (client) => {
      // The last step of the confirmation waits for the audit log, and its connection ends there.
      await client.query("BEGIN; SELECT pg_advisory_xact_lock(hashtext('audit log'))");
      const killed = confirmChange(boris.ctx, decision).then(
        () => 'done',
        () => 'killed',
      );
      await untilWaiting(domain);
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(await killed).toBe('killed');
      expect(await heldBy(domain, player.accountId)).toEqual([]);
      await client.query('COMMIT');
    });
    await confirmChange(boris.ctx, decision);
    expect(await heldBy(domain, player.accountId)).toEqual(['moderator']);
  });
});
