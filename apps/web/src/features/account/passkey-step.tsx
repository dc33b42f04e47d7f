'use client';

import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { askDevice, useHasPasskeys } from './passkey-device';
import { useDeviceWords } from './use-device-words';

interface PasskeyStepProps {
  /** Receives the answer of the device as JSON. */
  readonly onAnswer: (passkey: string) => Promise<void>;
  readonly onFault: (fault: ReactNode) => void;
}

/** Answers for a code with a passkey; nothing where the browser has none. */
export function PasskeyStep({ onAnswer, onFault }: PasskeyStepProps) {
  const t = useTranslations('passkey');
  const words = useDeviceWords();
  const hasPasskeys = useHasPasskeys();
  const api = useTRPC();
  const starting = useMutation(api.passkey.startSignIn.mutationOptions());
  const asking = useMutation({
    mutationFn: async () => {
      const { options } = await starting.mutateAsync({ step: 'second_step' });
      await onAnswer(JSON.stringify(await askDevice(options)));
    },
    onMutate: () => onFault(undefined),
    onError: (error) => onFault(words(error)),
  });
  if (!hasPasskeys) return null;
  return (
    <Button wide icon="key" waiting={asking.isPending} onClick={() => asking.mutate()}>
      {t('useInstead')}
    </Button>
  );
}
