'use client';

import type { Locale } from '@necp/shared/kernel';
import { queryOptions, type UseSuspenseQueryResult, useSuspenseQueries } from '@tanstack/react-query';
import { type AbstractIntlMessages, useLocale } from 'next-intl';
import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense } from 'react';
import { AddedMessages } from './added-messages';
import { loadMessages } from './load-messages';

interface LazyWindow<Props> {
  /** The rooms whose texts the window shows and its page does not have; defaults to none. */
  readonly messages?: readonly string[] | undefined;
  readonly load: () => Promise<ComponentType<Props>>;
}

/**
 * Returns a window whose code and texts are loaded together when it is first drawn. It appears when it has both, and
 * follows a change of the language: the old texts stay until the new ones are there.
 */
export function lazyWindow<Props extends object>({ messages = [], load }: LazyWindow<Props>): FunctionComponent<Props> {
  let code: ReturnType<typeof load> | undefined;
  const begin = () => {
    if (code) return code;
    code = load();
    // React throws the fault again where the window is drawn.
    code.catch(() => undefined);
    return code;
  };
  const Window = lazy(async () => ({ default: await begin() })) as unknown as FunctionComponent<Props>;
  return function WindowWithMessages(props: Props) {
    void begin();
    return (
      <Suspense fallback={null}>
        <RoomMessages rooms={messages}>
          <Window {...props} />
        </RoomMessages>
      </Suspense>
    );
  };
}

/** Suspends until the texts of the rooms are loaded in the player's language, and gives them to its children. */
function RoomMessages({ rooms, children }: { readonly rooms: readonly string[]; readonly children: ReactNode }) {
  const locale = useLocale() as Locale;
  const texts = useSuspenseQueries({ queries: rooms.map((room) => textsOf(locale, room)), combine: merge });
  return (
    <AddedMessages locale={locale} texts={texts}>
      {children}
    </AddedMessages>
  );
}

const textsOf = (locale: Locale, room: string) =>
  queryOptions({
    queryKey: ['messages', locale, room],
    queryFn: async (): Promise<AbstractIntlMessages> => ({ [room]: await loadMessages(locale, room) }),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });

const merge = (results: UseSuspenseQueryResult<AbstractIntlMessages>[]): AbstractIntlMessages =>
  Object.assign({}, ...results.map(({ data }) => data)) as AbstractIntlMessages;
