import type { AccountId } from '@necp/shared/kernel';
import type { ReportView, WatchView } from '@necp/shared/moderation/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { ReportsBoard } from './reports-board';
import { WatchBoard } from './watch-board';

const accountId = '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountId;
const report: ReportView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d14',
  messageId: 'line 2',
  accused: { accountId, name: 'Anna Rain' },
  channel: 'trade',
  text: 'all of you are fools',
  saidAt: new Date(0),
  reportedAt: new Date(0),
  callers: [],
  evidence: [
    { messageId: 'line 1', name: 'Boris', at: new Date(0), text: 'selling rain', style: 'plain' },
    { messageId: 'line 2', name: 'Anna Rain', at: new Date(0), text: 'all of you are fools', style: 'plain' },
  ],
  voices: [{ name: 'Boris', reason: 'abuse', words: 'again', at: new Date(0) }],
  sanctions: [],
  notes: [],
  outcome: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  isOwn: false,
};
const page = (reports: ReportView[]) => ({ reports, next: null, open: reports.length });
const reason = 'insults everyone who trades';

test('a report is read with the lines around it, and its player is muted with a reason', async () => {
  const { api, user } = renderApp(<ReportsBoard />, {
    'moderation.reports': () => page([report]),
    'moderation.decide': () => ({ done: true }),
  });
  expect(await screen.findByText(text('moderation.waiting', { count: 1 }))).toBeTruthy();
  await user.click(screen.getByText(text('moderation.evidence')));
  expect(screen.getByText('selling rain')).toBeTruthy();
  await user.click(await button(text('moderation.mute')));
  const dialog = within(await screen.findByRole('alertdialog'));
  await user.click(dialog.getByRole('button', { name: text('moderation.mute') }));
  expect(api.callsOf('moderation.decide')).toEqual([]);
  await user.type(dialog.getByLabelText(text('audit-log.reason')), reason);
  await user.click(dialog.getByRole('button', { name: text('moderation.mute') }));
  await waitFor(() =>
    expect(api.callsOf('moderation.decide')).toMatchObject([
      { reportId: report.id, decision: { do: 'mute', channel: 'all', minutes: 60 }, reason },
    ]),
  );
  expect(await screen.findByText(text('moderation.done'))).toBeTruthy();
});

test('a report of a call says who was in it and when, that nothing is recorded, and mutes in calls first', async () => {
  const callers = [
    { name: 'Anna Rain', from: new Date(0), until: null },
    { name: 'Boris', from: new Date(0), until: new Date(60_000) },
    { name: null, from: new Date(0), until: new Date(60_000) },
  ];
  const call = { ...report, channel: 'voice' as const, text: '', evidence: [], callers };
  const { user } = renderApp(<ReportsBoard />, { 'moderation.reports': () => page([call]) });
  expect(await screen.findByText(text('moderation.spoke'))).toBeTruthy();
  await user.click(screen.getByText(text('moderation.callers')));
  expect(screen.getByText(text('moderation.notRecorded'))).toBeTruthy();
  expect(screen.getByText(text('moderation.gone'))).toBeTruthy();
  expect(screen.getAllByRole('listitem').filter((item) => item.textContent.includes('Boris')).length).toBeGreaterThan(
    0,
  );
  await user.click(await button(text('moderation.mute')));
  await user.click(within(await screen.findByRole('alertdialog')).getAllByRole('combobox')[0] as HTMLElement);
  const places = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
  expect(places.slice(0, 2)).toEqual([text('moderation.channel.all'), text('moderation.channel.voice')]);
});

test('a report of one’s own is shown, and left to another moderator', async () => {
  renderApp(<ReportsBoard />, { 'moderation.reports': () => page([{ ...report, isOwn: true }]) });
  expect(await screen.findByText(text('moderation.own'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: text('moderation.mute') })).toBeNull();
});

test('the decided ones are read from their own list, and both lists say when they are empty', async () => {
  const { user } = renderApp(<ReportsBoard />, {
    'moderation.reports': ({ box }) =>
      page(
        box === 'open' ? [] : [{ ...report, outcome: 'warned', reason, decidedBy: accountId, decidedAt: new Date(0) }],
      ),
  });
  expect(await screen.findByText(text('moderation.noneOpen'))).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: text('moderation.box.decided') }));
  expect(await screen.findByText(text('moderation.outcome.warned'))).toBeTruthy();
  expect(screen.getByText(reason)).toBeTruthy();
});

const watching: WatchView = {
  mutes: [
    {
      id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d15',
      accountId,
      names: ['Anna Rain'],
      kind: 'mute',
      channel: 'all',
      reason,
      at: new Date(0),
      until: new Date(0),
      isRunning: true,
    },
  ],
  slow: [{ channel: 'global', seconds: 3, isUsual: true }],
};

test('a mute is ended with a reason, and channels are slowed by those who may', async () => {
  const { api, user } = renderApp(<WatchBoard canSlow />, {
    'moderation.watch': () => watching,
    'moderation.endMute': () => ({ done: true }),
    'moderation.setSlow': () => ({ done: true }),
  });
  await user.click(await button(text('moderation.endMute')));
  const ending = within(await screen.findByRole('alertdialog'));
  await user.type(ending.getByLabelText(text('audit-log.reason')), 'has said sorry in the chat');
  await user.click(ending.getByRole('button', { name: text('moderation.endMute') }));
  await waitFor(() => expect(api.callsOf('moderation.endMute')).toMatchObject([{ sanctionId: watching.mutes[0]?.id }]));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  await user.click(await button(text('moderation.change')));
  const slowing = within(await screen.findByRole('alertdialog'));
  await user.type(slowing.getByLabelText(text('audit-log.reason')), 'everyone shouts at once');
  await user.click(slowing.getByRole('button', { name: text('moderation.change') }));
  await waitFor(() => expect(api.callsOf('moderation.setSlow')).toMatchObject([{ channel: 'global', seconds: null }]));
});

test('the page of reports has no fault that axe finds', async () => {
  renderApp(<ReportsBoard />, { 'moderation.reports': () => page([report]) });
  await screen.findByText(report.text, { selector: 'p' });
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
