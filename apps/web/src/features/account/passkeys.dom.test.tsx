import { GameError } from '@necp/shared/kernel';
import type { NewPasskeyOptions, PasskeyOptions, PasskeyView } from '@necp/shared/passkey/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import { credentialId, fakeDevice } from '../../testing/fake-device';
import { signIn } from '../../testing/fake-sign-in';
import { button, renderApp, text } from '../../testing/render-app';
import { PasskeyBind } from './passkey-bind';
import { PasskeyPanel } from './passkey-panel';
import { SignInForm } from './sign-in-form';

beforeEach(() => {
  signIn.mockReset();
});

const options: PasskeyOptions = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'localhost',
  timeout: 300_000,
  userVerification: 'required',
  allowCredentials: [],
};
const newOptions: NewPasskeyOptions = {
  rp: { id: 'localhost', name: 'NECPGAME' },
  user: { id: 'dXNlcg', name: 'anna', displayName: 'anna' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
  timeout: 300_000,
  excludeCredentials: [],
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
  attestation: 'none',
};
const laptop: PasskeyView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d21',
  name: 'Laptop',
  isVerified: true,
  isSynced: false,
  createdAt: new Date(Date.UTC(2026, 0, 1)),
  lastUsedAt: null,
};
const started = { 'passkey.startSignIn': () => ({ options, ceremony: null }) };

describe('the sign-in page', () => {
  test('signs in by a passkey with nothing typed', async () => {
    const { asked } = fakeDevice();
    signIn.mockResolvedValueOnce({ ok: false, error: 'passkey.refused' });
    const { api, user } = renderApp(<SignInForm />, started);
    await user.click(await button(text('passkey.signIn')));
    expect(await screen.findByText(text('errors.passkey.refused'))).toBeTruthy();
    expect(api.callsOf('passkey.startSignIn')).toEqual([{ step: 'sign_in' }]);
    expect(asked).toHaveLength(1);
    const [provider, sent] = signIn.mock.calls[0] as [string, { answer: string }];
    expect([provider, JSON.parse(sent.answer)]).toMatchObject(['passkey', { id: credentialId, type: 'public-key' }]);
  });

  test('draws one line above all other ways in, and none where there is none', async () => {
    fakeDevice();
    renderApp(<SignInForm providers={[{ id: 'fixer', name: 'Fixer' }]} />, started);
    await button(text('passkey.signIn'));
    await button(text('identity.continueWith', { name: 'Fixer' }));
    expect(screen.getAllByText(text('identity.or'))).toHaveLength(1);
  });

  test('says why the device gave no answer, and lets the player try again', async () => {
    fakeDevice('NotAllowedError');
    const { user } = renderApp(<SignInForm />, started);
    await user.click(await button(text('passkey.signIn')));
    expect(await screen.findByText(text('passkey.fault.cancelled'))).toBeTruthy();
    expect(signIn).not.toHaveBeenCalled();
    expect((await button(text('passkey.signIn'))).getAttribute('aria-busy')).toBeNull();
  });

  test('says that passkeys do not work while the server cannot keep challenges', async () => {
    fakeDevice();
    const { user } = renderApp(<SignInForm />, {
      'passkey.startSignIn': () => {
        throw new GameError('unavailable', 'passkey.unavailable');
      },
    });
    await user.click(await button(text('passkey.signIn')));
    expect(await screen.findByText(text('errors.passkey.unavailable'))).toBeTruthy();
  });

  test('lets the owner of an account that is to be deleted return by the passkey', async () => {
    const { asked } = fakeDevice();
    signIn.mockResolvedValueOnce({ ok: false, error: 'account.leaving?days=3' });
    const { user } = renderApp(<SignInForm />, started);
    await user.click(await button(text('passkey.signIn')));
    expect(await screen.findByText(text('errors.account.leaving', { days: 3 }))).toBeTruthy();
    signIn.mockResolvedValueOnce({ ok: false, error: 'passkey.expired' });
    await user.click(await button(text('account.return')));
    expect(await screen.findByText(text('errors.passkey.expired'))).toBeTruthy();
    expect(signIn.mock.calls.map(([provider, sent]) => [provider, (sent as { returning?: string }).returning])).toEqual(
      [
        ['passkey', undefined],
        ['passkey', 'yes'],
      ],
    );
    expect(asked).toHaveLength(2);
  });

  test('offers nothing in a browser without passkeys', async () => {
    renderApp(<SignInForm />);
    await button(text('account.signIn'));
    expect(screen.queryByText(text('identity.or'))).toBeNull();
    expect(screen.queryByRole('button', { name: text('passkey.signIn') })).toBeNull();
  });

  test('takes a passkey instead of the code', async () => {
    fakeDevice();
    signIn.mockResolvedValueOnce({ ok: false, error: 'account.code_required' });
    const { api, user } = renderApp(<SignInForm />, started);
    await user.type(screen.getByLabelText(text('account.email')), 'anna@example.org');
    await user.type(screen.getByLabelText(text('account.password')), 'a quiet umbrella{Enter}');
    signIn.mockResolvedValueOnce({ ok: false, error: 'passkey.expired' });
    await user.click(await button(text('passkey.useInstead')));
    expect(await screen.findByText(text('errors.passkey.expired'))).toBeTruthy();
    expect(api.callsOf('passkey.startSignIn')).toEqual([{ step: 'second_step' }]);
    expect(signIn.mock.calls[1]).toMatchObject([
      'password',
      { email: 'anna@example.org', password: 'a quiet umbrella' },
    ]);
    expect(JSON.stringify(signIn.mock.calls[1])).toContain(credentialId);
  });
});

