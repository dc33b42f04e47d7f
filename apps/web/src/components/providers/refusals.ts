'use client';

import type { MessageParams } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { viewOfError } from './api';

/** Says a refusal in the player's language; a code nobody translated reads as a fault of ours. */
export function useRefusalWords(): (code: string, params?: MessageParams) => string {
  const t = useTranslations('errors');
  return useCallback((code, params = {}) => (t.has(code as 'kernel.fault') ? t(code as 'kernel.fault', params) : t('kernel.fault')), [t]);
}

/** Says whatever a call threw. */
export function useErrorWords(): (error: unknown) => string {
  const say = useRefusalWords();
  return useCallback((error) => {
    const view = viewOfError(error);
    return say(view.code, view.params);
  }, [say]);
}
