import { getLocale, getTranslations } from 'next-intl/server';
import type { Locale } from '@necp/shared/kernel';
import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import { LanguageSwitch } from './language-switch';

/** Name of the game, ways in, language. */
export async function SiteHeader({ children, className }: { readonly children?: ReactNode; readonly className?: string }) {
  const t = await getTranslations('site');
  return (
    <header className={classNames('flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-8', className)}>
      <NextLink href="/" prefetch={false} aria-label={t('home')} className="flex items-center gap-2 font-title text-lg font-bold tracking-wider text-text touch:min-h-11">
        <Mark />{t('name')}
      </NextLink>
      <nav aria-label={t('navigation')} className="flex items-center gap-4 sm:gap-6">
        {children}
        <LanguageSwitch locale={(await getLocale()) as Locale} label={t('language')} />
      </nav>
    </header>
  );
}

/** The mark: a crossing seen from above, one light on. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={classNames('size-6', className)}>
      <path d="M5 1H23V19L19 23H1V5Z" fill="#0c1014" stroke="#ff3d81" strokeWidth="1.5" />
      <path d="M12 2V22M2 12H22" stroke="#27303a" strokeWidth="5" />
      <path d="M14.5 14.5H20V18L18 20H14.5Z" fill="#ff3d81" /><path d="M4 6L6 4H9.5V9.5H4Z" fill="#d6dee6" />
    </svg>
  );
}
