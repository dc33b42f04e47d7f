import type { SessionId, ZoneId } from '@necp/shared/kernel';
import type { SessionView } from '@necp/shared/session/schema';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { SessionList } from './session-list';

const session = (device: string, more: Partial<SessionView> = {}): SessionView => ({
  id: `00000000-0000-7000-8000-0000000000${device.length}` as SessionId,
  device,
  address: '203.0.113.*',
  country: null,
  createdAt: new Date(0),
  lastSeenAt: new Date(0),
  expiresAt: new Date(0),
  isCurrent: false,
  character: null,
  ...more,
});
const own = session('Firefox · Linux', { isCurrent: true });
const phone = session('Safari · iOS', {
  character: { name: 'Mara', zoneId: 'watson' as ZoneId, isInCity: true },
});
const listOf = (sessions: SessionView[]) => ({ sessions, trustedDevices: [], history: [] });

test('each session says its device, its network, its times and its character in words', async () => {
  renderApp(<SessionList />, { 'session.list': () => listOf([own, phone, session('? · ?')]) });
  expect(await screen.findByText(text('session.browserOn', { browser: 'Firefox', system: 'Linux' }))).toBeTruthy();
  expect(screen.getByText(text('session.current'))).toBeTruthy();
  expect(screen.getByText(text('session.unknownDevice'))).toBeTruthy();
  expect(screen.getAllByRole('img', { name: text('session.phone') })).toHaveLength(1);
  expect(screen.getByText(/^In the city: Mara/)).toBeTruthy();
});

test('this device stands first, and the latest sign-ins name their devices and countries in words too', async () => {
  const login = { at: new Date(0), outcome: 'success', device: '? · ?', address: null, country: 'GE' } as const;
  const device = { id: own.id, device: 'Chrome · Android', address: null, country: 'JP', expiresAt: new Date(0) };
  renderApp(<SessionList />, {
    'session.list': () => ({
      sessions: [phone, { ...own, country: 'DE' }],
      trustedDevices: [{ ...device, createdAt: new Date(0), lastUsedAt: new Date(0) }],
      history: [login],
    }),
  });
  const here = await screen.findByText('Firefox on Linux');
  const elsewhere = screen.getByText('Safari on iOS');
  expect(here.compareDocumentPosition(elsewhere)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getByText(text('session.unknownDevice'))).toBeTruthy();
  expect(screen.getByText('Chrome on Android')).toBeTruthy();
  for (const country of ['Germany', 'Georgia', 'Japan']) expect(screen.getByText(country)).toBeTruthy();
});

test('the others are ended together, by name alone, and one that ended elsewhere disappears', async () => {
  let sessions = [own, phone];
  const { user, api } = renderApp(<SessionList />, {
    'session.list': () => listOf(sessions),
    'session.revokeOthers': () => {
      sessions = [own];
      return { endedSessions: 1 };
    },
  });
  const name = text('session.endNamed', { device: 'Safari on iOS' });
  await button(name);
  await user.click(await button(text('session.endOthers')));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  expect(api.callsOf('session.revokeOthers')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: text('session.endOthers') })).toBeNull();
});
