import type { FriendsView, FriendView, RequestsView } from '@necp/shared/social/schema';
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { button, renderApp, text } from '../../testing/render-app';
import { useWay } from '../base/way';
import { FriendsWindow } from './friends-window';
import { listenToSocial } from './listen';
import { useHere } from './store';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const offline = { status: 'offline', text: '', zoneId: null, channel: null, doing: null, seenAt: null } as const;
const friend = (number: number, name: string, changes: Partial<FriendView> = {}): FriendView => ({
  id: idOf(number),
  character: { name, level: 4, classId: 'bouncer' },
  presence: offline,
  note: '',
  groupId: null,
  isFavourite: false,
  madeAt: new Date('2026-11-01'),
  ...changes,
});
const inWatson = { ...offline, status: 'online', zoneId: 'watson' as never, channel: 2, doing: 'fight' } as const;
const view = (friends: readonly FriendView[]): FriendsView => ({
  friends: [...friends],
  groups: [{ id: idOf(90), name: 'Raid' }],
  own: { status: 'online', text: '', presenceTo: 'friends', placeTo: 'friends' },
});
const noRequests: RequestsView = { received: [], sent: [] };
const done = () => ({ done: true as const });

function open(answers: Parameters<typeof renderApp>[1]) {
  const send = vi.fn();
  const app = renderApp(<FriendsWindow playerActions={{ send }} onClose={() => undefined} />, {
    'social.requests': () => noRequests,
    ...answers,
  });
  return { ...app, send };
}

test('shows favourites first, then those online, and says in words what each does', async () => {
  open({
    'social.friends': () =>
      view([
        friend(1, 'Zora', { presence: inWatson }),
        friend(2, 'Abel'),
        friend(3, 'Mira', { isFavourite: true, note: 'heals' }),
      ]),
  });
  await screen.findByText('Zora');
  const rows = screen.getAllByRole('listitem', { hidden: true });
  expect(rows.map((row) => /Zora|Abel|Mira/.exec(row.textContent)?.[0]).filter(Boolean)).toEqual([
    'Mira',
    'Zora',
    'Abel',
  ]);
  const words = rows.find((row) => row.textContent?.includes('Zora'))?.textContent;
  expect(words).toContain(text('social.status.online'));
  expect(words).toContain(text('social.doing.fight'));
  expect(screen.getByText(text('social.count', { online: 1, count: 3 }))).toBeTruthy();
});

test.each([
  { who: 'a player without friends', friends: [], isOpen: true },
  { who: 'a player with a friend', friends: [friend(1, 'Zora')], isOpen: false },
])('$who finds the form of a request unfolded: $isOpen', async ({ friends, isOpen }) => {
  open({ 'social.friends': () => view(friends) });
  expect((await screen.findByText(text('social.add'))).closest('details')?.open).toBe(isOpen);
});

test('changes a friend as soon as the server says so, and offers another channel of the district', async () => {
  const { user, send } = open({ 'social.friends': () => view([friend(1, 'Zora')]) });
  const connection = new Subscriptions<RealtimeEvents>();
  listenToSocial({ connection });
  await screen.findByText('Zora');
  act(() => {
    useHere.setState({ here: { zoneId: 'watson', channel: 1 } });
    connection.publish('live', {
      topic: 'social.presence_changed',
      friendId: idOf(1),
      presence: inWatson,
      character: { name: 'Zora', level: 5, classId: 'bouncer' },
    } as never);
  });
  await user.click(await button(text('social.goTo', { channel: 2 })));
  expect(send).toHaveBeenCalledWith('zone.change_channel', { channel: 2 });
});

test('shows the way to a friend in another district, and none to one in an instance', async () => {
  useHere.setState({ here: { zoneId: 'city_center', channel: 1 } });
  const inside = { ...inWatson, doing: 'instance' } as const;
  const { user } = open({
    'social.friends': () => view([friend(1, 'Zora', { presence: inWatson }), friend(2, 'Abel', { presence: inside })]),
  });
  await screen.findByText('Abel');
  await user.click(await button(text('social.showWay')));
  expect(useWay.getState().zone).toBe('watson');
});

test('the menu of a friend lies in a region that says whose it is', async () => {
  const { user } = open({ 'social.friends': () => view([friend(1, 'Zora')]) });
  const name = text('social.menu', { name: 'Zora' });
  await user.click(await button(name));
  const region = await screen.findByRole('region', { name });
  expect(within(region).getByRole('menu')).toBeTruthy();
});

test('asks before a friend is removed', async () => {
  const { user, api } = open({ 'social.friends': () => view([friend(1, 'Zora')]), 'social.remove': done });
  await user.click(await button(text('social.menu', { name: 'Zora' })));
  await user.click(await screen.findByRole('menuitem', { name: text('social.remove') }));
  const dialog = await screen.findByRole('alertdialog');
  expect(api.callsOf('social.remove')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: text('social.remove') }));
  await vi.waitFor(() => expect(api.callsOf('social.remove')).toMatchObject([{ friendId: idOf(1) }]));
});

test('counts the requests that wait, and accepts one', async () => {
  const request = {
    id: idOf(7),
    character: { name: 'Ivo', level: 2, classId: 'medic' as const },
    note: 'good fight',
    askedAt: new Date('2026-11-24'),
    endsAt: new Date('2026-11-24'),
  };
  const { user, api } = open({
    'social.friends': () => view([]),
    'social.requests': () => ({ received: [request], sent: [] }),
    'social.accept': done,
  });
  expect(await screen.findByText(text('social.none'))).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: new RegExp(text('social.tab.requests')) }));
  expect(await screen.findByText('good fight')).toBeTruthy();
  await user.click(await button(text('social.accept')));
  await vi.waitFor(() => expect(api.callsOf('social.accept')).toMatchObject([{ friendRequestId: idOf(7) }]));
});

test('says that friends cannot be loaded, and tries again', async () => {
  open({});
  expect(await screen.findByText(text('social.loadFailed'))).toBeTruthy();
});
