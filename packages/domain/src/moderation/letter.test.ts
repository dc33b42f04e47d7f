import { afterAll, beforeAll, expect, it } from 'vitest';
import { stockCatalogue } from '../inventory/catalogue';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { delivered, send, writerPair } from '../testing/mail';
import type { SocialPlayer } from '../testing/social';
import { accountWith } from '../testing/staff';
import { reports } from './queries';
import { decideReport, readLetter, reportLetter } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

const report = (by: SocialPlayer, letterId: string) =>
  reportLetter(by.ctx, { requestId: newRequestId(), letterId, reason: 'fraud', words: 'wants my password' });

it('a letter is reported by its receiver, listed by its subject, and read by an act of its own', async () => {
  const [ann, bob] = await writerPair(testDomain);
  const written = { subject: 'Free chits', text: 'Send me your password', chits: 5 };
  const letterId = await delivered(testDomain, [ann, bob], written);
  await expect(report(ann, letterId)).rejects.toMatchObject({ code: 'mail.gone' });
  await report(bob, letterId);
  await expect(report(bob, letterId)).rejects.toMatchObject({ code: 'moderation.reported' });
  const moderator = await accountWith(testDomain, ['moderator']);
  const listed = (await reports(moderator.ctx, { box: 'open', after: null })).reports[0];
  expect(listed).toMatchObject({ channel: 'mail', text: 'Free chits', evidence: [], accused: { name: ann.name } });
  const reportId = listed?.id ?? '';
  const read = (by: Pick<SocialPlayer, 'ctx'>) => readLetter(by.ctx, { requestId: newRequestId(), reportId });
  await expect(read(bob)).rejects.toMatchObject({ code: 'kernel.not_permitted' });
  expect(await read(moderator)).toEqual({ subject: 'Free chits', text: 'Send me your password', inside: ['5 ¤'] });
  const { db } = testDomain.domain.systemCtx();
  const [entry] = await db.auditLogEntry.findMany({ where: { act: 'moderation.letter_read' } });
  expect(entry).toMatchObject({ actorId: moderator.accountId, subjectId: ann.accountId });
});

it('a player who is muted in letters writes none', async () => {
  const [ann, bob] = await writerPair(testDomain);
  const letterId = await delivered(testDomain, [ann, bob], {});
  await report(bob, letterId);
  const moderator = await accountWith(testDomain, ['moderator']);
  const { reports: open } = await reports(moderator.ctx, { box: 'open', after: null });
  const reportId = open.find(({ accused }) => accused.accountId === ann.accountId)?.id ?? '';
  const decision = { do: 'mute', channel: 'mail', minutes: 60 } as const;
  await decideReport(moderator.ctx, { requestId: newRequestId(), reportId, decision, reason: 'asks for passwords' });
  await expect(send(ann, bob)).rejects.toMatchObject({ code: 'chat.muted' });
  await send(bob, ann);
});
