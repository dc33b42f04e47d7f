import { getLocale, getTranslations } from 'next-intl/server';
import type { Locale } from '@necp/shared/kernel';
import type { ReactNode } from 'react';
import { pageHref } from '../../i18n/page-href';
import { classNames } from '../class-names';
import { LanguageSwitch } from './language-switch';
import { MaintenanceStrip } from './maintenance-strip';
import { Mark } from './mark';
import { SoftLink } from './soft-link';

/** Draws the header: name of the game, sign-in links, language. */
export async function SiteHeader({
  children,
  className,
}: {
  readonly children?: ReactNode;
  readonly className?: string;
}) {
  const [t, maintenance] = await Promise.all([getTranslations('site'), getTranslations('maintenance')]);
  const locale = (await getLocale()) as Locale;
  return (
    <>
      <MaintenanceStrip
        locale={locale}
        words={{ planned: maintenance('stripPlanned'), running: maintenance('stripRunning') }}
      />
      <header
        className={classNames(
          'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-8',
          className,
        )}
      >
        <SoftLink
          href={pageHref('/')}
          aria-label={t('home')}
          className="flex items-center gap-2 font-title text-lg font-bold tracking-wider text-text touch:min-h-11"
        >
          <Mark />
          {t('name')}
        </SoftLink>
        <nav aria-label={t('navigation')} className="flex items-center gap-4 sm:gap-6">
          {children}
          <LanguageSwitch locale={locale} label={t('language')} />
        </nav>
      </header>
    </>
  );
}
