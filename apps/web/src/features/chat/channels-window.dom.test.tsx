import type { ChannelPeopleView, OwnChannelView } from '@necp/shared/chat/schema';
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { ChannelsWindow } from './channels-window';

const channel: OwnChannelView = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Night Owls',
  role: 'owner',
  hasPassword: false,
  slowSeconds: 0,
  members: 2,
  unread: 3,
  mentions: 1,
};
const people: ChannelPeopleView = {
  people: [
    { name: 'Mako', role: 'owner' },
    { name: 'Juno', role: 'member' },
  ],
  banned: [{ name: 'Eve' }],
};
const overview = (channels: OwnChannelView[]) => () => ({
  channels,
  partners: [],
  groups: [],
  canTranslate: false,
  mutes: [],
  warnings: [],
});

test('a player without channels reads how to make one, and makes it', async () => {
  const { api, user } = renderApp(<ChannelsWindow onClose={vi.fn()} />, {
    'chat.overview': overview([]),
    'chat.make': () => channel,
  });
  expect(await screen.findByText(text('chat.channels.none'))).toBeTruthy();
  await user.type(screen.getByLabelText(text('chat.channels.name')), 'Night Owls');
  await user.click(await button(text('chat.channels.make')));
  await vi.waitFor(() => expect(api.callsOf('chat.make')).toMatchObject([{ name: 'Night Owls', password: '' }]));
});

test('an owner kicks a member, ends a ban, and deletes the channel only after a question', async () => {
  const { api, user } = renderApp(<ChannelsWindow onClose={vi.fn()} />, {
    'chat.overview': overview([channel]),
    'chat.people': () => people,
    'chat.member': () => ({ done: true as const }),
    'chat.remove': () => ({ done: true as const }),
  });
  await user.click(await button(text('chat.channels.open')));
  const act = (what: string, name: string) =>
    text('chat.channels.actOn', { act: text(`chat.channels.act.${what}`), name });
  await user.click(await button(act('kick', 'Juno')));
  await vi.waitFor(() => expect(api.callsOf('chat.member')).toMatchObject([{ name: 'Juno', act: 'kick' }]));
  await user.click(await button(act('unban', 'Eve')));
  await vi.waitFor(() => expect(api.callsOf('chat.member')).toHaveLength(2));
  expect(screen.queryByRole('button', { name: act('kick', 'Mako') })).toBeNull();
  await user.click(await button(text('chat.channels.remove')));
  const question = await screen.findByRole('alertdialog');
  expect(api.callsOf('chat.remove')).toEqual([]);
  await user.click(within(question).getByRole('button', { name: text('chat.channels.remove') }));
  await vi.waitFor(() => expect(api.callsOf('chat.remove')).toMatchObject([{ channelId: channel.id }]));
});

test('a member sees who is in the channel, and may only leave', async () => {
  const { user } = renderApp(<ChannelsWindow onClose={vi.fn()} />, {
    'chat.overview': overview([{ ...channel, role: 'member' }]),
    'chat.people': () => ({ ...people, banned: [] }),
  });
  await user.click(await button(text('chat.channels.open')));
  expect(await screen.findByText('Juno')).toBeTruthy();
  expect(screen.queryByRole('button', { name: text('chat.channels.remove') })).toBeNull();
  expect(screen.queryByRole('button', { name: /Juno/ })).toBeNull();
});
