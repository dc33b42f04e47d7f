'use client';

import type { MessageParams } from '@necp/shared/kernel';
import { readCorrelationId } from '@necp/shared/kernel/correlation';
import { useTranslations } from 'next-intl';
import { useCallback, type ReactNode } from 'react';
import { SupportNumber } from '../support-number';
import { supportNumberOf, viewOfError } from './api';

/** Returns a function that translates a refusal; a code without a translation reads as an internal error. */
export function useRefusalWords(): (code: string, params?: MessageParams) => string {
  const t = useTranslations('errors');
  return useCallback(
    (code, params = {}) => {
      // A request that is wrong as a whole names no field.
      const named = params.field === '' ? { ...params, field: 'none' } : params;
      return t.has(code as 'kernel.fault') ? t(code as 'kernel.fault', named) : t('kernel.fault');
    },
    [t],
  );
}

/**
 * Returns a function that translates a refusal of sign-in, which answers with a single text: the parameters of the
 * message follow the code as a query. The number for support follows the words, with a button that copies it.
 */
export function useSignInWords(): (refusal: string) => ReactNode {
  const say = useRefusalWords();
  const withNumber = useNumberWords();
  return useCallback(
    (refusal) => {
      const [code = '', query = ''] = refusal.split('?');
      const { support, ...given } = Object.fromEntries(new URLSearchParams(query));
      const numbers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
      return withNumber(say(code, numbers), readCorrelationId(support));
    },
    [say, withNumber],
  );
}

/** Returns a function that translates the error of a call, with the number for support when it has one. */
export function useErrorWords(): (error: unknown) => ReactNode {
  const say = useRefusalWords();
  const withNumber = useNumberWords();
  return useCallback(
    (error) => {
      const { code, params } = viewOfError(error);
      return withNumber(say(code, params), supportNumberOf(error));
    },
    [say, withNumber],
  );
}

/** Returns a function that puts the number for support behind the words; the words alone without a number. */
function useNumberWords(): (words: string, number: string | null) => ReactNode {
  const t = useTranslations('errors');
  return useCallback(
    (words, number) =>
      number === null ? words : t.rich('kernel.with_number', { words, n: () => <SupportNumber number={number} /> }),
    [t],
  );
}
