import { NextIntlClientProvider } from 'next-intl';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ApiProvider } from '../../components/providers/api';
import { TooltipRoom } from '../../components/tooltip';
import { readMessages } from '../../messages/testing/read-messages';
import { text } from '../../testing/render-app';
import { SignInForm } from './sign-in-form';

test('the server draws every way in, so that none moves later, and none that is silent until the scripts run', () => {
  const page = document.createElement('div');
  page.innerHTML = renderToString(
    <NextIntlClientProvider locale="en" messages={readMessages('en')} timeZone="UTC">
      <ApiProvider>
        <TooltipRoom>
          <SignInForm providers={[{ id: 'fixer', name: 'Fixer' }]} />
        </TooltipRoom>
      </ApiProvider>
    </NextIntlClientProvider>,
  );
  const buttons = [...page.querySelectorAll('button')];
  for (const name of [text('passkey.signIn'), text('identity.continueWith', { name: 'Fixer' })])
    expect(buttons.find(({ textContent }) => textContent === name)?.disabled, name).toBe(true);
});
