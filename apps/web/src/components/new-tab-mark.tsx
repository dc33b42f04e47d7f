'use client';

import { useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { Icon } from './icon';

/** Says that a link opens a new tab: with an icon, and in words to screen readers. */
export function NewTabMark({ className }: { readonly className?: string }) {
  const t = useTranslations('kernel');
  return (
    <>
      <Icon name="new_tab" className={classNames('size-4', className)} />
      <span className="sr-only"> ({t('newTab')})</span>
    </>
  );
}
