import { FixedClock, hourMs, minuteMs } from '@necp/shared/kernel';
import { newDeviceEmails } from '@necp/shared/account/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSessionsOf, ownSessions } from '../session';
import { actorOf } from '../session/service';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { codeAt, protect } from '../testing/factors';
import {
  ctxOfToken,
  newestToken,
  password,
  player,
  queuedEmails,
  runAccountJob,
  strangerCtx,
  tokensOf,
  userAgent,
} from '../testing/players';
import { devEmails } from './queries';
import { disownSession, resetPassword, signIn } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
/** The operator's database of places. */
const countryOf = (address: string) => (address.startsWith('198.') ? 'DE' : null);
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, config: { countryOf } });
});
afterAll(() => testDomain.close());

const enter = (email: string, device: string | null = null, word = password) =>
  signIn(strangerCtx(testDomain), { email, password: word, userAgent, device });
const newDevices = async (email: string) =>
  (await queuedEmails(testDomain, email)).filter(({ kind }) => kind === 'new_device').length;

/** Returns the secret of the newest email about a new device. */
async function linkIn(email: string): Promise<string> {
  const emails = (await queuedEmails(testDomain, email)).filter(({ kind }) => kind === 'new_device');
  return (await tokensOf(testDomain, emails.slice(-1)))[0] ?? '';
}

describe('the owner of an account', () => {
  it('receives an email when a new device signs in, and none for the first sign-in or a known device', async () => {
    const email = 'device@necp.test';
    await player(testDomain, email);
    expect(await newDevices(email)).toBe(0);
    await enter(email, 'my-own-laptop');
    expect(await newDevices(email)).toBe(1);
    await enter(email, 'my-own-laptop');
    expect(await newDevices(email)).toBe(1);
    const [queued] = (await queuedEmails(testDomain, email)).slice(-1);
    await runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', queued);
    const { emails } = await devEmails(testDomain.domain.systemCtx());
    expect(emails[0]?.text).toMatch(/^Firefox · Linux, Germany, 198\.\d+\.\d+\.\*, 2077-01-01 00:00 UTC\n/);
    expect(emails[0]?.link).toContain('/not-me?token=');
  });

  it('reads the country of each session and sign-in, and staff read it too; no table has it', async () => {
    const { ctx } = await player(testDomain, 'places@necp.test');
    const { sessions, history } = await ownSessions(ctx);
    expect(sessions).toMatchObject([{ country: 'DE', address: expect.stringMatching(/^198\..*\*$/) as string }]);
    expect(history[0]).toMatchObject({ outcome: 'success', country: 'DE' });
    expect(await openSessionsOf(ctx, ctx.actor.accountId)).toMatchObject([{ country: 'DE' }]);
    await withClient(testDomain.ownerUrl, async (client) => {
      const { rows } = await client.query(
        "SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND column_name LIKE '%country%'",
      );
      expect(rows).toEqual([]);
    });
  });

  it('receives a few an hour at most', async () => {
    const email = 'device-flood@necp.test';
    await player(testDomain, email);
    for (let sessions = 0; sessions < newDeviceEmails + 2; sessions += 1) await enter(email);
    expect(await newDevices(email)).toBe(newDeviceEmails);
    clock.advance(hourMs);
    await enter(email);
    expect(await newDevices(email)).toBe(newDeviceEmails + 1);
  });

  it('signs every device out by the link of the email, once, and sets a new password that only they know', async () => {
    const email = 'device-stolen@necp.test';
    const { token: own } = await player(testDomain, email);
    const stranger = await enter(email);
    const token = await newestToken(testDomain, email);
    const answers = await Promise.allSettled([1, 2].map(() => disownSession(strangerCtx(testDomain), { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (const session of [own, stranger.token]) expect(await actorOf(strangerCtx(testDomain), session)).toBeNull();
    await expect(enter(email)).rejects.toMatchObject({ code: 'account.wrong_credentials' });
    const done = answers.find((answer) => answer.status === 'fulfilled');
    await resetPassword(strangerCtx(testDomain), {
      token: done?.value.resetToken ?? '',
      newPassword: 'acid-rain-2077',
    });
    expect((await enter(email, null, 'acid-rain-2077')).token).not.toBe('');
  });

  it('is rid of a second factor that the stranger has set up, and keeps their own', async () => {
    const email = 'device-locked-out@necp.test';
    await player(testDomain, email);
    const stranger = await enter(email);
    await protect(await ctxOfToken(testDomain, stranger.token));
    const { resetToken } = await disownSession(strangerCtx(testDomain), { token: await linkIn(email) });
    await resetPassword(strangerCtx(testDomain), { token: resetToken, newPassword: 'acid-rain-2077' });
    const own = await enter(email, null, 'acid-rain-2077');
    const { secret } = await protect(await ctxOfToken(testDomain, own.token));
    clock.advance(minuteMs);
    const code = codeAt(secret, clock.nowMs());
    await signIn(strangerCtx(testDomain), { email, password: 'acid-rain-2077', code, userAgent, device: null });
    const again = await disownSession(strangerCtx(testDomain), { token: await linkIn(email) });
    await resetPassword(strangerCtx(testDomain), { token: again.resetToken, newPassword: 'wet-asphalt-2078' });
    await expect(enter(email, null, 'wet-asphalt-2078')).rejects.toMatchObject({ code: 'account.code_required' });
  });

  it('is not signed out by a link of another kind', async () => {
    await expect(disownSession(strangerCtx(testDomain), { token: 'x'.repeat(43) })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'account.link_invalid',
    });
  });
});
