import type { AccountView } from '@necp/shared/account/schema';
import { GameError } from '@necp/shared/kernel';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSessionEnd } from '../../components/session-end';
import { button, renderApp, text } from '../../testing/render-app';
import { SignOutButton, SignOutEverywhere, SignOutLink } from './sign-out';

const opened = vi.fn();
beforeEach(() => vi.stubGlobal('location', { ...window.location, assign: opened }));
afterEach(() => {
  opened.mockReset();
  useSessionEnd.setState({ hasEnded: false });
  vi.unstubAllGlobals();
});

const account: AccountView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountView['id'],
  email: null,
  isGuest: true,
  hasPassword: false,
  pendingEmail: null,
  roles: ['player'],
  waitingRoles: [],
  secondFactor: null,
  locale: 'en',
  createdAt: new Date(0),
  expiresAt: null,
};
const answers = (who: 'owner' | 'guest') => ({
  'account.me': () => ({ ...account, isGuest: who === 'guest' }),
  'session.signOut': () => ({ endedSessions: 1 }),
  'session.signOutEverywhere': () => ({ endedSessions: 2 }),
});
const doors = [
  { where: 'a list', door: <SignOutButton />, act: 'signOut' },
  { where: 'the header', door: <SignOutLink />, act: 'signOut' },
  { where: 'everywhere', door: <SignOutEverywhere />, act: 'signOutEverywhere' },
] as const;

test.each(doors)('an account is signed out by one click, from $where', async ({ door, act }) => {
  const { user, api } = renderApp(door, answers('owner'));
  await user.dblClick(await button(text(`session.${act}`)));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('/'));
  expect(api.callsOf(`session.${act}`)).toHaveLength(1);
});

test.each(doors)('a guest reads what is lost before it is, from $where', async ({ door, act }) => {
  const { user, api } = renderApp(door, answers('guest'));
  await user.click(await button(text(`session.${act}`)));
  await screen.findByText(text('session.guestLead'));
  expect(screen.getByRole('link', { name: text('session.guestKeep') }).getAttribute('href')).toBe('/bind');
  expect(api.callsOf(`session.${act}`)).toHaveLength(0);
  await user.click(await button(text('session.guestLeave')));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('/'));
  expect(api.callsOf(`session.${act}`)).toHaveLength(1);
});

test('a guest who stays loses nothing', async () => {
  const { user, api } = renderApp(<SignOutLink />, answers('guest'));
  await user.click(await button(text('session.signOut')));
  await user.click(await button(text('session.guestStay')));
  await vi.waitFor(() => expect(screen.queryByText(text('session.guestLead'))).toBeNull());
  expect(api.callsOf('session.signOut')).toHaveLength(0);
  expect(opened).not.toHaveBeenCalled();
});

test('what the server refuses is said, and the player stays', async () => {
  const { user } = renderApp(<SignOutLink />, {
    ...answers('owner'),
    'session.signOut': () => {
      throw new GameError('unavailable', 'kernel.unavailable');
    },
  });
  await user.click(await button(text('session.signOut')));
  await screen.findByText(text('errors.kernel.unavailable'));
  expect(opened).not.toHaveBeenCalled();
});

test('the header offers it no more when the session has ended while the page stays open', async () => {
  renderApp(<SignOutLink />, answers('owner'));
  await button(text('session.signOut'));
  useSessionEnd.setState({ hasEnded: true });
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: text('session.signOut') })).toBeNull());
});
