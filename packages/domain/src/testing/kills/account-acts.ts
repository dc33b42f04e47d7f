import { randomUUID } from 'node:crypto';
import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../account/passwords';
import { type Actor, type Ctx, inTx } from '../../kernel';
import { takeProviderAnswer } from '../../identity/service';
import { askDeletion } from '../../privacy/service';
import { askChange } from '../../role/service';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '..';
import { cutAt, type CutMoment } from '../cut-connections';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';
import { codeAt, protect } from '../factors';
import { addSoftPasskey, provenOwner } from '../passkeys';
import { guest, newestToken, password, strangerCtx, userAgent } from '../players';
import { claimedBy, visit, visitor } from '../provider-visits';
import { accountWith, grantOf } from '../staff';
import { openTokens, refresh } from '../../token/service';
import {
  arriveFromProvider,
  beginProvider,
  bindGuest,
  changeAddress,
  changePassword,
  confirmTotp,
  removePasskey,
  removeTotp,
  signIn,
  startTotp,
  unlinkProvider,
  verifyEmail,
} from '../../account/service';

const clock = new FixedClock(Date.UTC(2077, 0, 1));
let testDomain: TestDomain;
let passwordHash: string;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  passwordHash = await hashPassword(password);
});
afterAll(() => testDomain.close());

type Signed = Ctx & { readonly actor: Actor };
type Act = () => Promise<unknown>;
const stranger = () => strangerCtx(testDomain);
/** The player at a network address where few links were tried. */
const elsewhere = ({ actor }: Signed) => testDomain.domain.ctxFor({ actor, address: stranger().address });
const newEmail = () => `${randomUUID()}@necp.test`;
const own = async (): Promise<Signed> => (await provenOwner(testDomain)).ctx;
/** An owner whose password the test knows; hashing it for each of them would take most of the time. */
async function withPassword(): Promise<{ readonly ctx: Signed; readonly email: string }> {
  const owner = await provenOwner(testDomain);
  const { accountId: id } = owner.ctx.actor;
  await inTx(owner.ctx, (tx) => tx.account.update({ where: { id }, data: { passwordHash } }));
  return owner;
}
const anew = () => ({ requestId: newRequestId() });

/** Comes back from a provider, after everything that leads there. */
async function arriving(ctx: Ctx, purpose: 'link' | 'sign_in'): Promise<Act> {
  const claimed = claimedBy(newEmail());
  const { secret } = await beginProvider(ctx, { provider: claimed.provider, purpose, next: '/account' });
  const flow = await takeProviderAnswer(ctx, { provider: claimed.provider, secret });
  return () => arriveFromProvider(ctx, { flow, claimed, visitor });
}

/** Each prepares an account of its own, and returns the act that a process does not survive. */
const acts: Readonly<Record<string, () => Promise<Act>>> = {
  'a question for another address': async () => {
    const [ctx, email] = [await own(), newEmail()];
    return () => changeAddress(ctx, { ...anew(), email, locale: 'en' });
  },
  'the confirmation of another address': async () => {
    const [{ ctx }, email] = [await withPassword(), newEmail()];
    await changeAddress(ctx, { ...anew(), email, locale: 'en' });
    const token = await newestToken(testDomain, email);
    return () => verifyEmail(elsewhere(ctx), { token, password });
  },
  'a change of the password': async () => {
    const { ctx } = await withPassword();
    const input = { currentPassword: password, newPassword: 'acid-rain-over-watson', locale: 'en' } as const;
    return () => changePassword(ctx, { ...anew(), ...input });
  },
  'a link to a provider': async () => arriving(await own(), 'link'),
  'the end of a link to a provider': async () => {
    const claimed = claimedBy(newEmail());
    const { ctx } = await withPassword();
    await visit(ctx, claimed, { purpose: 'link' });
    return () => unlinkProvider(ctx, { ...anew(), provider: claimed.provider });
  },
  'a new account by a provider': async () => arriving(stranger(), 'sign_in'),
  'a guest who is bound by a provider': async () => arriving(await guest(testDomain), 'sign_in'),
  'a guest who is bound by an address': async () => {
    const [ctx, email] = [await guest(testDomain), newEmail()];
    await bindGuest(ctx, { ...anew(), email, password, locale: 'en' });
    const token = await newestToken(testDomain, email);
    return () => verifyEmail(elsewhere(ctx), { token, password });
  },
  'the second factor that is turned on': async () => {
    const ctx = await own();
    const { secret } = await startTotp(ctx);
    return () => confirmTotp(ctx, { code: codeAt(secret, clock.nowMs()) });
  },
  'the second factor that is turned off': async () => {
    const ctx = await own();
    await protect(ctx);
    return () => removeTotp(ctx, anew());
  },
  'the end of a passkey': async () => {
    const { ctx } = await withPassword();
    const { id } = await addSoftPasskey(ctx);
    return () => removePasskey(ctx, { ...anew(), passkeyId: id as never });
  },
  'a question for the deletion of the account': async () => {
    const ctx = await own();
    return () => askDeletion(ctx, { ...anew(), word: 'DELETE' });
  },
  'a sign-in': async () => {
    const [{ email }, ctx] = [await withPassword(), stranger()];
    return () => signIn(ctx, { email, password, userAgent, device: null });
  },
  'an exchange of a refresh token': async () => {
    const [{ actor }, bare] = [await own(), stranger()];
    const { refreshToken } = await openTokens(bare, actor);
    return () => refresh(bare, { ...anew(), refreshToken, userAgent });
  },
  'a role that is given': async () => {
    const [admin, { ctx }] = [await accountWith(testDomain, ['administrator']), await provenOwner(testDomain)];
    const input = grantOf(ctx.actor.accountId, 'moderator');
    return () => askChange(admin.ctx, input);
  },
};

