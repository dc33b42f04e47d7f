'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon';

/**
 * Says that an e-mail was sent. Its content depends on the address; this page does not, so that it reveals nothing.
 */
export function EmailSent({
  email,
  validForMs,
  children,
}: {
  readonly email: string;
  readonly validForMs: number;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('account');
  return (
    <div role="status" className="grid gap-3">
      <Icon name="mail" className="size-8 text-amber" />
      <p className="text-lg text-text">
        {t.rich('emailSent', { email, strong: (words) => <strong className="wrap-anywhere">{words}</strong> })}
      </p>
      <p className="text-quiet">{t('emailValid', { hours: Math.round(validForMs / 3_600_000) })}</p>
      {children}
    </div>
  );
}
