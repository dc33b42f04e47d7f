'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from './copy-button';

/** The number by which support finds a failed call, with a button that copies it. */
export function SupportNumber({ number }: { readonly number: string }) {
  const t = useTranslations('kernel');
  return (
    <span className="inline-flex flex-wrap items-center gap-2 align-middle">
      <code className="number text-text select-all">{number}</code>
      <CopyButton size="small" text={number} name={t('copyNumber')} />
    </span>
  );
}