/** Where the acts leave something, and where what follows waits: the log, the events, the answers, the e-mails. */
const tables = [
  ...['accounts', 'account_roles', 'account_emails', 'known_devices', 'totp_factors', 'recovery_codes', 'code_tries'],
  ...['identities', 'provider_flows', 'passkeys', 'sessions', 'trusted_devices', 'login_history', 'refresh_tokens'],
  ...['role_changes', 'audit_log', 'outbox', 'request_answers', 'graphile_worker._private_jobs'],
];

/** What each table holds: the number of its rows, and a hash of all of them. */
async function held(): Promise<ReadonlyMap<string, { readonly rows: number; readonly hash: string }>> {
  return withClient(testDomain.ownerUrl, async (client) => {
    const counted = tables.map(
      (name) => `SELECT '${name}' AS name, count(*)::int AS rows, md5(string_agg(t::text, ' ' ORDER BY t::text)) AS
        hash FROM ${name} AS t`,
    );
    const { rows } = await client.query<{ name: string; rows: number; hash: string }>(counted.join(' UNION ALL '));
    return new Map(rows.map(({ name, ...table }) => [name, table]));
  });
}
type Held = Awaited<ReturnType<typeof held>>;

/** Returns the tables that changed, each with how many more rows it has. */
const changed = (before: Held, after: Held): Record<string, number> =>
  Object.fromEntries(
    [...after].flatMap(([name, { rows, hash }]) =>
      before.get(name)?.hash === hash ? [] : [[name, rows - (before.get(name)?.rows ?? 0)]],
    ),
  );

async function outcomeOf(act: Act): Promise<Record<string, number>> {
  const before = await held();
  await act();
  return changed(before, await held());
}

/**
 * Tests every act of an account during which the process of the web dies: its connection to Postgres ends before one
 * of its statements, or after it.
 */
export function testKilledAccountActs(deaths: Deaths): void {
  describe('when the process of the web dies before or after a statement of it', () => {
    it.each(Object.entries(acts))(
      '%s is whole or not there at all, and can be asked for again',
      async (_name, prepare) => {
        const before = await held();
        const { statements } = await cutAt(await prepare(), { at: Number.POSITIVE_INFINITY, moment: 'before' });
        expect(changed(before, await held())).not.toEqual({});
        const whole = await outcomeOf(await prepare());
        const seen = new Set<string>();
        for (const moment of ['before', 'after'] as const)
          for (const at of statementsToDieAt(statements, deaths)) seen.add(await dieAt(prepare, { at, moment, whole }));
        expect([...seen].toSorted()).toEqual(['all', 'nothing']);
      },
      testTimeoutMs,
    );
  });
}

interface Death {
  readonly at: number;
  readonly moment: CutMoment;
  /** What an act leaves behind that nothing disturbs. */
  readonly whole: Record<string, number>;
}

async function dieAt(prepare: () => Promise<Act>, { at, moment, whole }: Death): Promise<'all' | 'nothing'> {
  clock.advance(minuteMs);
  const act = await prepare();
  const before = await held();
  const { wasCut } = await cutAt(act, { at, moment });
  const left = changed(before, await held());
  const isWhole = Object.keys(left).length > 0;
  expect({ at, moment, wasCut, left }).toEqual({ at, moment, wasCut: true, left: isWhole ? whole : {} });
  if (!isWhole) expect({ at, moment, left: await outcomeOf(act) }).toEqual({ at, moment, left: whole });
  return isWhole ? 'all' : 'nothing';
}
