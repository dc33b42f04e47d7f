import { CharacterId, GameError } from '@necp/shared/kernel';
import { defaultPreferences } from '@necp/shared/notification/rules';
import type { NotificationView, Preferences } from '@necp/shared/notification/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { ArrivalToasts } from './arrival-toasts';
import { NotificationsWindow } from './notifications-window';
import { useArrivals } from './store';

const idOf = (place: number) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;
const character = { id: CharacterId.parse(idOf(900)), name: 'Rita' };
const at = new Date(Date.UTC(2077, 3, 1, 12));
const levelNews: NotificationView = {
  ...{ id: idOf(2), fact: { kind: 'level_up', details: { level: 4 } }, character, other: null, at },
  ...{ isRead: false, isArchived: false },
};
const deviceNews: NotificationView = {
  ...{
    id: idOf(1),
    fact: { kind: 'new_device', details: { from: 'Firefox, 203.0.113.x' } },
    character: null,
    other: null,
    at,
  },
  ...{ isRead: true, isArchived: false },
};

/** A server that keeps these notifications as the real one does. */
function openWindow(kept: NotificationView[], more: FakeAnswers = {}) {
  let preferences: Preferences = defaultPreferences;
  const change = (id: string, changed: Partial<NotificationView>) => {
    const place = kept.findIndex((one) => one.id === id);
    if (kept[place]) kept[place] = { ...kept[place], ...changed };
  };
  return renderApp(<NotificationsWindow onClose={vi.fn()} />, {
    'notification.inbox': ({ box = 'inbox', kinds }) => ({
      notifications: kept.filter(
        ({ isArchived, fact }) => isArchived === (box === 'archive') && (kinds?.includes(fact.kind) ?? true),
      ),
      next: null,
    }),
    'notification.unread': () => ({ count: kept.filter(({ isRead }) => !isRead).length, byKind: {} }),
    'notification.mark': ({ ids, as }) => {
      for (const id of ids)
        change(
          id,
          {
            read: { isRead: true },
            unread: { isRead: false },
            archived: { isArchived: true, isRead: true },
            kept: { isArchived: false },
          }[as],
        );
      return { marked: ids.length };
    },
    'notification.clear': () => {
      for (const { id } of [...kept]) change(id, { isRead: true });
      return { marked: kept.length };
    },
    'notification.preferences': () => preferences,
    'notification.push': () => ({ publicKey: 'BA', devices: [] }),
    'notification.savePreferences': (input) => (preferences = input.preferences),
    ...more,
  });
}

const newsOf = (fact: NotificationView['fact'], place: number): NotificationView => ({
  ...{ id: idOf(place), fact, character: null, other: null, at, isRead: false, isArchived: false },
});

beforeEach(() => useArrivals.setState({ isFighting: false, waiting: [] }));

test('a mute says where and for what, with a way to the rules, and a decided report what came of it', async () => {
  const mute = { sanction: 'mute', channel: 'trade', untilMs: at.getTime(), reason: 'fraud' } as const;
  const warning = { sanction: 'warning', channel: null, untilMs: null, reason: 'hate' } as const;
  openWindow([
    newsOf({ kind: 'sanction', details: mute }, 1),
    newsOf({ kind: 'sanction', details: warning }, 2),
    newsOf({ kind: 'report_decided', details: { reason: 'spam', isUpheld: true } }, 3),
    newsOf({ kind: 'report_decided', details: { reason: 'abuse', isUpheld: false } }, 4),
  ]);
  const muted = (await screen.findByText(/the trade channel until .*2077.*: fraud/)).closest('li') as HTMLElement;
  expect(within(muted).getByRole('link').getAttribute('href')).toBe('/terms');
  for (const [key, reason] of [
    ['warned', 'hate'],
    ['reportUpheld', 'spam'],
    ['reportDismissed', 'abuse'],
  ] as const)
    expect(screen.getByText(text(`notification.fact.${key}`, { reason }), { exact: false })).toBeTruthy();
});

test('the inbox says what happened, to which character, and what is unread', async () => {
  openWindow([levelNews, deviceNews]);
  const rowOf = async (key: string, values?: Record<string, number>) =>
    (await screen.findByText(text(`notification.fact.${key}`, values), { exact: false })).closest('li');
  const [level, device] = [await rowOf('level_up', { level: 4 }), await rowOf('new_device')];
  expect(level!.textContent).toContain(text('notification.unreadMark'));
  expect(level!.textContent).toContain('Rita');
  expect(device!.textContent).toContain('Firefox, 203.0.113.x');
  expect(device!.textContent).not.toContain(text('notification.unreadMark'));
  expect(within(device!).getByRole('link').getAttribute('href')).toBe('/account');
});

test('a notification is read, archived and brought back', async () => {
  const { user } = openWindow([levelNews]);
  await user.click(await button(text('notification.read')));
  await button(text('notification.makeUnread'));
  await user.click(await button(text('notification.moveToArchive')));
  await screen.findByText(text('notification.empty'));
  await user.click(screen.getByRole('tab', { name: text('notification.archive') }));
  await user.click(await button(text('notification.moveToInbox')));
  await screen.findByText(text('notification.emptyArchive'));
});

test('everything that was seen is marked as read at once', async () => {
  const { api, user } = openWindow([levelNews, deviceNews]);
  await user.click(await button(text('notification.readAll')));
  await waitFor(() => expect(api.callsOf('notification.clear')).toMatchObject([{ upTo: levelNews.id, as: 'read' }]));
});

