'use client';

import { useTranslations } from 'next-intl';

/** The line between the form of a page and the other ways in below it: one, however many ways there are. */
export function OrLine() {
  const t = useTranslations('identity');
  return (
    <p className="flex items-center gap-3 text-sm text-quiet">
      <span className="h-px grow bg-line" />
      {t('or')}
      <span className="h-px grow bg-line" />
    </p>
  );
}
