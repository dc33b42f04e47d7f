import type { ChatTarget } from '@necp/shared/chat/schema';
import { hourMs, minuteMs } from '@necp/shared/kernel';
import { playerSanctioned, reportDecided } from '@necp/shared/moderation/events';
import type { Decision, ReportView } from '@necp/shared/moderation/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '../audit-log/queries';
import { chatOverview, chatPage } from '../chat/queries';
import { heedWarning } from '../chat/service';
import { characterSheets } from '../combat/sheet';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { inChannel, listenAs, make, join, manage, say, whisper } from '../testing/chat';
import { block, codesOf, pair, type SocialPlayer, socialPlayers, trio } from '../testing/social';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { reports, watch } from './queries';
import { decideReport, endMute, notePlayer, reportLine, setSlow } from './service';

const clock = new FixedClock(Date.parse('2077-01-01T12:00:00Z'));
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

const everyone: ChatTarget = { channel: 'global' };
const reason = 'insults everyone who trades';
const mute = (channel: Extract<Decision, { do: 'mute' }>['channel'] = 'all', minutes = 60): Decision => ({
  do: 'mute',
  channel,
  minutes,
});
const report = (by: SocialPlayer, messageId: string, words = '') =>
  reportLine(by.ctx, { requestId: newRequestId(), messageId, reason: 'abuse', words });
const decide = (by: SignedInAccount, reportId: string, decision: Decision) =>
  decideReport(by.ctx, { requestId: newRequestId(), reportId, decision, reason });

/** Says something in the city's channel; no line is too fast, because time passes before it. */
async function spoken(by: SocialPlayer, text: string, target = everyone): Promise<string> {
  clock.advance(10_000);
  return (await say(by, target, text)).message.id;
}

async function reportOf(messageId: string, box: 'open' | 'decided' = 'open'): Promise<ReportView> {
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof reports>> = await reports(moderator.ctx, { box, after });
    const found = page.reports.find((one) => one.messageId === messageId);
    if (found !== undefined) return found;
    if (page.next === null) throw new Error('no such report');
    after = page.next;
  }
}

/** Two players, and a report by the second of a line of the first. */
async function reported(): Promise<{ rude: SocialPlayer; other: SocialPlayer; reportId: string }> {
  const [rude, other] = await pair(testDomain);
  const messageId = await spoken(rude, `rude words of ${rude.name}`);
  await report(other, messageId);
  return { rude, other, reportId: (await reportOf(messageId)).id };
}

