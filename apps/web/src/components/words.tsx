import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** Gives the messages of the named rooms to the browser; the rest of the dictionary stays on the server. */
export async function Words({ rooms, children }: { readonly rooms: readonly string[]; readonly children: ReactNode }) {
  const all: AbstractIntlMessages = await getMessages();
  const chosen = Object.fromEntries(rooms.flatMap((room) => (all[room] === undefined ? [] : [[room, all[room]]])));
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
