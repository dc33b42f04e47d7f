import { defaultOf, limits, ruleOf, type LimitName } from '@necp/shared/limit/registry';
import type { LimitView } from '@necp/shared/limit/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import { button, renderApp, text } from '../../testing/render-app';
import { roomOf } from './groups';
import { LimitsBoard } from './limits-board';

const viewOf = (name: LimitName): LimitView => ({
  name,
  kind: ruleOf(name).kind,
  usual: defaultOf(name),
  current: defaultOf(name),
  isChanged: false,
  pointsRange: ruleOf(name).pointsRange,
  windowRange: ruleOf(name).windowRange,
  version: 0,
  change: null,
});
const changed: LimitView = {
  ...viewOf('emails_to'),
  current: { points: 30, windowSeconds: 3600 },
  isChanged: true,
  version: 3,
  change: { at: new Date(0), accountId: null, names: [], reason: 'a mailing of the studio' },
};
const names = (Object.keys(limits) as LimitName[]).filter((name) => /^(emails|role)|limit/.test(name));
const every = names.map((name) => (name === 'emails_to' ? changed : viewOf(name)));
const answersTo = (who: 'administrator' | 'viewer', canChange = who === 'administrator') => ({
  'limit.list': () => ({ limits: every, canChange }),
  'limit.change': () => ({ limits: every, canChange }),
  'limit.reset': () => ({ limits: every, canChange }),
});

/** Rules about colours need a real browser; the journeys check them. */
async function faultsOf(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id }) => id);
}

describe('the limits', () => {
  test('are found by name, by words and by what they count', async () => {
    const { user } = renderApp(<LimitsBoard />, answersTo('administrator'));
    expect(await screen.findByText(text('limit.count', { count: every.length }))).toBeTruthy();
    await user.type(screen.getByLabelText(text('limit.search')), 'role.administrator');
    expect(await screen.findByText(text('limit.what.role.administrator'))).toBeTruthy();
    expect((await screen.findByRole('status')).textContent).toBe(text('limit.count', { count: 1 }));
    await user.clear(screen.getByLabelText(text('limit.search')));
    await user.type(screen.getByLabelText(text('limit.search')), '‮.*(');
    expect(await screen.findByText(text('limit.none'))).toBeTruthy();
  });

  test('stand in rooms that open and close by mouse and keyboard, those that were changed first', async () => {
    const { user } = renderApp(<LimitsBoard />, answersTo('administrator'));
    const heading = (room: string) =>
      screen.findByRole('button', { name: new RegExp(`^${text(`limit.room.${room}`)}`) });
    expect((await heading('changed')).getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('heading')[0]?.textContent).toContain(text('limit.room.changed'));
    expect(screen.getByText(text('limit.what.emails_to'))).toBeTruthy();
    expect(screen.queryByText(text('limit.what.emails_from'))).toBeNull();
    const account = await heading('account');
    expect(account.textContent).toContain(text('limit.count', { count: 3 }));
    account.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByText(text('limit.what.emails_from'))).toBeTruthy();
    await user.click(account);
    expect(screen.queryByText(text('limit.what.emails_from'))).toBeNull();
    await user.click(await button(text('limit.openAll')));
    expect(screen.getByText(text('limit.what.role.moderator'))).toBeTruthy();
    await user.click(await button(text('limit.closeAll')));
    expect(screen.queryByText(text('limit.what.emails_to'))).toBeNull();
  });

  test('that a search finds stand open, whatever was closed before', async () => {
    const { user } = renderApp(<LimitsBoard />, answersTo('administrator'));
    await user.click(await button(text('limit.openAll')));
    await user.click(await button(text('limit.closeAll')));
    await user.type(screen.getByLabelText(text('limit.search')), 'emails_');
    expect(await screen.findByText(text('limit.what.emails_from'))).toBeTruthy();
    expect(screen.getByText(text('limit.what.emails_to'))).toBeTruthy();
  });

  test('are changed within their bounds, for a reason', async () => {
    const { api, user } = renderApp(<LimitsBoard />, answersTo('administrator'));
    await user.click(await button(text('limit.editOf', { what: text('limit.what.emails_to') })));
    const dialog = within(await screen.findByRole('alertdialog'));
    const points = dialog.getByLabelText(text('limit.points'));
    await user.clear(points);
    await user.type(points, '100000');
    await user.click(dialog.getByRole('button', { name: text('limit.apply') }));
    expect(await dialog.findByText(text('errors.limit.points_out_of_bounds', { min: 2, max: 400 }))).toBeTruthy();
    await user.clear(points);
    await user.type(points, '50');
    await user.type(dialog.getByLabelText(text('audit-log.reason')), 'more players than planned');
    await user.click(dialog.getByRole('button', { name: text('limit.apply') }));
    await waitFor(() =>
      expect(api.callsOf('limit.change')).toMatchObject([
        { name: 'emails_to', knownVersion: 3, points: 50, windowSeconds: 3600, reason: 'more players than planned' },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  test('go back to their default, for a reason', async () => {
    const { api, user } = renderApp(<LimitsBoard />, answersTo('administrator'));
    await user.click(await button(text('limit.resetOf', { what: text('limit.what.emails_to') })));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: text('limit.reset') }));
    expect(api.callsOf('limit.reset')).toHaveLength(0);
    await user.type(dialog.getByLabelText(text('audit-log.reason')), 'the mailing is over');
    await user.click(dialog.getByRole('button', { name: text('limit.reset') }));
    await waitFor(() => expect(api.callsOf('limit.reset')).toMatchObject([{ name: 'emails_to', knownVersion: 3 }]));
  });

  test.each(['en', 'ru'] as const)('have rooms with a title each: %s', (locale) => {
    const titles = (readMessages(locale) as { limit: { room: Record<string, string> } }).limit.room;
    const rooms = new Set(Object.keys(limits).map(roomOf));
    expect([...rooms].filter((room) => titles[room] === undefined)).toEqual([]);
  });

  test('have no buttons for those who may only look', async () => {
    renderApp(<LimitsBoard />, answersTo('viewer'));
    expect(await screen.findByText('a mailing of the studio', { exact: false })).toBeTruthy();
    expect(screen.queryByRole('button', { name: text('limit.edit') })).toBeNull();
  });

  test('are shown in Russian, and have no fault that axe finds', async () => {
    const { user } = renderApp(
      <main>
        <h1>Лимиты</h1>
        <LimitsBoard />
      </main>,
      {
        'limit.list': () => ({ limits: [changed, viewOf('role.moderator'), viewOf('sockets_from')], canChange: true }),
      },
      { locale: 'ru', messages: readMessages('ru') },
    );
    expect(await screen.findByText('Письма на одну почту')).toBeTruthy();
    await user.click(await button('Развернуть все'));
    expect(screen.getByText('Сейчас: 200% от игроков')).toBeTruthy();
    expect(await faultsOf(document.body)).toEqual([]);
  });
});
