import type { IdentityListView } from '@necp/shared/identity/schema';
import type { PasskeyView } from '@necp/shared/passkey/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { FactorPanel } from './factor-panel';
import { PasskeyPanel } from './passkey-panel';
import { WaysPanel } from './ways-panel';

const phone: PasskeyView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d21',
  name: 'Phone',
  isVerified: true,
  isSynced: false,
  createdAt: new Date(0),
  lastUsedAt: null,
};
const identity = { email: null, linkedAt: new Date(0), lastUsedAt: new Date(0), isOffered: true };
const linked: IdentityListView = {
  hasPassword: true,
  identities: [
    { ...identity, provider: 'fixer', name: 'Fixer' },
    { ...identity, provider: 'nightline', name: 'Nightline' },
  ],
  linkable: [],
};
const changed = { done: true, tokens: null } as const;

/** What an owner can remove: the panel, the button that asks, the button that confirms, and the call. */
const removals = [
  {
    what: 'a passkey',
    panel: <PasskeyPanel />,
    ask: text('passkey.removeNamed', { name: 'Phone' }),
    confirm: text('passkey.remove'),
    call: 'passkey.remove',
    names: { passkeyId: phone.id },
  },
  {
    what: 'a linked service',
    panel: <WaysPanel />,
    ask: text('identity.unlinkName', { name: 'Fixer' }),
    confirm: text('identity.unlink'),
    call: 'identity.unlink',
    names: { provider: 'fixer' },
  },
  {
    what: 'the second factor',
    panel: <FactorPanel factor={{ since: new Date(0), recoveryCodesLeft: 8 }} />,
    ask: text('account.factorStop'),
    confirm: text('account.factorStop'),
    call: 'account.removeTotp',
    names: {},
  },
] as const;

function shown(panel: (typeof removals)[number]['panel']) {
  return renderApp(panel, {
    'passkey.list': () => ({ passkeys: [phone] }),
    'identity.list': () => linked,
    'passkey.remove': () => changed,
    'identity.unlink': () => changed,
    'account.removeTotp': () => changed,
  });
}
const question = async () => within(await screen.findByRole('alertdialog'));
const choiceIn = (dialog: Awaited<ReturnType<typeof question>>) =>
  dialog.getByRole('checkbox', { name: new RegExp(text('account.endOthers')) });
const isChecked = (choice: HTMLElement) => choice.getAttribute('aria-checked');

describe.each(removals)('the removal of $what', ({ panel, ask, confirm, call, names }) => {
  test('ends the other sessions, unless the owner lets them stay', async () => {
    const { api, user } = shown(panel);
    await user.click(await button(ask));
    const first = await question();
    expect(isChecked(choiceIn(first))).toBe('true');
    await user.click(first.getByRole('button', { name: confirm }));
    await waitFor(() => expect(api.callsOf(call)).toMatchObject([{ ...names, endOthers: true }]));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await user.click(await button(ask));
    const second = await question();
    await user.click(choiceIn(second));
    await user.click(second.getByRole('button', { name: confirm }));
    await waitFor(() => expect(api.callsOf(call)[1]).toMatchObject({ ...names, endOthers: false }));
  });

  test('asks anew each time, whatever was chosen before the owner thought better of it', async () => {
    const { api, user } = shown(panel);
    await user.click(await button(ask));
    const first = await question();
    await user.click(choiceIn(first));
    expect(isChecked(choiceIn(first))).toBe('false');
    await user.click(first.getByRole('button', { name: text('account.cancel') }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await user.click(await button(ask));
    expect(isChecked(choiceIn(await question()))).toBe('true');
    expect(api.callsOf(call)).toEqual([]);
  });
});
