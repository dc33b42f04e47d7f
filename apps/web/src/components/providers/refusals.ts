'use client';

import type { MessageParams } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { viewOfError } from './api';

/**
 * Says a refusal in the player's language; a code nobody translated reads as a fault of ours.
 * The door of signing in can only say one text: there the numbers of the message follow the code as a query.
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

/** Says whatever a call threw. */
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