describe('a report', () => {
  it('keeps the twenty lines around its line, as they were, for moderators', async () => {
    const [mara, ivo] = await pair(testDomain);
    const den = inChannel(await make(mara, 'Den of evidence'));
    await join(ivo, 'Den of evidence');
    let messageId = '';
    for (let at = 0; at < 30; at += 1) {
      const id = await spoken(at % 2 === 0 ? mara : ivo, `line ${at}`, den);
      if (at === 14) messageId = id;
    }
    await report(ivo, messageId, '  look at this ');
    await spoken(mara, 'said after the report', den);
    const found = await reportOf(messageId);
    expect(found.evidence.map(({ text }) => text)).toEqual(Array.from({ length: 21 }, (_, at) => `line ${at + 4}`));
    expect(found).toMatchObject({
      text: 'line 14',
      channel: 'own',
      accused: { name: mara.name, accountId: mara.accountId },
      voices: [{ name: ivo.name, reason: 'abuse', words: 'look at this' }],
      outcome: null,
    });
  });

  it('of a new line has the twenty before it, and may come after a ban from the channel', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, 'Den of bans');
    await join(ivo, 'Den of bans');
    for (let at = 0; at < 22; at += 1) await spoken(ivo, `line ${at}`, inChannel(channel));
    const messageId = await spoken(mara, 'go away', inChannel(channel));
    await manage(mara, { act: 'ban', to: ivo, channel });
    await report(ivo, messageId);
    const { evidence } = await reportOf(messageId);
    expect(evidence.map(({ text }) => text)).toEqual([
      ...Array.from({ length: 20 }, (_, at) => `line ${at + 2}`),
      'go away',
    ]);
  });

  it('is one with a voice of each player, and one voice however often and at once it is sent', async () => {
    const [rude, ivo, eve] = await trio(testDomain);
    const messageId = await spoken(rude, 'be off, all of you');
    const outcomes = await Promise.allSettled([ivo, ivo, ivo, eve, eve].map((by) => report(by, messageId)));
    expect(codesOf(outcomes)).toEqual([
      'moderation.reported',
      'moderation.reported',
      'moderation.reported',
      'ok',
      'ok',
    ]);
    expect((await reportOf(messageId)).voices.map(({ name }) => name).toSorted()).toEqual(
      [ivo.name, eve.name].toSorted(),
    );
  });

  it('of an own line, of one that is not there, and of a whisper between others is refused', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    clock.advance(10_000);
    const own = (await whisper(mara, ivo, 'between us')).message.id;
    await expect(report(mara, own)).rejects.toMatchObject({ code: 'moderation.own_line' });
    await expect(report(eve, own)).rejects.toMatchObject({ code: 'chat.no_line' });
    await expect(report(eve, 'rubbish')).rejects.toMatchObject({ code: 'chat.no_line' });
    await block(ivo, mara);
    const unheard = (await whisper(mara, ivo, 'never seen')).message.id;
    await expect(report(ivo, unheard)).rejects.toMatchObject({ code: 'chat.no_line' });
    await expect(report(ivo, own)).resolves.toEqual({ done: true });
  });

  it('is the last of ten within an hour, also when twelve come at once', async () => {
    const [rude, ivo] = await pair(testDomain);
    const den = inChannel(await make(rude, 'Den of offers'));
    const ids: string[] = [];
    for (let at = 0; at < 12; at += 1) ids.push(await spoken(rude, `offer ${at}`, den));
    const codes = codesOf(await Promise.allSettled(ids.map((id) => report(ivo, id))));
    expect(codes).toEqual(['moderation.too_many', 'moderation.too_many', ...Array(10).fill('ok')]);
    clock.advance(hourMs);
    await expect(report(ivo, await spoken(rude, 'an hour later'))).resolves.toEqual({ done: true });
  });
});

describe('a muted player', () => {
  it('is heard in no channel until the mute ends, and reads how long it lasts and why', async () => {
    const { rude, other, reportId } = await reported();
    await decide(moderator, reportId, mute('all', 61));
    clock.advance(10_000);
    for (const target of [everyone, { channel: 'whisper', name: other.name } as const])
      await expect(say(rude, target, 'hello')).rejects.toMatchObject({
        code: 'chat.muted',
        params: { days: 0, hours: 1, minutes: 1 },
      });
    expect((await chatOverview(rude.ctx)).mutes).toMatchObject([{ channel: 'all', reason }]);
    clock.advance(61 * minuteMs);
    await expect(say(rude, everyone, 'hello again')).resolves.toBeTruthy();
    expect((await chatOverview(rude.ctx)).mutes).toEqual([]);
  });

  it('of one channel talks in the others', async () => {
    const { rude, reportId } = await reported();
    await decide(moderator, reportId, mute('trade'));
    clock.advance(10_000);
    await expect(say(rude, { channel: 'trade' }, 'hello')).rejects.toMatchObject({ code: 'chat.muted' });
    await expect(say(rude, everyone, 'hello')).resolves.toBeTruthy();
  });

  it('is known as such by the zones, which decide what is said near by, until it ends', async () => {
    const { rude, reportId } = await reported();
    const mutesOf = async () => {
      const [read] = await characterSheets(testDomain.domain.systemCtx(), [{ characterId: rude.characterId }]);
      return read?.status === 'fulfilled' ? read.value.sheet.mutes : read?.reason;
    };
    expect(await mutesOf()).toEqual([]);
    await decide(moderator, reportId, mute('say'));
    expect(await mutesOf()).toEqual([{ channel: 'say', untilMs: clock.nowMs() + 60 * minuteMs }]);
    const [running] = (await watch(moderator.ctx)).mutes.filter(({ accountId }) => accountId === rude.accountId);
    await endMute(moderator.ctx, { requestId: newRequestId(), sanctionId: running?.id ?? '', reason });
    expect(await mutesOf()).toEqual([]);
    clock.advance(10_000);
    await expect(say(rude, everyone, 'free')).resolves.toBeTruthy();
  });

  it('says nothing more once the mute has committed, whatever was on its way', async () => {
    const { rude, other, reportId } = await reported();
    clock.advance(10_000);
    const ears = await listenAs(testDomain, [other]);
    const lines = Array.from({ length: 5 }, (_, at) => whisper(rude, other, `line ${at}`));
    const muted = decide(moderator, reportId, mute());
    const outcomes = await Promise.allSettled(lines);
    await muted;
    await expect(whisper(rude, other, 'after it')).rejects.toMatchObject({ code: 'chat.muted' });
    const went = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const target = { channel: 'whisper', name: rude.name } as const;
    expect((await chatPage(other.ctx, { target, before: null, limit: 50 })).messages).toHaveLength(went);
    ears.close();
  });
});