test('a kind is switched off, and what protects the account is not', async () => {
  const { api, user } = openWindow([]);
  await user.click(await screen.findByRole('tab', { name: text('notification.preferences') }));
  const levels = await screen.findByRole('switch', { name: text('notification.kind.level_up') });
  await user.click(levels);
  await waitFor(() => expect(levels.getAttribute('aria-checked')).toBe('false'));
  expect(api.callsOf('notification.savePreferences')).toMatchObject([{ preferences: { kinds: { level_up: false } } }]);
  const devices = screen.getByRole('switch', {
    name: new RegExp(`^${text('notification.kind.new_device')}.*${text('notification.alwaysOn')}`),
  });
  expect(devices.hasAttribute('disabled')).toBe(true);
});

test('what arrives during a fight is announced once after it', async () => {
  const openWindowByName = vi.fn();
  const { user } = renderApp(<ArrivalToasts openWindow={openWindowByName} />);
  useArrivals.setState({ isFighting: true });
  for (const [place, kind] of (['new_device', 'token_reused'] as const).entries())
    useArrivals.getState().arrived({ id: idOf(place), fact: { kind, details: { from: 'curl' } }, other: null });
  expect(screen.queryByText(text('hud.notification.many', { count: 2 }))).toBeNull();
  useArrivals.setState({ isFighting: false });
  await screen.findByText(text('hud.notification.many', { count: 2 }));
  await user.click(await button(text('hud.notification.open')));
  expect(openWindowByName).toHaveBeenCalledWith('notifications');
});

test.each(['sanction', 'report_decided'] as const)('what a moderator decided is announced: %s', async (kind) => {
  const details = {
    sanction: { sanction: 'warning', channel: null, untilMs: null, reason: 'spam' },
    report_decided: { reason: 'spam', isUpheld: true },
  } as const;
  renderApp(<ArrivalToasts openWindow={vi.fn()} />, {});
  useArrivals.getState().arrived({ id: idOf(7), fact: { kind, details: details[kind] } as never, other: null });
  expect(await screen.findByText(text(`hud.notification.${kind}`))).toBeTruthy();
});

test('a request that is wrong as a whole is refused in a whole sentence', async () => {
  renderApp(<NotificationsWindow onClose={vi.fn()} />, {
    'notification.inbox': () => {
      throw new GameError('invalid', 'kernel.bad_input', { field: '' });
    },
  });
  expect(await screen.findByText(text('errors.kernel.bad_input', { field: 'none' }))).toBeTruthy();
});

const request = { kind: 'friend_request', details: { friendRequestId: idOf(50), characterId: character.id } } as const;

test('a friend request is answered from its notice, once however often it is announced', async () => {
  const { api, user } = renderApp(<ArrivalToasts openWindow={vi.fn()} />, {
    'social.accept': () => ({ done: true }),
    'notification.mark': () => ({ marked: 1 }),
  });
  for (let time = 0; time < 2; time++) useArrivals.getState().arrived({ id: idOf(5), fact: request, other: 'Dex' });
  await screen.findByText(text('hud.notification.friend_request', { name: 'Dex' }));
  await user.click(await button(text('hud.notification.accept')));
  await waitFor(() => expect(api.callsOf('notification.mark')).toMatchObject([{ ids: [idOf(5)], as: 'read' }]));
  expect(api.callsOf('social.accept')).toMatchObject([{ friendRequestId: idOf(50) }]);
});

describe('an invitation into a party', () => {
  const inviteId = idOf(60);
  const dex = { name: 'Dex', level: 3, classId: 'bouncer' as const };
  const invitation: NotificationView = {
    ...{ id: idOf(6), fact: { kind: 'party_invitation', details: { from: 'Dex', inviteId } }, character, other: null },
    ...{ at, isRead: false, isArchived: false },
  };
  /** A server with this invitation, which waits for an answer or is over. */
  const openInbox = (state: 'open' | 'over') => {
    let received =
      state === 'open'
        ? [
            {
              inviteId,
              kind: 'invitation' as const,
              character: dex,
              isQuiet: false,
              endsAt: new Date(at.getTime() + 60_000),
            },
          ]
        : [];
    const answer = () => {
      received = [];
      return { done: true as const };
    };
    return openWindow([invitation], {
      'party.own': () => ({ party: null, received, sent: [] }),
      'party.accept': answer,
      'party.decline': answer,
    });
  };

  test.each(['accept', 'decline'] as const)('is answered in the inbox: %s', async (verb) => {
    const { api, user } = openInbox('open');
    const row = within(await screen.findByRole('dialog'));
    await user.click(await row.findByRole('button', { name: text(`notification.${verb}`) }));
    await waitFor(() => expect(row.queryByRole('button', { name: text('notification.accept') })).toBeNull());
    await row.findByRole('button', { name: text('notification.makeUnread') });
    expect(api.callsOf(`party.${verb}`)).toMatchObject([{ inviteId }]);
  });

  test('that is over has no answers', async () => {
    const { api } = openInbox('over');
    await screen.findByText(text('notification.fact.party_invitation', { from: 'Dex' }), { exact: false });
    await waitFor(() => expect(api.callsOf('party.own')).toHaveLength(1));
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: text('notification.accept') })).toBeNull();
  });
});

test('e-mails and quiet hours are chosen, with the time zone of the device', async () => {
  const { api, user } = openWindow([]);
  await user.click(await screen.findByRole('tab', { name: text('notification.preferences') }));
  await user.click(await screen.findByRole('switch', { name: new RegExp(text('notification.quiet.on')) }));
  await screen.findByText(text('notification.quiet.from'));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const quiet = { fromHour: 22, toHour: 8 };
  expect(api.callsOf('notification.savePreferences')).toMatchObject([{ preferences: { quiet, timeZone } }]);
});
