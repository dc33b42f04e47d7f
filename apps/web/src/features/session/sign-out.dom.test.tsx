import type { AccountView } from '@necp/shared/account/schema';
import { GameError } from '@necp/shared/kernel';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { SignOutButton, SignOutEverywhere, SignOutLink } from './sign-out';

const opened = vi.fn();
beforeEach(() => vi.stubGlobal('location', { ...window.location, assign: opened }));
afterEach(() => {
  opened.mockReset();
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
const answers = (isGuest: boolean) => ({
  'account.me': () => ({ ...account, isGuest }),
  'session.signOut': () => ({ endedSessions: 1 }),
  'session.signOutEverywhere': () => ({ endedSessions: 2 }),
});
const doors = [
  ['a list', <SignOutButton key="list" />, 'session.signOut', 'session.signOut'],
  ['the header', <SignOutLink key="header" />, 'session.signOut', 'session.signOut'],
  ['everywhere', <SignOutEverywhere key="all" />, 'session.signOutEverywhere', 'session.signOutEverywhere'],
] as const;

test.each(doors)('an account is signed out by one click, from %s', async (_where, door, label, procedure) => {
  const { user, api } = renderApp(door, answers(false));
  await user.dblClick(await button(text(label)));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('/'));
  expect(api.callsOf(procedure)).toHaveLength(1);
});

test.each(doors)('a guest is told what is lost before it is, from %s', async (_where, door, label, procedure) => {
  const { user, api } = renderApp(door, answers(true));
  await user.click(await button(text(label)));
  await screen.findByText(text('session.guestLead'));
  expect(screen.getByRole('link', { name: text('session.guestKeep') }).getAttribute('href')).toBe('/bind');
  await user.click(await button(text('session.guestStay')));
  expect(screen.queryByText(text('session.guestLead'))).toBeNull();
  expect(api.callsOf(procedure)).toHaveLength(0);
  await user.click(await button(text(label)));
  await user.click(await button(text('session.guestLeave')));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('/'));
  expect(api.callsOf(procedure)).toHaveLength(1);
});

test('what the server refuses is said, and the player stays', async () => {
  const { user } = renderApp(<SignOutLink />, {
    ...answers(false),
    'session.signOut': () => {
      throw new GameError('unavailable', 'kernel.unavailable');
    },
  });
  await user.click(await button(text('session.signOut')));
  await screen.findByText(text('errors.kernel.unavailable'));
  expect(opened).not.toHaveBeenCalled();
});
