import { randomUUID } from 'node:crypto';
import { returnMs } from '@necp/shared/privacy/rules';
import { type CharacterId, characterHolder, FixedClock, hourMs, minuteMs, ZoneId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueReset } from '../account/steps';
import { bindGuest, disownSession, resetPassword, signIn, verifyEmail } from '../account/service';
import { runAudit } from '../audit/service';
import { createCharacter } from '../character/service';
import { profile } from '../character/queries';
import { recentMessages } from '../chat';
import { recordMessages } from '../chat/service';
import { stockCatalogue } from '../inventory/catalogue';
import { grant } from '../inventory';
import { type Actor, type Ctx, erasedName, inTx } from '../kernel';
import { actorOf } from '../session/service';
import { newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { freshLetters } from '../testing/fresh-names';
import {
  ctxOfToken,
  guest,
  newcomer,
  newestToken,
  password,
  player,
  queuedEmails,
  strangerCtx,
  userAgent,
} from '../testing/players';
import { credit, holdWallets, starterKitFaucet } from '../wallet';
import { eraseDueAccounts } from './erasure';
import { personalRooms } from './registry';
import { askDeletion } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

type Signed = Ctx & { readonly actor: Actor };
const newEmail = () => `${randomUUID()}@necp.test`;
const newName = () => `Ash ${freshLetters()}`;
const leave = (ctx: Ctx, word = 'DELETE') => askDeletion(ctx, { requestId: newRequestId(), word });
const enter = (email: string, more: object = {}) =>
  signIn(strangerCtx(testDomain), { email, password, userAgent, device: null, ...more });
const accountOf = (ctx: Signed) => ctx.db.account.findUniqueOrThrow({ where: { id: ctx.actor.accountId } });
const erase = () => eraseDueAccounts(testDomain.domain.systemCtx());

/** Gives an account a character with money, items and something said. */
async function livesIn(
  ctx: Signed,
): Promise<{ readonly id: CharacterId; readonly name: string; readonly zone: ZoneId }> {
  const { id, name } = await createCharacter(ctx, newcomer(newName()));
  const zone = ZoneId.parse(`zone_${randomUUID().replaceAll('-', '')}`);
  await inTx(ctx, async (tx) => {
    await holdWallets(tx, [characterHolder(id)]);
    await credit(tx, { characterId: id, amount: 700n, from: starterKitFaucet, reason: 'wallet.starter_kit' });
    await grant(tx, { characterId: id, templateId: 'stim_night', quantity: 12, reason: 'inventory.test' });
    await grant(tx, { characterId: id, templateId: 'blade_scalpel', quantity: 1, reason: 'inventory.test' });
  });
  const sender = { characterId: id, name, entityId: 1 };
  const said = { id: `zone.1.1.${randomUUID()}`, channel: 'zone' as const, atMs: clock.nowMs(), sender, text: 'rain' };
  await recordMessages(ctx, { zoneId: zone, messages: [said] });
  return { id, name, zone };
}

/** Returns how many rows of the account or its characters are left in tables whose rows are removed. */
async function rowsLeft(ids: readonly string[]): Promise<string[]> {
  const removed = Object.values(personalRooms)
    .flat()
    .filter(({ erased }) => erased === 'removed');
  return withClient(testDomain.databaseUrl, async (client) => {
    const left: string[] = [];
    for (const { table, columns } of removed)
      for (const column of columns) {
        const sql = `SELECT 1 FROM ${table} WHERE ${column}::text = ANY($1::text[])`;
        if (((await client.query(sql, [ids])).rowCount ?? 0) > 0) left.push(`${table}.${column}`);
      }
    return left;
  });
}

describe('a player who deletes the account', () => {
  it('types the word, with a fresh proof, and is signed out everywhere at once', async () => {
    const email = newEmail();
    const { ctx, token } = await player(testDomain, email);
    const other = await enter(email);
    await expect(leave(ctx, 'yes')).rejects.toMatchObject({ code: 'privacy.wrong_word' });
    clock.advance(10 * minuteMs);
    await expect(leave(ctx)).rejects.toMatchObject({ code: 'session.proof_required' });
    const fresh = await ctxOfToken(testDomain, (await enter(email)).token);
    expect(await leave(fresh, 'удалить')).toEqual({
      eraseAt: new Date(clock.nowMs() + returnMs),
      canReturn: true,
    });
    for (const one of [token, other.token]) expect(await actorOf(ctx, one)).toBeNull();
    expect((await queuedEmails(testDomain, email)).at(-1)?.kind).toBe('deletion_asked');
    await expect(leave(fresh)).rejects.toMatchObject({ code: 'account.closed' });
  });

  it('is offered to return for fourteen days and nothing else, and has everything when they do', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    const { name } = await livesIn(ctx);
    await leave(ctx);
    await expect(enter(email, { password: 'not-this-one' })).rejects.toMatchObject({
      code: 'account.wrong_credentials',
    });
    await expect(enter(email)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'account.leaving',
      params: { days: 14 },
    });
    clock.advance(returnMs - minuteMs);
    await erase();
    const back = await ctxOfToken(testDomain, (await enter(email, { isReturning: true })).token);
    expect((await queuedEmails(testDomain, email)).map(({ kind }) => kind)).toContain('deletion_stopped');
    clock.advance(hourMs);
    await erase();
    expect(await accountOf(back)).toMatchObject({ email, eraseAt: null, erasedAt: null, closedAt: null });
    expect((await profile(back, { name })).name).toBe(name);
  });

  it('is gone afterwards: names are free, nothing personal is left, and every ledger still adds up', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    const { id, name, zone } = await livesIn(ctx);
    await leave(ctx);
    clock.advance(returnMs);
    await erase();
    await erase();
    const { accountId } = ctx.actor;
    expect(await accountOf(ctx)).toMatchObject({ email: null, passwordHash: null, closedReason: 'deleted' });
    expect(await rowsLeft([accountId, id])).toEqual([]);
    expect(await ctx.db.character.findUnique({ where: { id } })).toMatchObject({ name: erasedName, look: {} });
    await expect(profile(ctx, { name })).rejects.toMatchObject({ code: 'character.not_found' });
    expect((await recentMessages(ctx, zone)).map(({ sender }) => sender?.name)).toEqual([erasedName]);
    const { rows } = await withClient(testDomain.databaseUrl, (client) =>
      client.query<{ reason: string; amount: string }>(
        `SELECT reason, amount::text FROM ledger_entries JOIN ledgers ON ledgers.id = ledger_id
         JOIN wallet_accounts AS wallet ON wallet.id = ledger_entries.account_id WHERE name = 'sink.erasure'`,
      ),
    );
    expect(rows.at(-1)).toEqual({ reason: 'privacy.erase', amount: '700' });
    expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
    await expect(enter(email, { isReturning: true })).rejects.toMatchObject({ code: 'account.wrong_credentials' });
    const again = await player(testDomain, email);
    expect((await createCharacter(again.ctx, newcomer(name))).name).toBe(name);
  });

  it('is erased whole by the next run when one breaks off in the middle, or two run at once', async () => {
    const { ctx } = await player(testDomain, newEmail());
    const { id } = await livesIn(ctx);
    await leave(ctx);
    clock.advance(returnMs);
    const owner = (sql: string) => withClient(testDomain.ownerUrl, (client) => client.query(sql));
    await owner(`CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$;
      CREATE TRIGGER break_off BEFORE DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION break_off()`);
    await expect(erase()).rejects.toThrow('some accounts could not be erased');
    expect(await accountOf(ctx)).toMatchObject({ email: null, erasedAt: null });
    expect(await rowsLeft([ctx.actor.accountId])).toContain('sessions.account_id');
    await owner('DROP TRIGGER break_off ON sessions; DROP FUNCTION break_off()');
    await Promise.all([erase(), erase()]);
    expect(await rowsLeft([ctx.actor.accountId, id])).toEqual([]);
    expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
  });

  it('who did not ask for it stops it by the link of the email', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    await leave(ctx);
    const token = await newestToken(testDomain, email);
    const { resetToken } = await disownSession(strangerCtx(testDomain), { token });
    await resetPassword(strangerCtx(testDomain), { token: resetToken, newPassword: 'acid-rain-2077' });
    expect((await enter(email, { password: 'acid-rain-2077' })).token).not.toBe('');
    expect(await accountOf(ctx)).toMatchObject({ eraseAt: null });
  });

  it('may set a forgotten password in order to return', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    await leave(ctx);
    const { accountId } = ctx.actor;
    const token = await inTx(ctx, (tx) => issueReset(tx, { accountId, email, locale: 'en' }));
    await resetPassword(strangerCtx(testDomain), { token, newPassword: 'acid-rain-2077' });
    await expect(enter(email, { password: 'acid-rain-2077' })).rejects.toMatchObject({ code: 'account.leaving' });
    expect((await enter(email, { password: 'acid-rain-2077', isReturning: true })).token).not.toBe('');
  });
});

