import { GameError } from '@necp/shared/kernel';
import { passwordLength } from '@necp/shared/account/rules';
import type { VerifiedAnswer } from '@necp/shared/account/schema';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../testing/fake-sign-in';
import { button, renderApp, text } from '../../testing/render-app';
import { RegisterForm } from './register-form';
import { SignInForm } from './sign-in-form';
import { VerifyEmail } from './verify-email';

const email = () => screen.getByLabelText<HTMLInputElement>(text('account.email'));
const password = () => screen.getByLabelText<HTMLInputElement>(text('account.password'));
const tooShort = text('errors.account.password_too_short', { min: passwordLength.min });

beforeEach(() => {
  signIn.mockReset();
});

describe('sign-in form', () => {
  test('asks for both fields before it sends anything', async () => {
    const { user } = renderApp(<SignInForm />);
    await user.click(await button(text('account.signIn')));
    expect(await screen.findAllByText(text('errors.kernel.field_empty'))).toHaveLength(2);
    expect(email().getAttribute('aria-invalid')).toBe('true');
    expect(signIn).not.toHaveBeenCalled();
  });

  test('says that the credentials are wrong and lets the player try again', async () => {
    signIn.mockResolvedValue({ ok: false, error: 'account.wrong_credentials' });
    const { user } = renderApp(<SignInForm />);
    await user.type(email(), 'anna@example.org');
    await user.type(password(), 'not the one{Enter}');
    expect(await screen.findByText(text('errors.account.wrong_credentials'))).toBeTruthy();
    expect(signIn).toHaveBeenCalledExactlyOnceWith('password', {
      redirect: false,
      email: 'anna@example.org',
      password: 'not the one',
      remember: 'yes',
    });
    await user.click(await button(text('account.signIn')));
    await waitFor(() => expect(signIn).toHaveBeenCalledTimes(2));
  });

  test('says that the server cannot be reached', async () => {
    signIn.mockRejectedValue(new TypeError('fetch failed'));
    const { user } = renderApp(<SignInForm />);
    await user.type(email(), 'anna@example.org');
    await user.type(password(), 'a quiet umbrella{Enter}');
    expect(await screen.findByText(text('errors.kernel.unreachable'))).toBeTruthy();
  });

  test('shows and hides the password', async () => {
    const { user } = renderApp(<SignInForm />);
    expect(password().type).toBe('password');
    await user.click(await button(text('account.showPassword')));
    expect(password().type).toBe('text');
    await user.click(await button(text('account.hidePassword')));
    expect(password().type).toBe('password');
  });
});

describe('register form', () => {
  test('says what is wrong with each field once the player has left it', async () => {
    const { api, user } = renderApp(<RegisterForm />);
    await user.type(email(), 'anna at example');
    expect(screen.queryByText(text('errors.account.email_malformed'))).toBeNull();
    await user.tab();
    expect(await screen.findByText(text('errors.account.email_malformed'))).toBeTruthy();
    await user.type(password(), 'short');
    await user.tab();
    expect(await screen.findByText(tooShort)).toBeTruthy();
    await user.type(password(), ' but long enough now');
    await waitFor(() => expect(screen.queryByText(tooShort)).toBeNull());
    await user.click(await button(text('account.register')));
    expect(api.callsOf('account.register')).toHaveLength(0);
  });

  test('refuses a password that equals the e-mail address', async () => {
    const { user } = renderApp(<RegisterForm />);
    await user.type(email(), 'marta-soup@example.org');
    await user.type(password(), 'marta-soup1{Enter}');
    expect(await screen.findByText(text('errors.account.password_like_email'))).toBeTruthy();
  });

  test('says why the server refused the request', async () => {
    const { user } = renderApp(<RegisterForm />, {
      'account.register': () => {
        throw new GameError('throttled', 'account.too_many_emails');
      },
    });
    await user.type(email(), 'anna@example.org');
    await user.type(password(), 'a quiet umbrella{Enter}');
    expect(await screen.findByText(text('errors.account.too_many_emails'))).toBeTruthy();
  });

  test('says where the e-mail went and sends it again', async () => {
    const { api, user } = renderApp(<RegisterForm />, {
      'account.register': () => ({ sent: true, validForMs: 3_600_000 }),
    });
    await user.type(email(), 'anna@example.org');
    await user.type(password(), 'a quiet umbrella{Enter}');
    expect(await screen.findByText('anna@example.org')).toBeTruthy();
    await user.click(await button(text('account.resend')));
    expect(await screen.findByText(text('account.resent'))).toBeTruthy();
    const asked = { email: 'anna@example.org', password: 'a quiet umbrella', locale: 'en' };
    expect(api.callsOf('account.register')).toEqual([asked, asked]);
  });
});

describe('page of a confirmation link', () => {
  const opened = (answer: () => VerifiedAnswer) =>
    renderApp(<VerifyEmail token="secret-of-the-link" />, { 'account.verifyEmail': answer });

  test('confirms nothing until the player enters the password', async () => {
    const { api, user } = opened(() => ({ email: 'anna@example.org', outcome: 'registered', tokens: null }));
    expect(await screen.findByText(text('account.confirmNotYou'))).toBeTruthy();
    await user.click(await button(text('account.confirm')));
    expect(await screen.findByText(text('errors.kernel.field_empty'))).toBeTruthy();
    expect(api.callsOf('account.verifyEmail')).toHaveLength(0);
    expect(signIn).not.toHaveBeenCalled();
  });

  test('confirms with the password, and signs in on a further click only', async () => {
    signIn.mockResolvedValue({ ok: true });
    const { api, user } = opened(() => ({ email: 'anna@example.org', outcome: 'registered', tokens: null }));
    await user.type(password(), 'a quiet umbrella{Enter}');
    expect(await screen.findByText(text('account.confirmedNew', { email: 'anna@example.org' }))).toBeTruthy();
    expect(api.callsOf('account.verifyEmail')).toEqual([{ token: 'secret-of-the-link', password: 'a quiet umbrella' }]);
    expect(signIn).not.toHaveBeenCalled();
    await user.click(await button(text('account.signIn')));
    await waitFor(() => expect(signIn).toHaveBeenCalledTimes(1));
    expect(signIn).toHaveBeenCalledWith('password', {
      redirect: false,
      email: 'anna@example.org',
      password: 'a quiet umbrella',
      remember: 'yes',
    });
  });

  test('says that the password is not the one of this request', async () => {
    const { user } = opened(() => {
      throw new GameError('forbidden', 'account.link_password');
    });
    await user.type(password(), 'another one{Enter}');
    expect(await screen.findByText(text('errors.account.link_password'))).toBeTruthy();
    expect(await screen.findByText(text('account.askAgain'))).toBeTruthy();
  });
});
