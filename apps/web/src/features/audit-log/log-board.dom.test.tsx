import type { AccountId } from '@necp/shared/kernel';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { LogBoard } from './log-board';

const accountId = '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountId;
const entry = {
  seq: 41,
  at: new Date(0),
  act: 'role.granted',
  actorId: null,
  subjectId: accountId,
  details: { role: 'moderator', alone: true, until: null },
};
const whole = { checked: 41, head: { seq: 41, hash: 'a'.repeat(64) }, broken: null };

test('the audit log is read by account and by page, with its checkpoint', async () => {
  const { api, user } = renderApp(<LogBoard />, {
    'auditLog.view': ({ before }) => ({ entries: [entry], next: before === undefined ? 41 : null, chain: whole }),
  });
  expect(await screen.findByText('role: Moderator; decided alone: yes')).toBeTruthy();
  expect(screen.getByText(`${text('audit-log.head')}: 41:${'a'.repeat(64)}`)).toBeTruthy();
  await user.type(screen.getByLabelText(text('audit-log.filterAccount')), 'abc');
  await user.click(await button(text('audit-log.apply')));
  expect(await screen.findByText(text('audit-log.badId'))).toBeTruthy();
  await user.clear(screen.getByLabelText(text('audit-log.filterAccount')));
  await user.type(screen.getByLabelText(text('audit-log.filterAccount')), accountId);
  await user.click(await button(text('audit-log.apply')));
  await waitFor(() => expect(api.callsOf('auditLog.view')).toEqual([{}, { accountId }]));
  await user.click(await button(text('audit-log.older')));
  await waitFor(() => expect(api.callsOf('auditLog.view').at(-1)).toEqual({ accountId, before: 41 }));
  expect(await button(text('audit-log.newest'))).toBeTruthy();
});

test('a broken chain is named with its row', async () => {
  renderApp(<LogBoard />, {
    'auditLog.view': () => ({ entries: [], next: null, chain: { ...whole, broken: { seq: 7, fault: 'hash' } } }),
  });
  expect(await screen.findByText(text('audit-log.chainBroken', { seq: 7 }))).toBeTruthy();
  expect(screen.getByText(text('audit-log.empty'))).toBeTruthy();
});
