import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProvider } from '../../components/providers/api';
import { TooltipRoom } from '../../components/tooltip';
import { readMessages } from '../../messages/testing/read-messages';
import { text } from '../../testing/render-app';
import { PasskeyBind } from './passkey-bind';
import { SignInForm } from './sign-in-form';

afterEach(() => void vi.unstubAllGlobals());

/** Draws as the server does, where there is no browser to ask. */
function drawn(children: ReactNode): HTMLElement {
  vi.stubGlobal('navigator', undefined);
  const page = document.createElement('div');
  page.innerHTML = renderToString(
    <NextIntlClientProvider locale="en" messages={readMessages('en')} timeZone="UTC">
      <ApiProvider>
        <TooltipRoom>{children}</TooltipRoom>
      </ApiProvider>
    </NextIntlClientProvider>,
  );
  return page;
}

test('the server draws every way in, so that none moves later, and none that is silent until the scripts run', () => {
  const page = drawn(<SignInForm providers={[{ id: 'fixer', name: 'Fixer' }]} />);
  const buttons = [...page.querySelectorAll('button')];
  for (const name of [text('passkey.signIn'), text('identity.continueWith', { name: 'Fixer' })])
    expect(buttons.find(({ textContent }) => textContent === name)?.disabled, name).toBe(true);
});

test('the server draws the form of a passkey with the name of the device that asked', () => {
  const page = drawn(<PasskeyBind device="Firefox · Linux" />);
  expect(page.textContent).toContain(text('passkey.bindWarning'));
  expect(page.querySelector('input')).not.toBeNull();
});
