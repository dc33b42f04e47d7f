'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { Loading } from '../../components/states';

interface ReadPartProps<T> {
  readonly query: {
    readonly data: T | undefined;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly children: (view: T) => ReactNode;
}

/** Draws a part of the guild once it is read, and until then that it is being read, or that this failed. */
export function ReadPart<T>({ query, children }: ReadPartProps<T>) {
  const t = useTranslations('guild');
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Loading label={t('loading')} />;
  return (
    <LoadFailed
      title={t('loadFailed')}
      retryLabel={t('tryAgain')}
      error={query.error}
      onRetry={() => void query.refetch()}
    />
  );
}