describe('the passkeys of an account', () => {
  test('are added under a name', async () => {
    fakeDevice();
    const { api, user } = renderApp(<PasskeyPanel />, {
      'passkey.list': () => ({ passkeys: [] }),
      'passkey.startAdding': () => newOptions,
      'passkey.add': ({ name }) => ({ passkey: { ...laptop, name }, isBound: false, tokens: null }),
    });
    const name = await screen.findByLabelText<HTMLInputElement>(text('passkey.name'));
    expect(name.value).not.toBe('');
    await user.clear(name);
    await user.type(name, 'Work laptop');
    await user.click(await button(text('passkey.add')));
    expect(await screen.findByText(text('passkey.added'))).toBeTruthy();
    expect(api.callsOf('passkey.add')).toMatchObject([{ name: 'Work laptop', answer: { id: credentialId } }]);
  });

  test('are not added twice on one device, nor without a name', async () => {
    fakeDevice('InvalidStateError');
    const { api, user } = renderApp(<PasskeyPanel />, {
      'passkey.list': () => ({ passkeys: [laptop] }),
      'passkey.startAdding': () => newOptions,
    });
    await user.click(await button(text('passkey.add')));
    expect(await screen.findByText(text('passkey.fault.alreadyHere'))).toBeTruthy();
    await user.clear(screen.getByLabelText(text('passkey.name')));
    await user.click(await button(text('passkey.add')));
    expect(await screen.findByText(text('errors.passkey.name_empty'))).toBeTruthy();
    expect(api.callsOf('passkey.startAdding')).toHaveLength(1);
  });

  test('are renamed, and removed after a question, unless one is the last way in', async () => {
    const { api, user } = renderApp(<PasskeyPanel />, {
      'passkey.list': () => ({ passkeys: [laptop, { ...laptop, id: laptop.id.replace('21', '22'), name: 'Phone' }] }),
      'passkey.rename': () => ({ done: true }),
      'passkey.remove': () => {
        throw new GameError('conflict', 'passkey.last_way_in');
      },
    });
    await user.click(await button(text('passkey.renameNamed', { name: 'Laptop' })));
    const name = screen.getByLabelText(text('passkey.name'));
    await user.clear(name);
    await user.type(name, 'Old laptop{Enter}');
    await waitFor(() =>
      expect(api.callsOf('passkey.rename')).toMatchObject([{ passkeyId: laptop.id, name: 'Old laptop' }]),
    );
    await user.click(await button(text('passkey.removeNamed', { name: 'Phone' })));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: text('passkey.remove') }));
    expect(await screen.findByText(text('errors.passkey.last_way_in'))).toBeTruthy();
  });

  test('are described in Russian, and a full list says so', async () => {
    const many = Array.from({ length: 10 }, (_, index) => ({
      ...laptop,
      id: `4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d3${index}`,
      name: `Ключ ${index}`,
      isVerified: index > 0,
      isSynced: index > 0,
    }));
    fakeDevice();
    renderApp(
      <PasskeyPanel />,
      { 'passkey.list': () => ({ passkeys: many }) },
      { locale: 'ru', messages: readMessages('ru') },
    );
    expect(await screen.findByText('Все ключи заняты: 10. Чтобы добавить новый, удалите один.')).toBeTruthy();
    expect(screen.getAllByText('Только второй этап')).toHaveLength(1);
    expect(screen.getAllByText('Синхронизируется')).toHaveLength(9);
  });
});

test('a guest reads what an account without an address means, and keeps everything by a passkey', async () => {
  fakeDevice('SecurityError');
  const { user } = renderApp(<PasskeyBind device="Firefox · Linux" />, { 'passkey.startAdding': () => newOptions });
  expect(await screen.findByText(text('passkey.bindWarning'))).toBeTruthy();
  await user.click(await button(text('passkey.bind')));
  expect(await screen.findByText(text('passkey.fault.otherSite'))).toBeTruthy();
});