describe('a deletion at the same time as', () => {
  it('a sign-in leaves no session open', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    const [, entered] = await Promise.allSettled([leave(ctx), enter(email)]);
    expect(await accountOf(ctx)).toMatchObject({ eraseAt: expect.any(Date) });
    if (entered.status === 'fulfilled') expect(await actorOf(ctx, entered.value.token)).toBeNull();
    else expect(entered.reason).toMatchObject({ code: 'account.leaving' });
  });

  it('a return by the erasing job is decided once', async () => {
    const email = newEmail();
    const { ctx } = await player(testDomain, email);
    await leave(ctx);
    clock.advance(returnMs);
    const [back] = await Promise.allSettled([enter(email, { isReturning: true }), erase()]);
    const account = await accountOf(ctx);
    if (back.status === 'fulfilled') expect(account).toMatchObject({ email, erasedAt: null, eraseAt: null });
    else expect(account).toMatchObject({ email: null, erasedAt: expect.any(Date) });
  });

  it('the binding of the guest keeps either the account or the deletion', async () => {
    const ctx = await guest(testDomain);
    const email = newEmail();
    await bindGuest(ctx, { requestId: newRequestId(), email, password, locale: 'en' });
    const token = await newestToken(testDomain, email);
    const [left, bound] = await Promise.allSettled([
      leave(ctx),
      verifyEmail(strangerCtx(testDomain), { token, password }),
    ]);
    expect([left.status, bound.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await accountOf(ctx)).toMatchObject(
      bound.status === 'fulfilled' ? { email, eraseAt: null } : { email: null, eraseAt: expect.any(Date) },
    );
  });

  it('a reset of the password ends signed out, with the deletion as it was', async () => {
    const email = newEmail();
    const { ctx, token } = await player(testDomain, email);
    const { accountId } = ctx.actor;
    const reset = await inTx(ctx, (tx) => issueReset(tx, { accountId, email, locale: 'en' }));
    const [left] = await Promise.allSettled([
      leave(ctx),
      resetPassword(strangerCtx(testDomain), { token: reset, newPassword: 'acid-rain-2077' }),
    ]);
    expect(await actorOf(ctx, token)).toBeNull();
    expect((await accountOf(ctx)).eraseAt === null).toBe(left.status === 'rejected');
  });
});

it('a guest needs no proof, cannot return, and is erased within hours', async () => {
  const ctx = await guest(testDomain);
  const { id } = await livesIn(ctx);
  expect(await leave(ctx)).toEqual({ eraseAt: new Date(clock.nowMs() + hourMs), canReturn: false });
  clock.advance(hourMs);
  await erase();
  expect(await rowsLeft([ctx.actor.accountId, id])).toEqual([]);
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
});

it('the last administrator stays, and of two who leave at once one does', async () => {
  const emails = [newEmail(), newEmail()];
  const admins: Signed[] = [];
  for (const email of emails) {
    const { ctx } = await player(testDomain, email);
    const { accountId } = ctx.actor;
    await inTx(ctx, (tx) => tx.accountRole.create({ data: { accountId, role: 'administrator' } }));
    admins.push(ctx);
  }
  const answers = await Promise.allSettled(admins.map((ctx) => leave(ctx)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected');
  expect(refused?.reason).toMatchObject({ kind: 'conflict', code: 'account.last_administrator' });
});
