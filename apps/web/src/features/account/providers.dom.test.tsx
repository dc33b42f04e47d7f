import type { AccountView } from '@necp/shared/account/schema';
import type { IdentityListView } from '@necp/shared/identity/schema';
import { GameError } from '@necp/shared/kernel';
import type { PasskeyOptions } from '@necp/shared/passkey/schema';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { credentialId, fakeDevice } from '../../testing/fake-device';
import { button, renderApp, text } from '../../testing/render-app';
import { ProofDialog } from './proof-dialog';
import { ProviderButtons } from './provider-buttons';
import { ProviderCodeForm } from './provider-code-form';
import { ProviderNotice } from './provider-notice';
import { WaysPanel } from './ways-panel';

const fixer = { id: 'fixer', name: 'Fixer' };
const linked: IdentityListView = {
  hasPassword: false,
  identities: [
    {
      provider: 'fixer',
      name: 'Fixer',
      email: 'anna@example.org',
      linkedAt: new Date(0),
      lastUsedAt: new Date(0),
      isOffered: true,
    },
  ],
  linkable: [{ id: 'nightline', name: 'Nightline' }],
};
const passkeyOptions: PasskeyOptions = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'localhost',
  timeout: 300_000,
  userVerification: 'preferred',
  allowCredentials: [],
};
const me = { hasPassword: false, secondFactor: null } as AccountView;

/** Answers the doors of visits in place of the server. */
const door = vi.fn<(path: string, sent: { readonly body: string }) => object>();
beforeEach(() => {
  door.mockReset();
});

/** Renders a part of the interface with both servers: that of procedures, and that of visits. */
function opened(...[ui, answers]: Parameters<typeof renderApp>) {
  const rendered = renderApp(ui, answers);
  const usual = globalThis.fetch;
  vi.stubGlobal('fetch', async (path: string, sent: { readonly body: string }) =>
    path.startsWith('/api/auth/provider') ? Response.json(door(path, sent)) : usual(path, sent),
  );
  return rendered;
}
afterEach(() => vi.unstubAllGlobals());

describe('the services on the sign-in page', () => {
  test('are not there where the server offers none', () => {
    opened(<ProviderButtons providers={[]} purpose="sign_in" />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('are asked with a page of this site, and a refusal is said', async () => {
    door.mockReturnValue({ error: 'identity.provider_failed' });
    const { user } = opened(<ProviderButtons providers={[fixer]} purpose="sign_in" next="//evil.example" />);
    await user.click(await button(text('identity.continueWith', { name: 'Fixer' })));
    expect(await screen.findByText(text('errors.identity.provider_failed'))).toBeTruthy();
    expect(door.mock.calls[0]?.[0]).toBe('/api/auth/provider/fixer');
    expect(JSON.parse(door.mock.calls[0]?.[1].body ?? '')).toEqual({
      purpose: 'sign_in',
      next: '/characters',
      remember: true,
    });
  });

  test.each([
    ['identity.provider_away', () => text('errors.identity.provider_away')],
    ['kernel.fault?support=k7qm2xwp9tad', () => 'k7qm2xwp9tad'],
    ['kernel.fault?support=<b>call</b>', () => text('errors.kernel.fault')],
  ])('that fail with %s say so, and the other ways stay open', async (error, words) => {
    door.mockReturnValue({ error });
    const { user } = opened(
      <ProviderButtons providers={[fixer, { id: 'nightline', name: 'NetWatch' }]} purpose="sign_in" />,
    );
    await user.click(await button(text('identity.continueWith', { name: 'Fixer' })));
    expect(await screen.findByText(words())).toBeTruthy();
    expect((await button(text('identity.continueWith', { name: 'NetWatch' }))).hasAttribute('disabled')).toBe(false);
  });

  test('say what became of a visit, in words of their own alone', () => {
    opened(
      <>
        <ProviderNotice refused="identity.email_taken" />
        <ProviderNotice refused="<b>Call this number</b>" />
        <ProviderNotice done="linked" />
        <ProviderNotice done="Call this number" />
      </>,
    );
    expect(screen.getByText(text('errors.identity.email_taken'))).toBeTruthy();
    expect(screen.getByText(text('identity.linked'))).toBeTruthy();
    expect(screen.queryByText(/Call this number/)).toBeNull();
  });

  test('ask for the code of the second factor, and again after a wrong one', async () => {
    door.mockReturnValue({ error: 'account.wrong_code' });
    const { user } = opened(<ProviderCodeForm />);
    await user.click(screen.getByLabelText(text('account.trustDevice')));
    await user.type(screen.getByLabelText(text('account.codeFromApp')), '123456{Enter}');
    expect(await screen.findByText(text('errors.account.wrong_code'))).toBeTruthy();
    expect(JSON.parse(door.mock.calls[0]?.[1].body ?? '')).toEqual({ code: '123456', trust: true });
  });
});

test('a passkey answers for the code after a service, and the device may be tried again', async () => {
  fakeDevice();
  door.mockReturnValue({ error: 'passkey.refused' });
  const { api, user } = opened(<ProviderCodeForm />, {
    'passkey.startSignIn': () => ({ options: passkeyOptions, ceremony: null }),
  });
  await user.click(screen.getByLabelText(text('account.trustDevice')));
  await user.click(await button(text('passkey.useInstead')));
  expect(await screen.findByText(text('errors.passkey.refused'))).toBeTruthy();
  expect(api.callsOf('passkey.startSignIn')).toEqual([{ step: 'second_step' }]);
  const [path, sent] = door.mock.calls[0] ?? [];
  expect([path, JSON.parse(sent?.body ?? '')]).toMatchObject([
    '/api/auth/provider-code',
    { passkey: { id: credentialId, type: 'public-key' }, trust: true },
  ]);
  await user.click(await button(text('passkey.useInstead')));
  await vi.waitFor(() => expect(door).toHaveBeenCalledTimes(2));
});

describe('the ways in on the account page', () => {
  test('are not shown where a password is the only way', async () => {
    opened(<WaysPanel />, {
      'identity.list': () => ({ hasPassword: true, identities: [], linkable: [] }),
    });
    await vi.waitFor(() => expect(screen.queryByText(text('identity.ways'))).toBeNull());
  });

  test('keep the last one, and say why', async () => {
    const { user } = opened(<WaysPanel />, {
      'identity.list': () => linked,
      'identity.unlink': () => {
        throw new GameError('conflict', 'identity.last_way');
      },
    });
    await user.click(await button(text('identity.unlinkName', { name: 'Fixer' })));
    await user.click(within(await screen.findByRole('alertdialog')).getByText(text('identity.unlink')));
    expect(await screen.findByText(text('errors.identity.last_way'))).toBeTruthy();
  });

  test('ask an owner without a password to sign in at the service again before another is linked', async () => {
    door.mockReturnValue({ error: 'session.proof_required' });
    const { user } = opened(
      <>
        <WaysPanel />
        <ProofDialog />
      </>,
      { 'identity.list': () => linked, 'account.me': () => me },
    );
    await user.click(await button(text('identity.link', { name: 'Nightline' })));
    await user.click(await button(text('identity.proofWith', { name: 'Fixer' })));
    expect(door.mock.calls.map(([path, { body }]) => [path, JSON.parse(body)])).toEqual([
      ['/api/auth/provider/nightline', { purpose: 'link', next: '/account?done=linked' }],
      ['/api/auth/provider/fixer', { purpose: 'prove', next: '/account?done=proven' }],
    ]);
  });
});
