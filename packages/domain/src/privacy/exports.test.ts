import { randomUUID } from 'node:crypto';
import { exportEveryMs, exportKeptMs } from '@necp/shared/privacy/rules';
import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCharacter } from '../character/service';
import { type Actor, type Ctx, inTx } from '../kernel';
import { purge } from '../kernel/retention';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { addSoftPasskey } from '../testing/passkeys';
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
import { signIn } from '../account/service';
import { makeExport, remakeExports } from './exports';
import { exportsOf } from './queries';
import { personalRooms } from './registry';
import { retention } from './retention';
import { askDeletion, askExport, downloadExport } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

let ctx: Ctx & { readonly actor: Actor };
let email = '';
beforeEach(async () => {
  email = `${randomUUID()}@necp.test`;
  ({ ctx } = await player(testDomain, email));
});

const ask = (by: Ctx = ctx) => askExport(by, { requestId: newRequestId() });
const madeOf = async (by = ctx) =>
  (
    await by.db.accountExport.findFirstOrThrow({
      where: { accountId: by.actor.accountId },
      orderBy: { askedAt: 'desc' },
    })
  ).id;
const make = async (by = ctx) => makeExport(testDomain.domain.systemCtx(), await madeOf(by));
const again = async () =>
  ctxOfToken(testDomain, (await signIn(strangerCtx(testDomain), { email, password, userAgent, device: null })).token);

