import type { AccountId, SessionId } from '@necp/shared/kernel';
import type { ChangeView, PersonPageView, PersonView } from '@necp/shared/role/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import { button, renderApp, text } from '../../testing/render-app';
import { ChangesPanel } from './changes-panel';
import { PeopleBoard } from './people-board';
import { PersonBoard } from './person-board';

const accountId = '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountId;
const anna: PersonView = {
  id: accountId,
  email: 'a•••@•••.org',
  isGuest: false,
  isClosed: false,
  createdAt: new Date(0),
  lastSeenAt: new Date(0),
  roles: [{ role: 'moderator', since: new Date(0), until: null }],
  characters: ['Anna Rain'],
};
const change: ChangeView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d14',
  accountId,
  characters: ['Anna Rain'],
  role: 'moderator',
  kind: 'grant',
  reason: 'helps with the evening chat',
  days: 30,
  askedBy: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d15' as AccountId,
  askedByNames: ['Boris'],
  askedAt: new Date(0),
  expiresAt: new Date(0),
  outcome: null,
  decidedAt: null,
  isOwn: false,
};
const session = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d16' as SessionId,
  device: 'Firefox · Linux',
  address: '203.0.113.*',
  country: 'DE',
  createdAt: new Date(0),
  lastSeenAt: new Date(0),
  expiresAt: new Date(0),
  isCurrent: false,
};
const own = {
  ...session,
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d17' as SessionId,
  device: 'Safari · iOS',
  isCurrent: true,
};
const page: PersonPageView = {
  person: anna,
  sessions: [session, own],
  changes: [],
  canEndSessions: true,
  canAsk: true,
};
const noChanges = () => ({ waiting: [], decided: [], isAlone: false });
const reason = () => screen.findByLabelText(text('audit-log.reason'));

/** Rules about colours need a real browser; the journeys check them. */
async function faultsOf(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id }) => id);
}

describe('changes of roles that wait', () => {
  test('are confirmed after a question, and refused at once', async () => {
    const { api, user } = renderApp(<ChangesPanel />, {
      'role.changes': () => ({ waiting: [change], decided: [], isAlone: false }),
      'role.confirm': ({ changeId }) => ({ changeId, outcome: 'confirmed' }),
      'role.refuse': ({ changeId }) => ({ changeId, outcome: 'refused' }),
    });
    await user.click(await button(text('role.confirm')));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(api.callsOf('role.confirm')).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: text('role.confirm') }));
    await waitFor(() => expect(api.callsOf('role.confirm')).toMatchObject([{ changeId: change.id }]));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await user.click(await button(text('role.refuse')));
    await waitFor(() => expect(api.callsOf('role.refuse')).toMatchObject([{ changeId: change.id }]));
  });

  test('are only withdrawn by the administrator who asked', async () => {
    renderApp(<ChangesPanel />, {
      'role.changes': () => ({ waiting: [{ ...change, isOwn: true }], decided: [], isAlone: false }),
    });
    expect(await button(text('role.withdraw'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: text('role.confirm') })).toBeNull();
  });

  test('need no second administrator where there is one alone, and the page says so', async () => {
    renderApp(<ChangesPanel />, { 'role.changes': () => ({ ...noChanges(), isAlone: true }) });
    expect(await screen.findByText(text('role.alone'))).toBeTruthy();
  });

  test('are shown in Russian, and have no fault that axe finds', async () => {
    renderApp(
      <main>
        <h1>Роли</h1>
        <ChangesPanel />
      </main>,
      {
        'role.changes': () => ({
          waiting: [change],
          decided: [{ ...change, id: accountId, outcome: 'alone' }],
          isAlone: false,
        }),
      },
      { locale: 'ru', messages: readMessages('ru') },
    );
    expect(await screen.findAllByText('Выдать роль «Модератор»: Anna Rain')).toHaveLength(2);
    expect(await faultsOf(document.body)).toEqual([]);
  });
});

describe('a person', () => {
  const opened = () =>
    renderApp(
      <main>
        <h1>Account</h1>
        <PersonBoard accountId={accountId} />
      </main>,
      {
        'role.person': () => page,
        'role.changes': noChanges,
        'role.ask': () => ({ changeId: change.id, outcome: null }),
        'role.endSessions': () => ({ endedSessions: 1 }),
      },
    );

  test('gets a change of role only with a reason that the log may keep', async () => {
    const { api, user } = opened();
    await user.click(await button(text('role.send')));
    expect(await screen.findByText(text('errors.audit-log.reason_too_short', { min: 10 }))).toBeTruthy();
    await user.type(await reason(), 'asked by anna@example.org');
    expect(await screen.findByText(text('errors.audit-log.reason_personal'))).toBeTruthy();
    await user.clear(await reason());
    await user.type(await reason(), change.reason);
    await user.click(await button(text('role.send')));
    await waitFor(() =>
      expect(api.callsOf('role.ask')).toMatchObject([
        { accountId, role: 'moderator', kind: 'grant', reason: change.reason, days: null },
      ]),
    );
    expect(await screen.findByText(text('role.asked'))).toBeTruthy();
  });

  test('has all sessions ended after a question and a reason', async () => {
    const { api, user } = opened();
    await user.click(await button(text('role.endAll')));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: text('role.endAll') }));
    expect(api.callsOf('role.endSessions')).toHaveLength(0);
    await user.type(dialog.getByLabelText(text('audit-log.reason')), change.reason);
    await user.click(dialog.getByRole('button', { name: text('role.endAll') }));
    await waitFor(() =>
      expect(api.callsOf('role.endSessions')).toMatchObject([{ accountId, sessionId: null, reason: change.reason }]),
    );
  });

  test('has the own session of the caller marked, and no fault that axe finds', async () => {
    opened();
    await screen.findByText('Firefox on Linux');
    expect(screen.getAllByText(text('session.current'))).toHaveLength(1);
    expect(await faultsOf(document.body)).toEqual([]);
  });
});

test('people are found by what was typed, and the staff is listed before', async () => {
  const { api, user } = renderApp(<PeopleBoard />, {
    'role.people': ({ query }) => ({ people: query === 'Unknown' ? [] : [anna], next: null }),
  });
  const link = await screen.findByRole('link', { name: 'Anna Rain' });
  expect(link.getAttribute('href')).toBe(`/operator/people/${accountId}`);
  await user.type(screen.getByRole('searchbox'), 'Unknown{Enter}');
  expect(await screen.findByText(text('role.none'))).toBeTruthy();
  expect(api.callsOf('role.people')).toEqual([{ query: '' }, { query: 'Unknown' }]);
});
