import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import { signIn } from '../../testing/fake-sign-in';
import { button, renderApp, text } from '../../testing/render-app';
import { FactorPanel } from './factor-panel';
import { SignInForm } from './sign-in-form';

beforeEach(() => {
  signIn.mockReset();
});

const known = { email: 'anna@example.org', password: 'a quiet umbrella' };
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const setup = { secret, uri: `otpauth://totp/NECPGAME:anna?secret=${secret}&issuer=NECPGAME` };
const recoveryCodes = Array.from({ length: 10 }, (_, index) => `ABCD-EFGH-IJKL-MN${index}Z`);
const codeField = () => screen.findByLabelText<HTMLInputElement>(text('account.codeFromApp'));

describe('sign-in with a second factor', () => {
  const atCode = async () => {
    signIn.mockResolvedValueOnce({ ok: false, error: 'account.code_required' });
    const { user } = renderApp(<SignInForm />);
    await user.type(screen.getByLabelText(text('account.email')), known.email);
    await user.type(screen.getByLabelText(text('account.password')), `${known.password}{Enter}`);
    await codeField();
    return user;
  };

  test('asks for the code after the password, and sends both with the trust in the browser', async () => {
    const user = await atCode();
    signIn.mockResolvedValueOnce({ ok: false, error: 'account.wrong_code' });
    await user.type(await codeField(), '000000{Enter}');
    expect(await screen.findByText(text('errors.account.wrong_code'))).toBeTruthy();
    expect((await codeField()).value).toBe('');
    signIn.mockResolvedValueOnce({ ok: true });
    await user.click(screen.getByLabelText(text('account.trustDevice')));
    await user.type(await codeField(), '123456{Enter}');
    await waitFor(() => expect(signIn).toHaveBeenCalledTimes(3));
    expect(signIn.mock.calls[1]).toEqual(['password', { redirect: false, ...known, code: '000000', remember: 'yes' }]);
    const given = { ...known, code: '123456', trust: 'yes', remember: 'yes' };
    expect(signIn.mock.calls[2]).toEqual(['password', { redirect: false, ...given }]);
  });

  test('says that the code is missing when the form is sent, not when the player goes to another button', async () => {
    const user = await atCode();
    await user.click(await codeField());
    await user.tab();
    const toPaper = await button(text('account.useRecovery'));
    expect(document.activeElement).toBe(toPaper);
    expect(screen.queryByText(text('errors.kernel.field_empty'))).toBeNull();
    await user.click(await button(text('account.signIn')));
    expect(await screen.findByText(text('errors.kernel.field_empty'))).toBeTruthy();
  });

  test('takes a recovery code instead, and leads back to another account', async () => {
    const user = await atCode();
    signIn.mockResolvedValueOnce({ ok: false, error: 'account.too_many_codes?minutes=3' });
    await user.click(await button(text('account.useRecovery')));
    await user.type(screen.getByLabelText(text('account.recoveryCode')), 'abcd-efgh{Enter}');
    expect(await screen.findByText(text('errors.account.too_many_codes', { minutes: 3 }))).toBeTruthy();
    await user.click(await button(text('account.otherAccount')));
    expect(screen.getByLabelText(text('account.password'))).toBeTruthy();
  });
});

describe('two-step sign-in of an account', () => {
  test('is set up with a picture, the secret as text and a first code, and shows the recovery codes once', async () => {
    const { api, user } = renderApp(<FactorPanel factor={null} />, {
      'account.startTotp': () => setup,
      'account.confirmTotp': () => ({ recoveryCodes, tokens: null }),
    });
    await user.click(await button(text('account.factorStart')));
    expect(await screen.findByRole('img', { name: text('account.setupQr') })).toBeTruthy();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeTruthy();
    expect(screen.getByRole('link', { name: text('account.setupOpen') }).getAttribute('href')).toBe(setup.uri);
    await user.type(await codeField(), '123 456{Enter}');
    const shown = await screen.findByRole('list');
    expect(
      within(shown)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(recoveryCodes);
    expect(api.callsOf('account.confirmTotp')).toEqual([{ code: '123456' }]);
    const saving = screen.getByRole<HTMLAnchorElement>('link', { name: text('account.codesDownload') });
    expect(decodeURIComponent(saving.href)).toContain(recoveryCodes[9]);
    await user.click(await button(text('account.codesSaved')));
    expect(screen.queryByText(recoveryCodes[0] ?? '')).toBeNull();
  });

  test('is turned off, or gets new codes, after a question', async () => {
    const factor = { since: new Date(Date.UTC(2026, 0, 1)), recoveryCodesLeft: 1 };
    const { api, user } = renderApp(<FactorPanel factor={factor} />, {
      'account.renewRecoveryCodes': () => ({ recoveryCodes }),
      'account.removeTotp': () => ({ done: true, tokens: null }),
    });
    expect(await screen.findByText(text('account.codesLeft', { count: 1 }))).toBeTruthy();
    await user.click(await button(text('account.factorStop')));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(api.callsOf('account.removeTotp')).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: text('account.factorStop') }));
    await waitFor(() => expect(api.callsOf('account.removeTotp')).toHaveLength(1));
  });

  test('is described in Russian with the number of codes and the day', async () => {
    const factor = { since: new Date(Date.UTC(2026, 0, 1)), recoveryCodesLeft: 3 };
    renderApp(<FactorPanel factor={factor} />, {}, { locale: 'ru', messages: readMessages('ru') });
    expect(await screen.findByText('Осталось 3 кода восстановления.')).toBeTruthy();
    expect(screen.getByText('Для входа нужны пароль и код из приложения. Включён 1 января 2026 г.')).toBeTruthy();
  });
});
