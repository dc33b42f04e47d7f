import type { AccountView } from '@necp/shared/account/schema';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { AccountSummary } from './account-summary';

const staff: AccountView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountView['id'],
  email: 'anna@example.org',
  isGuest: false,
  hasPassword: true,
  pendingEmail: null,
  roles: ['player', 'administrator'],
  waitingRoles: ['administrator'],
  secondFactor: null,
  locale: 'en',
  createdAt: new Date(0),
  expiresAt: null,
};

async function shown(account: AccountView) {
  renderApp(<AccountSummary />, { 'account.me': () => account, 'passkey.list': () => ({ passkeys: [], most: 10 }) });
  await screen.findByText(text('account.summary'));
}
const operations = () => screen.queryByRole('link', { name: text('account.toOperations') });
const toFactor = () => screen.queryByRole('link', { name: text('account.toFactor') });
const roles = text('account.role.administrator');

describe('the account of someone on the staff', () => {
  test('says which roles wait for a second factor, leads to it, and not to pages that are shut', async () => {
    await shown(staff);
    expect(screen.getByText(text('account.rolesWait', { roles }))).toBeTruthy();
    expect(toFactor()?.getAttribute('href')).toBe('#two-step');
    expect(document.getElementById('two-step')).not.toBeNull();
    expect(operations()).toBeNull();
  });

  test('asks for a new sign-in where there is a factor already', async () => {
    await shown({ ...staff, secondFactor: { since: new Date(0), recoveryCodesLeft: 10 } });
    expect(screen.getByText(text('account.rolesWaitForCode', { roles }))).toBeTruthy();
    expect(toFactor()).toBeNull();
  });

  test('leads to the pages of staff when no role waits', async () => {
    await shown({ ...staff, waitingRoles: [] });
    expect(operations()).not.toBeNull();
    expect(toFactor()).toBeNull();
  });
});
