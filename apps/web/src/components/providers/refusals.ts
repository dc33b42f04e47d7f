'use client';

import type { MessageParams } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { viewOfError } from './api';

/**
 * Returns a function that translates a refusal; a code without a translation reads as an internal error. Sign-in
 * answers with a single text, so the parameters of the message follow the code as a query.
 */
export function useRefusalWords(): (refusal: string, params?: MessageParams) => string {
  const t = useTranslations('errors');
  return useCallback(
    (refusal, params = {}) => {
      const [code = '', query = ''] = refusal.split('?');
      const numbers = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, Number(value)]));
      return t.has(code as 'kernel.fault') ? t(code as 'kernel.fault', { ...numbers, ...params }) : t('kernel.fault');
    },
    [t],
  );
}

/** Returns a function that translates the error of a call. */
export function useErrorWords(): (error: unknown) => string {
  const say = useRefusalWords();
  return useCallback(
    (error) => {
      const view = viewOfError(error);
      return say(view.code, view.params);
    },
    [say],
  );
}