describe('a moderator', () => {
  it('decides a report once, also when two decide at the same moment', async () => {
    const { rude, reportId } = await reported();
    const second = await accountWith(testDomain, ['moderator']);
    const outcomes = await Promise.allSettled([decide(moderator, reportId, mute()), decide(second, reportId, mute())]);
    expect(codesOf(outcomes)).toEqual(['moderation.decided', 'ok']);
    expect((await chatOverview(rude.ctx)).mutes).toHaveLength(1);
  });

  it('whose request comes again has muted once', async () => {
    const { rude, reportId } = await reported();
    const input = { requestId: newRequestId(), reportId, decision: mute(), reason };
    await Promise.all([1, 2, 3].map(() => decideReport(moderator.ctx, input)));
    expect((await chatOverview(rude.ctx)).mutes).toHaveLength(1);
  });

  it('lets the judged player and each reporter know once, and no one when the decision is refused', async () => {
    const [rude, ivo, ada] = await trio(testDomain);
    const messageId = await spoken(rude, 'heard by two');
    for (const by of [ivo, ada]) await report(by, messageId);
    const { id: reportId } = await reportOf(messageId);
    const input = { requestId: newRequestId(), reportId, decision: mute('global', 10), reason };
    const second = await accountWith(testDomain, ['moderator']);
    await expect(decideReport(moderator.ctx, { ...input, reason: 'short' })).rejects.toBeTruthy();
    expect(await newsOf(reportId)).toEqual([]);
    await decideReport(moderator.ctx, input);
    await decideReport(moderator.ctx, input);
    await expect(decide(second, reportId, { do: 'warn' })).rejects.toMatchObject({ code: 'moderation.decided' });
    const untilMs = clock.nowMs() + 10 * minuteMs;
    const decided = { reportId, reason: 'abuse', outcome: 'muted' };
    const sanction = { accountId: rude.accountId, reportId, sanction: 'mute', channel: 'global', untilMs };
    expect(await newsOf(reportId)).toEqual([
      [playerSanctioned.name, { ...sanction, reason: 'abuse' }],
      [reportDecided.name, { ...decided, accountId: ivo.accountId }],
      [reportDecided.name, { ...decided, accountId: ada.accountId }],
    ]);
  });

  it('who dismisses a report lets its reporter know, and not the player it was about', async () => {
    const { other, reportId } = await reported();
    await decide(moderator, reportId, { do: 'dismiss' });
    expect(await newsOf(reportId)).toEqual([
      [reportDecided.name, { accountId: other.accountId, reportId, reason: 'abuse', outcome: 'dismissed' }],
    ]);
  });

  it('warns a player, who reads it once, and no one reads it for another', async () => {
    const { rude, other, reportId } = await reported();
    await decide(moderator, reportId, { do: 'warn' });
    const [warning] = (await chatOverview(rude.ctx)).warnings;
    expect(warning).toMatchObject({ reason });
    const heed = (by: SocialPlayer) => heedWarning(by.ctx, { requestId: newRequestId(), warningId: warning?.id ?? '' });
    await expect(heed(other)).rejects.toMatchObject({ code: 'chat.no_warning' });
    expect(codesOf(await Promise.allSettled([heed(rude), heed(rude)]))).toEqual(['chat.no_warning', 'ok']);
    expect((await chatOverview(rude.ctx)).warnings).toEqual([]);
    clock.advance(10_000);
    await expect(say(rude, everyone, 'I will be kind')).resolves.toBeTruthy();
  });

  it('judges no colleague, nothing about themselves and no report of their own', async () => {
    const [rude, other] = (await socialPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const messageId = await spoken(rude, 'staff may say so');
    await report(other, messageId);
    const { id } = await reportOf(messageId);
    for (const accountId of [rude.accountId, other.accountId]) {
      const { sessionId, roles } = moderator.ctx.actor;
      const ctx = testDomain.ctxAs({ accountId, sessionId, roles }) as SignedInAccount['ctx'];
      await expect(decide({ ...moderator, ctx }, id, { do: 'dismiss' })).rejects.toMatchObject({
        code: 'moderation.own_case',
      });
    }
    await giveModerator(rude);
    await expect(decide(moderator, id, mute())).rejects.toMatchObject({ code: 'kernel.not_permitted' });
    await expect(decide(await accountWith(testDomain, ['administrator']), id, mute())).resolves.toEqual({ done: true });
  });

  it('gives a reason without an address, and leaves a trace of each act in the audit log', async () => {
    const { rude, reportId } = await reported();
    const by = { requestId: newRequestId(), reportId, decision: mute('whisper', 10) };
    for (const bad of ['short', 'write to a@b.example about it'])
      await expect(decideReport(moderator.ctx, { ...by, reason: bad })).rejects.toMatchObject({
        code: expect.stringMatching(/^audit-log\.reason_/),
      });
    await decideReport(moderator.ctx, { ...by, reason });
    const text = 'the third time this week';
    await notePlayer(moderator.ctx, { requestId: newRequestId(), accountId: rude.accountId, text });
    const [running] = (await watch(moderator.ctx)).mutes.filter(({ accountId }) => accountId === rude.accountId);
    await endMute(moderator.ctx, { requestId: newRequestId(), sanctionId: running?.id ?? '', reason });
    const administrator = await accountWith(testDomain, ['administrator']);
    const { entries } = await auditLog(administrator.ctx, { accountId: rude.accountId });
    expect(entries.map(({ act, actorId }) => [act, actorId])).toEqual(
      ['moderation.mute_ended', 'moderation.noted', 'moderation.muted'].map((act) => [act, moderator.accountId]),
    );
    expect(entries.at(-1)?.details).toMatchObject({ channel: 'whisper', minutes: 10, reason, report: reportId });
    const decided = await reportOf((await reportById(reportId)).messageId, 'decided');
    expect(decided).toMatchObject({ outcome: 'muted', reason, notes: [{ text }], sanctions: [{ isRunning: false }] });
  });

  it('makes a channel slower for everyone at once, and as it was', async () => {
    const [mara] = await pair(testDomain);
    const slow = (seconds: number | null) =>
      setSlow(moderator.ctx, { requestId: newRequestId(), channel: 'global', seconds, reason });
    await slow(120);
    expect((await watch(moderator.ctx)).slow).toContainEqual({ channel: 'global', seconds: 120, isUsual: false });
    clock.advance(10_000);
    await say(mara, everyone, 'first');
    clock.advance(60_000);
    await expect(say(mara, everyone, 'second')).rejects.toMatchObject({ code: 'chat.slow', params: { seconds: 60 } });
    await slow(null);
    await expect(say(mara, everyone, 'second')).resolves.toBeTruthy();
  });

  it('is no player: those read no reports and decide nothing', async () => {
    const { other, reportId } = await reported();
    const denied = { code: 'kernel.not_permitted' };
    await expect(reports(other.ctx, { box: 'open', after: null })).rejects.toMatchObject(denied);
    await expect(watch(other.ctx)).rejects.toMatchObject(denied);
    await expect(decide(other as unknown as SignedInAccount, reportId, mute())).rejects.toMatchObject(denied);
  });
});

/** What the bus is given about a report, in its order. */
async function newsOf(reportId: string): Promise<[string, unknown][]> {
  const { db } = testDomain.domain.systemCtx();
  const name = { in: [playerSanctioned.name, reportDecided.name] };
  const rows = await db.outboxEvent.findMany({ where: { name }, orderBy: { id: 'asc' } });
  return rows
    .filter(({ payload }) => (payload as { reportId: string }).reportId === reportId)
    .map((row) => [row.name, row.payload]);
}

const reportById = (id: string) => moderator.ctx.db.moderationReport.findUniqueOrThrow({ where: { id } });

async function giveModerator({ accountId }: SocialPlayer): Promise<void> {
  await withClient(testDomain.ownerUrl, (client) =>
    client.query("INSERT INTO account_roles (account_id, role, granted_at) VALUES ($1, 'moderator', now())", [
      accountId,
    ]),
  );
}
