'use client';

import type { MessageParams } from '@necp/shared/kernel';
import { readCorrelationId } from '@necp/shared/kernel/correlation';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { supportNumberOf, viewOfError } from './api';

/**
 * Returns a function that translates a refusal; a code without a translation reads as an internal error. Sign-in
 * answers with a single text, so the parameters of the message follow the code as a query. The number for support
 * follows the words.
 */
export function useRefusalWords(): (refusal: string, params?: MessageParams) => string {
  const t = useTranslations('errors');
  return useCallback(
    (refusal, params = {}) => {
      const [code = '', query = ''] = refusal.split('?');
      const { support, ...given } = Object.fromEntries(new URLSearchParams(query));
      const numbers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
      const words = t.has(code as 'kernel.fault')
        ? t(code as 'kernel.fault', { ...numbers, ...params })
        : t('kernel.fault');
      const number = readCorrelationId(support);
      return number === null ? words : t('kernel.with_number', { words, number });
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
      const number = supportNumberOf(error);
      return say(number === null ? view.code : `${view.code}?support=${number}`, view.params);
    },
    [say],
  );
}
