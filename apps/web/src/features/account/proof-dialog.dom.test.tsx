import type { AccountView } from '@necp/shared/account/schema';
import type { IdentityView } from '@necp/shared/identity/schema';
import { GameError } from '@necp/shared/kernel';
import type { PasskeyOptions, PasskeyView } from '@necp/shared/passkey/schema';
import { useMutation } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useTRPC } from '../../components/providers/api';
import { credentialId, fakeDevice } from '../../testing/fake-device';
import { button, renderApp, text } from '../../testing/render-app';
import { ProofDialog } from './proof-dialog';

const input = { requestId: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d11', sessionId: '0f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d12' };

const me: AccountView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13' as AccountView['id'],
  email: 'anna@example.org',
  isGuest: false,
  hasPassword: true,
  pendingEmail: null,
  roles: ['player'],
  waitingRoles: [],
  secondFactor: null,
  locale: 'en',
  createdAt: new Date(0),
  expiresAt: null,
};

const options: PasskeyOptions = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'localhost',
  timeout: 300_000,
  userVerification: 'required',
  allowCredentials: [],
};
const laptop: PasskeyView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d21',
  name: 'Laptop',
  isVerified: true,
  isSynced: false,
  createdAt: new Date(0),
  lastUsedAt: null,
};

/** An act that the server refuses until the player has proven who they are. */
function Act() {
  const ending = useMutation(useTRPC().session.revoke.mutationOptions());
  return (
    <>
      <button type="button" onClick={() => ending.mutate(input as never)}>
        act
      </button>
      <output>{ending.status}</output>
    </>
  );
}

function opened(account = me, passkeys: PasskeyView[] = [], identities: IdentityView[] = []) {
  let isProven = false;
  return renderApp(
    <>
      <Act />
      <ProofDialog />
    </>,
    {
      'account.me': () => account,
      'passkey.list': () => ({ passkeys }),
      'identity.list': () => ({ hasPassword: account.hasPassword, identities, linkable: [] }),
      'passkey.startProof': () => options,
      'passkey.prove': () => {
        isProven = true;
        return { provenUntil: new Date(0), tokens: null };
      },
      'session.revoke': () => {
        if (!isProven) throw new GameError('forbidden', 'session.proof_required');
        return { endedSessions: 1 };
      },
      'account.prove': ({ password }) => {
        if (password !== 'a quiet umbrella') throw new GameError('forbidden', 'account.wrong_password');
        isProven = true;
        return { provenUntil: new Date(0), tokens: null };
      },
    },
  );
}
const password = () => screen.findByLabelText<HTMLInputElement>(text('account.password'));
const status = () => screen.getByRole('status', { hidden: true }).textContent;

test('asks for the password after a refusal, and sends the same act again', async () => {
  const { api, user } = opened();
  await user.click(await button('act'));
  expect(await screen.findByRole('dialog', { name: text('account.proofTitle') })).toBeTruthy();
  await user.type(await password(), 'not the one{Enter}');
  expect(await screen.findByText(text('errors.account.wrong_password'))).toBeTruthy();
  expect(api.callsOf('session.revoke')).toHaveLength(1);
  await user.clear(await password());
  await user.type(await password(), 'a quiet umbrella{Enter}');
  await waitFor(() => expect(status()).toBe('success'));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(api.callsOf('session.revoke')).toEqual([input, input]);
});

test('leaves the act refused when the player closes the dialog', async () => {
  const { api, user } = opened();
  await user.click(await button('act'));
  await user.click(await button(text('account.cancel')));
  await waitFor(() => expect(status()).toBe('error'));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(api.callsOf('session.revoke')).toHaveLength(1);
});

test('asks for a code too where the account has a second factor', async () => {
  const { api, user } = opened({ ...me, secondFactor: { since: new Date(0), recoveryCodesLeft: 10 } });
  await user.click(await button('act'));
  expect(await screen.findByText(text('account.proofLeadCode'))).toBeTruthy();
  await user.type(await password(), 'a quiet umbrella');
  await user.type(await screen.findByLabelText(text('account.codeFromApp')), '123456{Enter}');
  await waitFor(() => expect(status()).toBe('success'));
  expect(api.callsOf('account.prove')).toEqual([{ password: 'a quiet umbrella', code: '123456' }]);
});

test('takes a passkey instead of the password and the code', async () => {
  fakeDevice();
  const { api, user } = opened({ ...me, secondFactor: { since: new Date(0), recoveryCodesLeft: 10 } }, [laptop]);
  await user.click(await button('act'));
  await user.click(await button(text('passkey.useInstead')));
  await waitFor(() => expect(status()).toBe('success'));
  expect(api.callsOf('passkey.prove')).toMatchObject([{ answer: { id: credentialId } }]);
  expect(api.callsOf('account.prove')).toEqual([]);
});

test('asks an account without an address for its passkey only', async () => {
  fakeDevice();
  const { user } = opened({ ...me, email: null, hasPassword: false }, [laptop]);
  await user.click(await button('act'));
  expect(await screen.findByText(text('passkey.proofLeadOnly'))).toBeTruthy();
  expect(screen.queryByLabelText(text('account.password'))).toBeNull();
  await user.click(await button(text('account.cancel')));
  await waitFor(() => expect(status()).toBe('error'));
});

test('offers an account without a password its passkey and its provider', async () => {
  fakeDevice();
  const linked = { linkedAt: new Date(0), lastUsedAt: new Date(0) };
  const fixer = { provider: 'fixer', name: 'Fixer', email: null, isOffered: true, ...linked };
  const { user } = opened({ ...me, hasPassword: false }, [laptop], [fixer]);
  await user.click(await button('act'));
  expect(await button(text('identity.proofWith', { name: 'Fixer' }))).toBeTruthy();
  expect(screen.getByText(text('identity.proofByReset'))).toBeTruthy();
  expect(screen.queryByLabelText(text('account.password'))).toBeNull();
  await user.click(await button(text('passkey.useInstead')));
  await waitFor(() => expect(status()).toBe('success'));
});

test('offers no passkey that works as a second step only', async () => {
  fakeDevice();
  const { user } = opened(me, [{ ...laptop, isVerified: false }]);
  await user.click(await button('act'));
  await password();
  expect(screen.queryByRole('button', { name: text('passkey.useInstead') })).toBeNull();
});
