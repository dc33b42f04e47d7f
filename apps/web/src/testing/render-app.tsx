import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTranslator, NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { ApiProvider } from '../components/providers/api';
import { Toaster } from '../components/toaster';
import { TooltipRoom } from '../components/tooltip';
import { readMessages } from '../messages/testing/read-messages';
import { type FakeAnswers, fakeApi } from './fake-api';

const en = readMessages('en');

/** Returns the English text of a message, so that a test names what the player reads without repeating it. */
export const text: (key: string, values?: Record<string, string | number>) => string = createTranslator({
  locale: 'en',
  messages: en,
  timeZone: 'UTC',
}) as never;

/** Renders a part of the interface with its providers and a fake server that gives the answers. */
export function renderApp(ui: ReactElement, answers: FakeAnswers = {}) {
  const api = fakeApi(answers);
  const user = userEvent.setup({ delay: null });
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <ApiProvider>
        <TooltipRoom>
          {ui}
          <Toaster closeLabel="Close" regionLabel="Notifications" />
        </TooltipRoom>
      </ApiProvider>
    </NextIntlClientProvider>,
  );
  return { api, user };
}

/** Finds a button by its label, as soon as it is rendered. */
export const button = (name: string) => screen.findByRole('button', { name });
