import { dayMs, hourMs } from '@necp/shared/kernel';
import type { Decision, ReportView } from '@necp/shared/moderation/schema';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { partyOf } from '../testing/party';
import { codesOf, signIn, type SocialPlayer, socialPlayers } from '../testing/social';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { signPass } from '../token';
import { callersNow } from '../voice/queries';
import { admitToVoice, endStay, endStaysBefore } from '../voice/service';
import { reports, watch } from './queries';
import { decideReport, endMute, reportVoice } from './service';

const clock = new FixedClock(Date.parse('2077-01-01T12:00:00Z'));
const reason = 'insults everyone in the call';
let testDomain: TestDomain;
let moderator: SignedInAccount;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
// Sessions of staff are short, and the clock of the tests runs fast.
beforeEach(async () => {
  moderator = await accountWith(testDomain, ['moderator']);
});
afterAll(() => testDomain.close());

/** Lets a player into the call of its party; the place of the voice process belongs to the tests of voice. */
async function inCall({ ctx, accountId, characterId }: SocialPlayer) {
  const claims = { aid: accountId, sid: ctx.actor.sessionId, kind: 'party' };
  const { ticket } = await signPass(ctx, { audience: 'voice', subject: characterId, claims });
  return admitToVoice(ctx, characterId, ticket);
}

async function signedInParty(count: number): Promise<[SocialPlayer, SocialPlayer, SocialPlayer]> {
  const players = await partyOf(testDomain, count);
  await signIn(testDomain, players);
  await withClient(testDomain.ownerUrl, (client) => client.query(`UPDATE sessions SET expires_at = '2100-01-01'`));
  return players as [SocialPlayer, SocialPlayer, SocialPlayer];
}

const report = (by: SocialPlayer, of: Pick<SocialPlayer, 'name'>, words = '') =>
  reportVoice(by.ctx, { requestId: newRequestId(), name: of.name, reason: 'abuse', words });
const reportOf = async ({ accountId }: SocialPlayer): Promise<ReportView | undefined> =>
  (await reports(moderator.ctx, { box: 'open', after: null })).reports.find(
    ({ accused }) => accused.accountId === accountId,
  );

it('a report of a call says who was in it and when, and is one with a voice of each player', async () => {
  const [rude, ivo, eve] = await signedInParty(3);
  const from = new Date(clock.nowMs());
  await inCall(rude);
  clock.advance(1_000);
  const early = await inCall(ivo);
  clock.advance(1_000);
  await endStay(ivo.ctx, early.stayId);
  clock.advance(1_000);
  await inCall(eve);
  const outcomes = await Promise.allSettled([ivo, ivo, ivo].map((by) => report(by, rude, ' he shouts ')));
  expect(codesOf(outcomes)).toEqual(['moderation.reported', 'moderation.reported', 'ok']);
  await report(eve, rude);
  expect(await reportOf(rude)).toMatchObject({
    channel: 'voice',
    text: '',
    evidence: [],
    accused: { name: rude.name },
    callers: [
      { name: rude.name, from, until: null },
      { name: ivo.name, from: new Date(from.getTime() + 1_000), until: new Date(from.getTime() + 2_000) },
      { name: eve.name, from: new Date(from.getTime() + 3_000), until: null },
    ],
    voices: [
      { name: ivo.name, words: 'he shouts' },
      { name: eve.name, words: '' },
    ],
  });
});

it('only who was in a call with the player within a day can report it', async () => {
  const [rude, ivo, eve] = await signedInParty(3);
  const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
  const stay = await inCall(rude);
  await expect(report(ivo, rude), 'was in no call').rejects.toMatchObject({ code: 'moderation.no_call' });
  const own = await inCall(ivo);
  clock.advance(1_000);
  await endStay(rude.ctx, stay.stayId);
  await inCall(eve);
  await expect(report(eve, rude), 'joined after it').rejects.toMatchObject({ code: 'moderation.no_call' });
  for (const of of [rude, { name: 'Nobodyhere' }, { name: '' }])
    await expect(report(stranger, of)).rejects.toMatchObject({ code: 'moderation.no_call' });
  await expect(report(ivo, ivo)).rejects.toMatchObject({ code: 'moderation.own_voice' });
  await endStay(ivo.ctx, own.stayId);
  clock.advance(dayMs - 1);
  await expect(report(ivo, rude), 'within a day').resolves.toEqual({ done: true });
  clock.advance(hourMs);
  await expect(report(ivo, rude), 'a day later').rejects.toMatchObject({ code: 'moderation.no_call' });
});

it('a process that opens ends the stays of the one before, and none of its own', async () => {
  const [rude, ivo, eve] = await signedInParty(3);
  await inCall(rude);
  await inCall(ivo);
  clock.advance(60_000);
  const openedAt = new Date(clock.nowMs());
  await inCall(eve);
  await endStaysBefore(testDomain.domain.systemCtx(), openedAt);
  await report(ivo, rude);
  expect((await reportOf(rude))?.callers.map(({ until }) => until)).toEqual([openedAt, openedAt]);
  expect(
    await testDomain.domain.systemCtx().db.voiceStay.count({ where: { untilAt: null, characterId: eve.characterId } }),
  ).toBe(1);
});

it.each(['voice', 'all'] as const)('a player muted in %s is silent in calls until the mute ends', async (channel) => {
  const [rude, ivo] = await signedInParty(2);
  const callers = [await inCall(rude), await inCall(ivo)];
  const hushed = async () => [...(await callersNow(rude.ctx, callers)).hushed];
  expect(await hushed()).toEqual([]);
  await report(ivo, rude);
  const decision: Decision = { do: 'mute', channel, minutes: 60 };
  const reportId = (await reportOf(rude))?.id ?? '';
  await decideReport(moderator.ctx, { requestId: newRequestId(), reportId, decision, reason });
  expect(await hushed()).toEqual([rude.characterId]);
  const [running] = (await watch(moderator.ctx)).mutes.filter(({ accountId }) => accountId === rude.accountId);
  await endMute(moderator.ctx, { requestId: newRequestId(), sanctionId: running?.id ?? '', reason });
  expect(await hushed()).toEqual([]);
});
