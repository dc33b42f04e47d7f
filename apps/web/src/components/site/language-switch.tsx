'use client';

import type { Locale } from '@necp/shared/kernel';
import { clsx } from 'clsx';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { localisedPath, readLocalisedPath } from '../../i18n/localised-path';
import { localeCookie } from '../../messages/locale-cookie';
import { newRequestId } from '../kernel/rng';

const yearSeconds = 31_536_000;

/** Remembers the language in this browser. */
export function rememberLocale(locale: Locale): void {
  const { protocol } = window.location;
  const secure = protocol === 'https:' ? '; secure' : '';
  document.cookie = `${localeCookie(protocol)}=${locale}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
}

/**
 * Stores the language in the account too when the visitor is signed in; this browser has it already, so a failure
 * changes nothing here.
 */
async function keepWithAccount(language: Locale): Promise<void> {
  const body = JSON.stringify({ json: { requestId: newRequestId(), language } });
  await fetch('/api/trpc/settings.chooseLanguage', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: true,
  }).catch(() => undefined);
}

/** Switches between English and Russian at once, without leaving the page. */
export function LanguageSwitch({ locale, label }: { readonly locale: Locale; readonly label: string }) {
  const router = useRouter();
  const [isChanging, change] = useTransition();
  const choose = (next: Locale) => {
    rememberLocale(next);
    const named = readLocalisedPath(window.location.pathname);
    change(() => (named ? router.replace(localisedPath(next, named.page)) : router.refresh()));
    void keepWithAccount(next);
  };
  return (
    <div role="group" aria-label={label} aria-busy={isChanging} className="flex">
      {(
        [
          ['en', 'EN', 'English'],
          ['ru', 'РУ', 'Русский'],
        ] as const
      ).map(([id, short, name]) => (
        <button
          key={id}
          type="button"
          lang={id}
          aria-label={`${short}, ${name}`}
          aria-pressed={id === locale}
          onClick={() => choose(id)}
          className={clsx(
            'caps min-h-8 px-2 text-xs transition-colors touch:min-h-11 touch:min-w-11',
            id === locale ? 'text-amber' : 'text-quiet hover:text-text',
          )}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
