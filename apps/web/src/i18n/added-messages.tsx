'use client';

import { type AbstractIntlMessages, NextIntlClientProvider, useMessages } from 'next-intl';
import { type ReactNode, useMemo } from 'react';

interface AddedMessagesProps {
  readonly locale: string;
  /** Texts by room. */
  readonly texts: AbstractIntlMessages;
  readonly children: ReactNode;
}

/** Adds texts to those that the components above it have. */
export function AddedMessages({ locale, texts, children }: AddedMessagesProps) {
  const above: AbstractIntlMessages = useMessages();
  const messages = useMemo(() => ({ ...above, ...texts }), [above, texts]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
