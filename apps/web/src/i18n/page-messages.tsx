import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AddedMessages } from './added-messages';

/**
 * Gives the browser the language, the errors of all rooms, because any of them may be the answer to what a player does,
 * and the texts around an error.
 */
export async function BaseMessages({ children }: { readonly children: ReactNode }) {
  const { errors = {}, kernel = {} }: AbstractIntlMessages = await getMessages();
  return <NextIntlClientProvider messages={{ errors, kernel }}>{children}</NextIntlClientProvider>;
}

/** Gives the browser the texts of the named rooms too; all others stay on the server. It stands in `BaseMessages`. */
export async function PageMessages({
  rooms,
  children,
}: {
  readonly rooms: readonly string[];
  readonly children: ReactNode;
}) {
  const all: AbstractIntlMessages = await getMessages();
  const texts = Object.fromEntries(rooms.flatMap((room) => (all[room] === undefined ? [] : [[room, all[room]]])));
  return (
    <AddedMessages locale={await getLocale()} texts={texts}>
      {children}
    </AddedMessages>
  );
}