/** Returns the files of an archive as text. */
function filesOf(zipBase64: string): Record<string, string> {
  const files = unzipSync(Uint8Array.from(Buffer.from(zipBase64, 'base64')));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('an export', () => {
  it('holds a file for every table that rooms export, with the account’s rows and no secret', async () => {
    const character = await createCharacter(ctx, newcomer('Ashfall Export'));
    await ask();
    expect((await exportsOf(ctx)).latest).toMatchObject({ state: 'making', downloadUntil: null });
    await make();
    expect((await queuedEmails(testDomain, email)).at(-1)?.kind).toBe('export_ready');
    const { fileName, zipBase64 } = await downloadExport(ctx, { token: await newestToken(testDomain, email) });
    expect(fileName).toBe('necpgame-2077-01-01.zip');
    const files = filesOf(zipBase64);
    const expected = Object.entries(personalRooms).flatMap(([room, declared]) =>
      declared.flatMap(({ table, exported }) => ('never' in exported ? [] : [`${room}/${table}.json`])),
    );
    expect(Object.keys(files).toSorted()).toEqual(['README.txt', ...new Set(expected)].toSorted());
    const [account] = JSON.parse(files['account/accounts.json'] ?? '') as { email: string }[];
    expect(account).toMatchObject({ id: ctx.actor.accountId, email });
    expect(JSON.parse(files['character/characters.json'] ?? '')).toMatchObject([{ id: character.id }]);
    expect(JSON.parse(files['session/sessions.json'] ?? '')).toHaveLength(1);
    const hashes = await ctx.db.session.findMany({ where: { accountId: ctx.actor.accountId } });
    const { passwordHash } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.actor.accountId } });
    for (const secret of [passwordHash ?? '', ...hashes.map(({ secretHash }) => secretHash)])
      expect(Object.values(files).join('')).not.toContain(secret);
  });

  it('holds nothing of another account', async () => {
    const other = await player(testDomain, `${randomUUID()}@necp.test`);
    await ask();
    await make();
    const { zipBase64 } = await downloadExport(ctx, { token: await newestToken(testDomain, email) });
    expect(Object.values(filesOf(zipBase64)).join('')).not.toContain(other.ctx.actor.accountId);
  });

  it('is made one at a time and once a day', async () => {
    const answers = await Promise.allSettled([ask(), ask()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(ask()).rejects.toMatchObject({ kind: 'conflict', code: 'privacy.export_making' });
    await make();
    await expect(ask()).rejects.toMatchObject({ code: 'privacy.export_daily', params: { hours: 24 } });
    clock.advance(exportEveryMs);
    expect(await ask(await again())).toMatchObject({ state: 'making' });
  });

  it('that broke off is made again, and by two at once it is kept and written about once', async () => {
    await ask();
    await remakeExports(testDomain.domain.systemCtx());
    expect((await exportsOf(ctx)).latest?.state).toBe('making');
    clock.advance(11 * minuteMs);
    const id = await madeOf();
    await Promise.all([remakeExports(testDomain.domain.systemCtx()), makeExport(testDomain.domain.systemCtx(), id)]);
    expect((await exportsOf(ctx)).latest?.state).toBe('ready');
    const emails = (await queuedEmails(testDomain, email)).filter(({ kind }) => kind === 'export_ready');
    expect(emails).toHaveLength(1);
  });

  it('is downloaded with the account’s own link and a fresh proof, for a day, and is then removed', async () => {
    await ask();
    await make();
    const token = await newestToken(testDomain, email);
    const thief = await player(testDomain, `${randomUUID()}@necp.test`);
    for (const [by, key] of [
      [thief.ctx, token],
      [ctx, 'x'.repeat(43)],
      [ctx, null],
    ] as const)
      await expect(downloadExport(by, { token: key })).rejects.toMatchObject({ code: 'account.link_invalid' });
    clock.advance(10 * minuteMs);
    await expect(downloadExport(ctx, { token })).rejects.toMatchObject({ code: 'session.proof_required' });
    expect((await downloadExport(await again(), { token })).zipBase64).not.toBe('');
    clock.advance(exportKeptMs);
    await expect(downloadExport(await again(), { token })).rejects.toMatchObject({ code: 'account.link_invalid' });
    const [clearing] = retention;
    if (clearing === undefined) throw new Error('archives have a retention');
    await purge(testDomain.domain.systemCtx(), clearing);
    const left = await ctx.db.accountExport.count({
      where: { accountId: ctx.actor.accountId, archive: { not: null } },
    });
    expect([left, (await exportsOf(ctx)).latest?.downloadUntil]).toEqual([0, null]);
  });

  it('is not made for an account that is to be deleted', async () => {
    await ask();
    await askDeletion(ctx, { requestId: newRequestId(), word: 'DELETE' });
    await make();
    expect(await ctx.db.accountExport.count({ where: { accountId: ctx.actor.accountId } })).toBe(0);
  });

  it('needs a fresh proof, and a guest downloads it with the session alone', async () => {
    clock.advance(10 * minuteMs);
    await expect(ask()).rejects.toMatchObject({ code: 'session.proof_required' });
    const visitor = await guest(testDomain);
    await ask(visitor);
    await make(visitor);
    expect((await downloadExport(visitor, { token: null })).fileName).toContain('necpgame-');
  });

  it('of an account with nothing but passkeys needs a fresh proof and no link, and names them', async () => {
    const { passkey, renewedToken } = await addSoftPasskey(await guest(testDomain));
    const owner = await ctxOfToken(testDomain, renewedToken ?? '');
    await ask(owner);
    await make(owner);
    const { zipBase64 } = await downloadExport(owner, { token: null });
    const kept = JSON.parse(filesOf(zipBase64)['passkey/passkeys.json'] ?? '') as object[];
    expect(kept).toMatchObject([{ credential_id: passkey.credentialId, name: 'Laptop' }]);
    clock.advance(10 * minuteMs);
    await expect(downloadExport(owner, { token: null })).rejects.toMatchObject({ code: 'session.proof_required' });
  });

  it('that is larger than the table takes is not kept', async () => {
    await ask();
    const id = await madeOf();
    const archive = new Uint8Array(16 * 1024 * 1024 + 1);
    await expect(
      inTx(ctx, (tx) =>
        tx.accountExport.update({
          where: { id },
          data: { state: 'ready', archive, expiresAt: new Date(clock.nowMs()) },
        }),
      ),
    ).rejects.toThrow();
  });
});
