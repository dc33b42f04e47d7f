import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import { useErrorWords } from '../../components/providers/refusals';
import { DeviceError } from './passkey-device';

/** Returns a function that says why a passkey did not work; nothing for what needs no words. */
export function useDeviceWords(): (error: unknown) => ReactNode {
  const t = useTranslations('passkey');
  const words = useErrorWords();
  return useCallback(
    (error) => {
      if (!(error instanceof DeviceError)) return words(error);
      return error.fault === 'left' ? undefined : t(`fault.${error.fault}`);
    },
    [t, words],
  );
}
