import { GameError } from '@necp/shared/kernel';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../testing/fake-sign-in';
import { button, renderApp, text } from '../../testing/render-app';
import { AddressForm } from './address-form';
import { SignInForm } from './sign-in-form';

beforeEach(() => {
  signIn.mockReset();
});

describe('the form for another address', () => {
  const field = () => screen.getByLabelText<HTMLInputElement>(text('account.newEmail'));

  test('sends the address, and shows one that waits for its link', async () => {
    const { api, user } = renderApp(<AddressForm pending="new@example.org" />, {
      'account.changeAddress': () => ({ sent: true, validForMs: 1 }),
    });
    expect(screen.getByText(text('account.addressPending', { email: 'new@example.org' }))).toBeTruthy();
    await user.type(field(), 'next@example.org{Enter}');
    await waitFor(() => expect(field().value).toBe(''));
    expect(api.callsOf('account.changeAddress')[0]).toMatchObject({ email: 'next@example.org', locale: 'en' });
  });

  test('refuses what is no address, and says why the server refused', async () => {
    const { api, user } = renderApp(<AddressForm pending={null} />, {
      'account.changeAddress': () => {
        throw new GameError('conflict', 'account.email_unchanged');
      },
    });
    await user.type(field(), 'no address{Enter}');
    expect(await screen.findByText(text('errors.account.email_malformed'))).toBeTruthy();
    expect(api.callsOf('account.changeAddress')).toHaveLength(0);
    await user.clear(field());
    await user.type(field(), 'same@example.org{Enter}');
    expect(await screen.findByText(text('errors.account.email_unchanged'))).toBeTruthy();
  });
});

test('signing in to an account that is to be deleted offers to return, with a code where needed', async () => {
  signIn.mockResolvedValueOnce({ ok: false, error: 'account.leaving?days=3' });
  signIn.mockResolvedValueOnce({ ok: false, error: 'account.code_required' });
  signIn.mockResolvedValue({ ok: false, error: 'account.wrong_code' });
  const { user } = renderApp(<SignInForm />);
  await user.type(screen.getByLabelText(text('account.email')), 'anna@example.org');
  await user.type(screen.getByLabelText(text('account.password')), 'a quiet umbrella{Enter}');
  expect(await screen.findByText(text('errors.account.leaving', { days: 3 }))).toBeTruthy();
  await user.click(await button(text('account.return')));
  await user.type(await screen.findByLabelText(text('account.codeFromApp')), '123456{Enter}');
  expect(await screen.findByText(text('errors.account.wrong_code'))).toBeTruthy();
  const known = { redirect: false, email: 'anna@example.org', password: 'a quiet umbrella', remember: 'yes' };
  expect(signIn.mock.calls.map(([, given]) => given as object)).toEqual([
    known,
    { ...known, returning: 'yes' },
    { ...known, code: '123456', returning: 'yes' },
  ]);
});
