import type { Locale } from '@necp/shared/kernel';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type AbstractIntlMessages, createTranslator, type IntlError, NextIntlClientProvider } from 'next-intl';
import { type ReactElement, startTransition } from 'react';
import { toast } from 'sonner';
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

/** A language with the messages that the page has in it. */
interface Language {
  readonly locale: Locale;
  readonly messages: AbstractIntlMessages;
  readonly onError?: (error: IntlError) => void;
}

/** Renders a part of the interface with its providers and a fake server that gives the answers. */
export function renderApp(
  ui: ReactElement,
  answers: FakeAnswers = {},
  language: Language = { locale: 'en', messages: en },
) {
  // A toaster shows again what another one showed, also the toasts of an earlier test.
  toast.dismiss();
  const api = fakeApi(answers);
  const user = userEvent.setup({ delay: null });
  const app = (spoken: Language) => (
    <NextIntlClientProvider {...spoken} timeZone="UTC">
      <ApiProvider>
        <TooltipRoom>
          {ui}
          <Toaster closeLabel="Close" regionLabel="Notifications" />
        </TooltipRoom>
      </ApiProvider>
    </NextIntlClientProvider>
  );
  const { rerender } = render(app(language));
  /** Changes the language as a page does: what is on the screen stays until the new texts are there. */
  const changeLanguage = (next: Language) => act(() => startTransition(() => rerender(app(next))));
  return { api, user, changeLanguage };
}

/** Finds a button by its label, as soon as it is rendered. */
export const button = (name: string) => screen.findByRole('button', { name });
